const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** Whether a text starts with a Chinese character: its words are not separated by spaces. */
export function isHan(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= FIRST_HAN && code <= LAST_HAN;
}
