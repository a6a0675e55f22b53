import type { AnnotatedText, Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import type { Concept } from './lexicon.ts';
import { referenceConcepts } from './lexicon.ts';
import type { TextRange } from './reading.ts';
import { hasAny, isNear, termBefore, tokenIndexAt } from './token-window.ts';

/** What digits are according to the words around them. */
export interface NumberContext {
  readonly kind: 'phone' | 'reference' | 'version' | 'none';
  /** The word that decided. */
  readonly word?: string;
  /** "My phone is ...": the writer's own phone. */
  readonly own?: boolean;
}

const noContext: NumberContext = { kind: 'none' };
const MAX_TOKENS = 14;
const MAX_UNKNOWN_WORDS = 2;
const MAX_UNKNOWN_AFTER_NUMBER_WORD = 4;
const phoneConcepts: readonly Concept[] = ['phoneNoun', 'callMe', 'ownNumber', 'calledOut', 'youCalledMe'];
const freeConcepts: readonly Concept[] = [
  'filler',
  'copula',
  'kinshipAndRole',
  'readerOwn',
  'otherOwn',
  'selfIntroduction',
];
const numberSign = /^[#№º°]$/u;

function isReference(token: Token): boolean {
  return token.concepts.some((concept) => referenceConcepts.has(concept));
}

// "teléfono del pedido 600...", "phone order": the phone noun before the reference decides.
function belongsToPhone(tokens: readonly Token[], at: number): boolean {
  const beforeAt = termBefore(tokens, at);
  const noun = tokens[hasAny(tokens[beforeAt], 'filler') ? termBefore(tokens, beforeAt) : beforeAt];
  return hasAny(noun, 'phoneNoun');
}

interface Scan {
  numberWord: boolean;
  sign: boolean;
  own: boolean;
  unknown: number;
  /** Only punctuation so far. */
  isFirst: boolean;
}

function decide(tokens: readonly Token[], at: number, scan: Scan): NumberContext | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const word = token.plain;
  if (hasAny(token, ...phoneConcepts)) {
    const own = scan.own || hasAny(token, 'ownNumber', 'callMe') || isNear(tokens, at, -1, 2, 'writerOwn');
    return { kind: 'phone', word, own };
  }
  const isWeak = hasAny(token, 'weakReference') && (scan.numberWord || scan.sign);
  // "order 4821", "4821 numaralı sipariş": the noun belongs to other digits.
  const beforeAt = termBefore(tokens, at);
  const before = tokens[hasAny(tokens[beforeAt], 'numberWord') ? termBefore(tokens, beforeAt) : beforeAt];
  if (before?.kind === 'digits' || before?.kind === 'identifier') return undefined;
  if (isWeak || isReference(token)) {
    return { kind: belongsToPhone(tokens, at) ? 'phone' : 'reference', word };
  }
  return hasAny(token, 'version') ? { kind: 'version', word } : undefined;
}

// "001-002-": a part of a number with dashes.
function isSeries(tokens: readonly Token[], at: number): boolean {
  return /^\d{1,3}$/.test(tokens[at]?.plain ?? '') && tokens[at + 1]?.plain === '-';
}

/** Notes a token that does not decide; `false` ends the search. */
function passes(tokens: readonly Token[], at: number, scan: Scan): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'hard' || token.kind === 'identifier') return false;
  if (token.kind === 'digits') return isSeries(tokens, at);
  if (token.kind === 'soft') return /^[:：(（"«“„—-]$/u.test(token.plain);
  if (token.kind === 'mark') {
    if (numberSign.test(token.plain) && scan.isFirst) scan.sign = true;
    return true;
  }
  const isNo = token.plain === 'no' && scan.isFirst;
  if (/º$/u.test(token.plain)) scan.sign ||= scan.isFirst;
  if (hasAny(token, 'numberWord') || isNo) scan.numberWord = true;
  else if (hasAny(token, 'writerOwn')) scan.own = true;
  else if (hasAny(token, 'negation', 'payment')) return false;
  else if (!token.isCovered && !hasAny(token, ...freeConcepts)) scan.unknown++;
  scan.isFirst = false;
  return scan.unknown <= (scan.numberWord ? MAX_UNKNOWN_AFTER_NUMBER_WORD : MAX_UNKNOWN_WORDS);
}

/** Context from the words before an offset: the nearest noun decides, words between do not. */
export function contextBefore(annotated: AnnotatedText, start: number): NumberContext {
  const { tokens } = annotated;
  const scan: Scan = { numberWord: false, sign: false, own: false, unknown: 0, isFirst: true };
  let last = tokenIndexAt(annotated, start) - 1;
  if ((tokens[last + 1]?.start ?? start) < start) last++;
  if (tokens[last]?.kind === 'identifier' && (tokens[last]?.end ?? 0) > start) last--;
  for (let at = last; at > last - MAX_TOKENS && at >= 0; at--) {
    const decided = tokens[at]?.kind === 'word' ? decide(tokens, at, scan) : undefined;
    if (decided !== undefined) return decided;
    if (!passes(tokens, at, scan)) break;
  }
  if (scan.sign && !scan.own) return { kind: 'reference', word: '№' };
  return scan.numberWord ? { kind: 'phone', word: 'number', own: scan.own } : noContext;
}

// "600123456 order 4821": the word belongs to the digits after it.
function namesNextDigits(tokens: readonly Token[], at: number): boolean {
  for (const token of tokens.slice(at + 1, at + 4)) {
    if (token.kind === 'digits' || token.kind === 'identifier') return true;
    if (token.kind !== 'mark' && token.plain !== ':' && !hasAny(token, 'numberWord')) return false;
  }
  return false;
}

const offers = new Set(
  'orcamento orcamentos cotacao presupuesto presupuestos cotizacion preventivo preventivi devis quote estimate angebot kosztorys wycena смета смету кошторис teklif penawaran'.split(
    ' ',
  ),
);

// "11 98765-1230 orçamento pintura": what the writer asks for, not what the digits are.
function asksForOffer(tokens: readonly Token[], at: number): boolean {
  return offers.has(tokens[at]?.plain ?? '') && tokens[at + 1]?.kind === 'word';
}

function isOfOther(tokens: readonly Token[], at: number, isLinked: boolean): boolean {
  return namesNextDigits(tokens, at) || (!isLinked && asksForOffer(tokens, at));
}

function isReferenceNear(tokens: readonly Token[], at: number): boolean {
  return isNear(tokens, at, 1, 6, ...referenceConcepts);
}

// "612345678, that is my order number"
function isLinkedAfterComma(tokens: readonly Token[], at: number): boolean {
  return /^[,，]$/u.test(tokens[at]?.plain ?? '') && isNear(tokens, at, 1, 2, 'copula');
}

function isKnownAfter(token: Token): boolean {
  return token.isCovered || hasAny(token, 'numberWord', 'writerOwn', 'filler', 'readerOwn', 'phoneNoun');
}

/** Context from the words after the digits: "612345678 is my order number", "612345678 (factura)". */
export function contextAfter(annotated: AnnotatedText, end: number): NumberContext {
  const { tokens } = annotated;
  const first = tokenIndexAt(annotated, end);
  let isLinked = false;
  let isDenied = false;
  let unknown = 0;
  for (let at = first; at < first + 9; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'hard' || token.kind === 'identifier') break;
    if (token.kind === 'soft') {
      if (/^[(（:—-]$/u.test(token.plain) || isLinkedAfterComma(tokens, at)) isLinked = true;
      else if (!isDenied && !/^["”»]$/u.test(token.plain)) break;
    }
    if (token.kind !== 'word') continue;
    if (hasAny(token, ...phoneConcepts) && !isDenied) {
      // "is my number of the order"
      if (!hasAny(token, 'ownNumber') || !isReferenceNear(tokens, at)) break;
      continue;
    }
    if (hasAny(token, 'negation')) isDenied ||= isNear(tokens, at, 1, 3, 'phoneNoun');
    else if (isReference(token)) {
      return isOfOther(tokens, at, isLinked) ? noContext : { kind: 'reference', word: token.plain };
    } else if (hasAny(token, 'copula')) isLinked = true;
    else if (isFunctionWord(token, 'purpose')) break;
    else if (!isKnownAfter(token)) {
      unknown++;
      if (unknown > (isLinked ? 2 : 0)) break;
    }
  }
  return noContext;
}

/** Whether a phone word is near, also in another sentence. */
export function phoneWordNearby(annotated: AnnotatedText, { start, end }: TextRange): boolean {
  const { tokens } = annotated;
  for (let at = tokenIndexAt(annotated, Math.max(0, start - 60)); at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.start > end + 30) return false;
    if (hasAny(token, 'phoneNoun', 'numberWord', 'callMe', 'ownNumber', 'youCalledMe')) return true;
  }
  return false;
}
