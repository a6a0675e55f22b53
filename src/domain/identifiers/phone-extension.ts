const words = [
  'ext(?:ension|n)?',
  'extensi[oó]n',
  'x',
  'доб(?:авочный)?',
  'вн(?:утр(?:енний)?)?',
  'дод(?:атковий)?',
  'int(?:erno|ern)?',
  'anexo',
  'ramal',
  'poste',
  'durchwahl',
  'dw',
  'nst',
  'toestel',
  'wew(?:n|nętrzny)?',
  'dahili',
  'linka',
];
const MARK = `(?:[#;]|(?<!\\p{L})(?:${words.join('|')})(?!\\p{L}))`;
const extension = new RegExp(`^[\\s,)(]*${MARK}[\\s.:#№-]*(\\d{1,6})(?!\\d)`, 'iu');
const extensionInValue = new RegExp(`${MARK}[\\s.:#№-]*(\\d{1,6})\\s*\\)?\\s*$`, 'iu');

const rest = new RegExp(`(?:,|;|${MARK}).*$`, 'isu');
const startsWithMark = new RegExp(`^(?:${words.join('|')})`, 'iu');

/** A typed or stored number without its extension. */
export function withoutExtension(value: string): string {
  return value.replace(rest, '');
}

/** Whether a word directly behind digits is the mark of an extension: "600123456ext3". */
export function isExtensionMark(word: string): boolean {
  return startsWithMark.test(word);
}

/** The extension that follows a number in a text (`... доб. 102`, `... ext 102`); `end`: where the number ends. */
export function extensionAfter(text: string, end: number): string | undefined {
  return extension.exec(text.slice(end, end + 40))?.[1];
}

/** The extension in a stored value (`+74951234567#101`, `... ext. 101`). */
export function extensionOfValue(value: string): string | undefined {
  return value.length > 100 ? undefined : extensionInValue.exec(value)?.[1];
}
