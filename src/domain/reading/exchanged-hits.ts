import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Hit } from './contact-hit.ts';
import { isFunctionWord } from './function-word.ts';
import { hasAny, tokensAround, wordsFrom } from './token-window.ts';

const MAX_TOKENS_BETWEEN = 5;
const MAX_WORDS_TO_VERB = 8;
const MAX_WORDS_TO_VERB_BEHIND = 3;
/** "->", "→", "=>" */
const arrows = new Set(['>', '→', '➡', '⇒', '➜']);

function isArrow({ plain }: Token): boolean {
  return arrows.has(plain);
}

function separates(token: Token): boolean {
  const { kind, plain } = token;
  if (kind === 'hard' || (kind === 'soft' && plain !== '-')) return true;
  return (
    isFunctionWord(token, 'joining') ||
    isFunctionWord(token, 'either') ||
    hasAny(token, 'insteadOf', 'negation')
  );
}

function isInto(token: Token): boolean {
  return isFunctionWord(token, 'exchangedTo') || isFunctionWord(token, 'postposedSource');
}

function isChange(token: Token): boolean {
  return isFunctionWord(token, 'exchangeVerb');
}

/**
 * Whether the first of two identifiers that follow each other is changed into the second: "change my address from A to B",
 * "A durch B ersetzen", "A -> B", "A'den B'ye değişti".
 */
export function isExchanged(annotated: AnnotatedText, first: Hit, second: Hit | undefined): boolean {
  if (first.kind !== second?.kind) return false;
  const { tokens } = annotated;
  const [before, afterFirst] = tokensAround(annotated, first.at);
  const [beforeSecond, after] = tokensAround(annotated, second.at);
  const between = tokens.slice(afterFirst, beforeSecond + 1);
  if (between.length === 0 || between.length > MAX_TOKENS_BETWEEN || between.some(separates)) return false;
  if (between.some(isArrow)) return true;
  const behind = wordsFrom(tokens, after - 1, 1, MAX_WORDS_TO_VERB_BEHIND);
  const verbs = [...between, ...behind, ...wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_VERB)];
  return verbs.some(isChange) && [...between, ...behind].some(isInto);
}
