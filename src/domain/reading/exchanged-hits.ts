import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Hit } from './contact-hit.ts';
import { isFunctionWord } from './function-word.ts';
import { numberNouns } from './lexicon.ts';
import { hasAny, tokensAround, wordsFrom } from './token-window.ts';

const MAX_TOKENS_BETWEEN = 5;
const MAX_WORDS_TO_VERB = 8;
const MAX_WORDS_TO_VERB_BEHIND = 3;
const MAX_WORDS_WITHOUT_NOUN = 3;
const MAX_ENDING_LENGTH = 3;
/** Nothing but an arrow: "A -> B"; in "<ana@...> <luis@...>" is none. */
const arrow = /^\s*(?:[-=–—]{1,2}>|[→➡⇒➜]\uFE0F?)\s*$/u;

function isInto(token: Token): boolean {
  return isFunctionWord(token, 'exchangedTo') || isFunctionWord(token, 'postposedSource');
}

function isChange(token: Token): boolean {
  return isFunctionWord(token, 'exchangeVerb');
}

/** "To my new one": other words tell of something else, as in "with a copy to". */
function mayBeBetween(token: Token): boolean {
  const { kind, plain } = token;
  if (kind === 'mark' || (kind === 'soft' && plain === '-')) return true;
  if (kind !== 'word' || hasAny(token, 'insteadOf', 'negation')) return false;
  return (
    isInto(token) ||
    isChange(token) ||
    isShort(plain) ||
    hasAny(token, 'filler', 'writerOwn', 'replacement', 'source', 'copula', ...numberNouns)
  );
}

/** An article, or a case ending behind an apostrophe or a hyphen: "A'den B'ye". */
function isShort(plain: string): boolean {
  return plain.length <= MAX_ENDING_LENGTH;
}

// "612... and 634...", "612... o al 634...": Portuguese "para o" is no "or".
function joinsTwo(first: Token | undefined): boolean {
  return isFunctionWord(first, 'joining') || isFunctionWord(first, 'either');
}

// "Changed the file and sent it from ana@... to luis@...": neither near, nor is an address or a number changed.
function isChangedBefore(words: readonly Token[]): boolean {
  const change = words.findIndex(isChange);
  const said = words.slice(0, Math.max(change, 0));
  const isMeant =
    said.length <= MAX_WORDS_WITHOUT_NOUN || said.some((token) => hasAny(token, ...numberNouns));
  return change >= 0 && isMeant && !said.some((token) => hasAny(token, 'wroteTo', 'calledOut', 'payment'));
}

/**
 * Whether the first of two identifiers that follow each other is changed into the second: "change my address from A to B",
 * "A durch B ersetzen", "A -> B", "A'den B'ye değişti".
 */
export function isExchanged(annotated: AnnotatedText, first: Hit, second: Hit | undefined): boolean {
  if (first.kind !== second?.kind) return false;
  const { text, tokens } = annotated;
  if (arrow.test(text.slice(first.at.end, second.at.start))) return true;
  const [before, afterFirst] = tokensAround(annotated, first.at);
  const [beforeSecond, after] = tokensAround(annotated, second.at);
  const between = tokens.slice(afterFirst, beforeSecond + 1);
  if (between.length === 0 || between.length > MAX_TOKENS_BETWEEN) return false;
  const behind = wordsFrom(tokens, after - 1, 1, MAX_WORDS_TO_VERB_BEHIND);
  // Turkish 'u and Uzbek -dan are "or" and "and" elsewhere: "A'u B olarak değiştirin".
  const isVerbFinal = behind.some(isInto) && behind.some(isChange);
  if ((joinsTwo(between[0]) && !isVerbFinal) || !between.every(mayBeBetween)) return false;
  const isChanged =
    [...between, ...behind].some(isChange) ||
    isChangedBefore(wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_VERB));
  return isChanged && [...between, ...behind].some(isInto);
}
