import { plainText } from './plain-text.ts';

const whole = 'todo|todas|tudo|tutto|tout|toute|all|alles|все|всё|усе|wszystko|hepsi|semua|全部|全';
const lettersAre =
  '(?:letras? )?min[uú]sculas?|(?:lettres )?minuscules?|minuscolo|minuscole|lower ?case|small letters|klein(?: ?geschrieben|buchstaben)|маленькими(?: буквами)?|строчными(?: буквами)?|латиницей|латиницею|латинкою|маленькими літерами|małymi(?: literami)?|malymi(?: literami)?|küçük harf(?:le)?|huruf kecil|chữ thường|小写|小寫';
const areJoined =
  'todo junto|tudo junto|tutto attaccato|attaccato|tout attaché|tout attache|en un seul mot|all one word|one word|all together|no spaces?|alles zusammen|zusammengeschrieben|zusammen|слитно|вместе|разом|razem|bitişik|sin espacios?|sem espaços?|sem espacos?|senza spazi|sans espaces?|ohne leerzeichen|без пробелов|без пробілів|bez spacji|tanpa spasi|viết liền|连写';
const prepositions = 'en|em|in|mit|con|com|avec|with';
const atEnd = new RegExp(
  `(?:,? {1,2}|, ?)(?:(?:${whole}) )?(?:(?:${prepositions}) )?(?:(?<joined>${areJoined})|${lettersAre})$`,
  'iu',
);
const atStart = new RegExp(`^[ ,.(-]{0,3}(?:${areJoined})(?= {0,2}(?:[.,;:!)\\n]|$))`, 'iu');
/** Longer than any remark: a pattern for the end of a text is tried at every place. */
const WINDOW_SIZE = 60;

/** What is said of an address between its local part and the at sign: "marta en minúsculas arroba". */
export interface Remark {
  readonly length: number;
  /** The words before are one: "maria jose todo junto arroba". */
  readonly isJoined: boolean;
}

/** The remark at the end of a text. */
export function remarkBefore(text: string): Remark {
  const match = atEnd.exec(text.slice(-WINDOW_SIZE));
  return { length: match?.[0].length ?? 0, isJoined: match?.groups?.['joined'] !== undefined };
}

/** Whether a text behind an address says that its words are written as one: "todo junto", not "вместе с договором". */
export function saysJoined(text: string): boolean {
  return atStart.test(text.slice(0, WINDOW_SIZE).normalize('NFC'));
}

const multipliers = new Set(
  'double doble dobel triple treble tripel doppelt doppel doppio doppia duplo dupla двойная двойной'.split(
    ' ',
  ),
);

/** A word that repeats what follows: "double five". */
export function isMultiplier(plain: string): boolean {
  return multipliers.has(plainText(plain));
}
