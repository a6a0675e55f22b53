import { allMatches } from './all-matches.ts';
import { isCopula, isFiller, isOwnWord } from './filler-words.ts';
import { hanContext, hanContextAfter } from './han-context.ts';
import { isNumberWord, isPhoneNoun, isPhoneWord } from './phone-words.ts';
import { plainText } from './plain-text.ts';
import { isReferenceWord, isVersionWord, isWeakReferenceWord } from './reference-words.ts';

/** What digits are according to the words around them. */
export interface NumberContext {
  readonly kind: 'phone' | 'reference' | 'version' | 'none';
  /** The word that decided. */
  readonly word?: string;
  /** "My phone is ...": the writer's own phone. */
  readonly own?: boolean;
}

const noContext: NumberContext = { kind: 'none' };
const WINDOW_BEFORE = 80;
const WINDOW_AFTER = 60;
const MAX_WORDS_BACK = 9;
const tokenPattern = /[\p{L}\p{M}]+|\d+|[^\s\p{L}\p{M}\d]/gu;
const sentenceEnd =
  /[\u0001!?;,…。！？；，]|\.{2,}|(?:[\p{L}\p{M}]{5,}(?<!nr|num|tel|telf|telef|numer|ном|зак|ref)|\d)\.\s|[^:\s]\s*\n|\n\s*\n/giu;

/** Removes the Arabic prefixes for "the", "and", "for" and "by". */
function bareWord(token: string): string {
  return /^[\u0600-\u06ff]/.test(token) ? token.replace(/^(?:و|ف)?(?:ال|لل|بال|ل|ب)?(?=.{3})/, '') : token;
}

function isAny(token: string, ...tests: readonly ((word: string) => boolean)[]): boolean {
  const bare = bareWord(token);
  return tests.some((test) => test(token) || test(bare));
}

/** The tokens of the sentence before an offset, the nearest last. */
function tokensBefore(text: string, start: number, size: number = WINDOW_BEFORE): readonly string[] {
  const window = text.slice(Math.max(0, start - size), start);
  let from = 0;
  for (const end of allMatches(window, sentenceEnd)) from = end.index + end[0].length;
  return plainText(window.slice(from)).match(tokenPattern) ?? [];
}

function tokensAfter(text: string, end: number): readonly string[] {
  const window = text.slice(end, end + WINDOW_AFTER);
  const stop = /[\u0001\n!?;,…。！？；，]|\.(?:\s|$)/.exec(window)?.index ?? window.length;
  return plainText(window.slice(0, stop)).match(tokenPattern) ?? [];
}

// "teléfono del pedido 600...": the noun before "del" decides.
function belongsToPhone(tokens: readonly string[], at: number): boolean {
  const linked = isAny(tokens[at - 1] ?? '', (word) => /^(?:de|del|do|da|der|des|du|of|zur|zum)$/.test(word));
  const noun = linked ? tokens[at - 2] : tokens[at - 1];
  return noun !== undefined && isAny(noun, isPhoneNoun);
}

interface ScanState {
  numberWord: boolean;
  sign: boolean;
  own: boolean;
}

function isSkipped(token: string, signs: ScanState, last: boolean): boolean {
  if (/^(?:n?[º°]|[#№])$/.test(token)) signs.sign ||= last;
  else if (isAny(token, isNumberWord)) signs.numberWord = true;
  else if (isAny(token, isOwnWord)) signs.own = true;
  else return /^[^\p{L}\p{M}\d]$/u.test(token) || isFiller(token);
  return true;
}

function classifyWord(tokens: readonly string[], at: number, signs: ScanState): NumberContext | undefined {
  const word = tokens[at] ?? '';
  if (isAny(word, isPhoneWord)) {
    const own = signs.own || tokens.slice(Math.max(0, at - 2), at).some((token) => isAny(token, isOwnWord));
    return { kind: 'phone', word, own };
  }
  const weak = isAny(word, isWeakReferenceWord) && (signs.numberWord || signs.sign);
  if (weak || isAny(word, isReferenceWord)) {
    return belongsToPhone(tokens, at) ? { kind: 'phone', word } : { kind: 'reference', word };
  }
  return isAny(word, isVersionWord) ? { kind: 'version', word } : undefined;
}

function scanBackwards(tokens: readonly string[], signs: ScanState): NumberContext | undefined {
  let last = true;
  for (let at = tokens.length - 1; at >= Math.max(0, tokens.length - MAX_WORDS_BACK); at--) {
    const decided = classifyWord(tokens, at, signs);
    if (decided !== undefined) return decided;
    const token = tokens[at] ?? '';
    const seriesNumber = /^\d\d?$/.test(token) && tokens[at - 1] === '-';
    if (!seriesNumber && !isSkipped(token, signs, last)) return undefined;
    last &&= token === ':' || token === '.';
  }
  return undefined;
}

function contextOfTokens(tokens: readonly string[]): NumberContext {
  const signs: ScanState = { numberWord: false, sign: false, own: false };
  const decided = scanBackwards(tokens, signs);
  if (decided !== undefined) return decided;
  if (signs.sign && !signs.own) return { kind: 'reference', word: '№' };
  return signs.numberWord ? { kind: 'phone', word: 'number', own: signs.own } : noContext;
}

/** Context from the words before an offset. */
export function contextBefore(text: string, start: number): NumberContext {
  const han = hanContext(text.slice(Math.max(0, start - 16), start));
  if (han !== undefined) return han;
  return contextOfTokens(tokensBefore(text, start));
}

// "600123456 order 4821": the word belongs to the digits after it.
function namesNextDigits(tokens: readonly string[], at: number): boolean {
  const next = tokens.slice(at + 1).find((other) => !/^[:#№.]$/.test(other));
  return /^\d/.test(next ?? '');
}

function isLink(token: string): boolean {
  return isCopula(token) || token === '(' || token === '-' || token === '=';
}

/** Context from the words after the digits: "612345678 is my order number", "612345678 (factura)". */
export function contextAfter(text: string, end: number): NumberContext {
  const han = hanContextAfter(text.slice(end, end + 16));
  if (han !== undefined) return han;
  const tokens = tokensAfter(text, end).slice(0, 8);
  let linked = false;
  for (const [index, token] of tokens.entries()) {
    if (isAny(token, isPhoneWord)) return noContext;
    if (isAny(token, isReferenceWord)) {
      return linked && !namesNextDigits(tokens, index) ? { kind: 'reference', word: token } : noContext;
    }
    if (isLink(token)) linked = true;
    else if (token !== "'" && !isAny(token, isFiller, isOwnWord, isNumberWord)) return noContext;
  }
  return noContext;
}

/** Whether a phone word is near, also in another sentence. */
export function phoneWordNearby(text: string, start: number, end: number): boolean {
  const near = `${text.slice(Math.max(0, start - 60), start)} ${text.slice(end, end + 30)}`;
  if (/电话|電話|手机|手機|联系|聯繫|致电|打|拨|微信|号码|號碼/.test(near)) return true;
  return (plainText(near).match(tokenPattern) ?? []).some((token) => isAny(token, isPhoneWord, isNumberWord));
}
