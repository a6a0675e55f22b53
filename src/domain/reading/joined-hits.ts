import type { AnnotatedText, Token } from './annotated-text.ts';
import { ANSWERED } from './answered-question.ts';
import type { Hit } from './contact-hit.ts';
import { isFunctionWord } from './function-word.ts';
import type { OwnerEvidence } from './judge-owner.ts';
import { tokensAround } from './token-window.ts';

/** A comma or slash, a line break and "and" may stand between two identifiers; more is a sentence. */
const MAX_TOKENS_BETWEEN = 4;
const separators = new Set([',', '，', '،', '、', '/', '|', '&', ';', '\n']);

/**
 * The identifiers of a text in groups with nothing but separators, "and" or "or" between them: "612345678 / me@example.com".
 * Each group is hardly ever two people's. What is the writer's no longer, or certainly another's, is a group of its own.
 */
export function joinedHits(
  annotated: AnnotatedText,
  judged: ReadonlyMap<Hit, OwnerEvidence>,
): readonly ReadonlyMap<Hit, OwnerEvidence>[] {
  const groups: Map<Hit, OwnerEvidence>[] = [];
  const sorted = [...judged].sort(([a], [b]) => a.at.start - b.at.start);
  for (const [at, [hit, evidence]] of sorted.entries()) {
    const previous = sorted[at - 1];
    const group = groups.at(-1);
    const joins = previous !== undefined && mayJoin(...previous) && mayJoin(hit, evidence);
    if (joins && group && isJoined(annotated, previous[0], hit)) group.set(hit, evidence);
    else groups.push(new Map([[hit, evidence]]));
  }
  return groups;
}

function mayJoin(hit: Hit, evidence: OwnerEvidence): boolean {
  return evidence.owner !== 'correctedAway' && !isDecided(hit, evidence);
}

/**
 * Whether the rules alone decide: a card says whose an identifier is, some words are certain, and so is the writer's answer to a
 * question about it.
 */
export function isDecided({ because }: Hit, { owner, because: word, isCertain }: OwnerEvidence): boolean {
  return because === 'vcard' || (isCertain === true && (owner !== 'own' || word === ANSWERED));
}

function isJoined(annotated: AnnotatedText, first: Hit, second: Hit): boolean {
  const [, start] = tokensAround(annotated, first.at);
  const [end] = tokensAround(annotated, second.at);
  const between = annotated.tokens.slice(start, end + 1);
  return between.length <= MAX_TOKENS_BETWEEN && between.every(isSeparator);
}

function isSeparator(token: Token): boolean {
  const { kind, plain } = token;
  if (kind === 'word') return isFunctionWord(token, 'joining');
  return kind !== 'digits' && kind !== 'identifier' && separators.has(plain.trim() === '' ? '\n' : plain);
}
