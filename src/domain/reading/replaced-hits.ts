import type { AnnotatedText } from './annotated-text.ts';
import type { Hit } from './contact-hit.ts';
import { isExchanged } from './exchanged-hits.ts';
import { isFunctionWord } from './function-word.ts';
import { isSlip } from './is-slip.ts';
import type { OwnerEvidence } from './judge-owner.ts';
import { hasAny, tokensAround, wordsFrom } from './token-window.ts';

const MAX_HITS_TO_CORRECTION = 10;
const MAX_WORDS_TO_FORMERLY = 3;
const MAX_WORDS_TO_WROTE = 3;

function valueOf(hit: Hit): string {
  return hit.kind === 'phone' ? hit.number.nationalNumber : hit.value;
}

function nextOwn(
  hits: readonly Hit[],
  owners: readonly OwnerEvidence[],
  at: number,
  isNext: (other: Hit) => boolean,
): boolean {
  const hit = hits[at];
  const next = hits.slice(at + 1, at + 1 + MAX_HITS_TO_CORRECTION);
  const later = next.findIndex((other) => other.kind === hit?.kind && isNext(other));
  return later >= 0 && owners[at + 1 + later]?.owner === 'own';
}

function isSlipOf(hit: Hit | undefined, other: Hit): boolean {
  return hit?.kind === other.kind && isSlip(valueOf(hit), valueOf(other));
}

// A text that corrects itself has two similar values: the second replaces the first.
function isReplacedSlip(
  annotated: AnnotatedText,
  hits: readonly Hit[],
  owners: readonly OwnerEvidence[],
  at: number,
): boolean {
  return nextOwn(
    hits,
    owners,
    at,
    (other) => isSlipOf(hits[at], other) && !isWrongSlip(annotated, hits, hits.indexOf(other)),
  );
}

// "Read 612..., I had put 621...": the second is the wrong one, other than in "I put 621..., then I put 612...".
function isWrongSlip(annotated: AnnotatedText, hits: readonly Hit[], at: number): boolean {
  const hit = hits[at];
  if (hit === undefined || !isWrittenBefore(annotated, hit)) return false;
  const earlier = hits.slice(Math.max(0, at - MAX_HITS_TO_CORRECTION), at);
  return earlier.some((other) => isSlipOf(hit, other) && !isWrittenBefore(annotated, other));
}

function isWrittenBefore(annotated: AnnotatedText, hit: Hit): boolean {
  const [before] = tokensAround(annotated, hit.at);
  const words = wordsFrom(annotated.tokens, before + 1, -1, MAX_WORDS_TO_WROTE);
  return (
    words.some((token) => isFunctionWord(token, 'wrote')) && !words.some((token) => hasAny(token, 'wrong'))
  );
}

// "*612...": chats mark a correction so.
function isStarred(annotated: AnnotatedText, hit: Hit): boolean {
  const [before] = tokensAround(annotated, hit.at);
  return annotated.tokens[before]?.plain === '*';
}

// "Before 612..., now 613..."
function isFormer(
  annotated: AnnotatedText,
  hits: readonly Hit[],
  owners: readonly OwnerEvidence[],
  at: number,
): boolean {
  const hit = hits[at];
  if (hit === undefined || !hasWordBefore(annotated, hit, 'formerly')) return false;
  return nextOwn(
    hits,
    owners,
    at,
    (other) => valueOf(other) !== valueOf(hit) && hasWordBefore(annotated, other, 'replacement'),
  );
}

function hasWordBefore(annotated: AnnotatedText, hit: Hit, concept: 'formerly' | 'replacement'): boolean {
  const [before] = tokensAround(annotated, hit.at);
  return wordsFrom(annotated.tokens, before + 1, -1, MAX_WORDS_TO_FORMERLY).some(
    (token) => hasAny(token, concept) || (concept === 'replacement' && hasAny(token, 'ownNumber')),
  );
}

// "First I put 612..., sorry, then I put 621...": what was put last is no example.
function withLastWritten(
  hits: readonly Hit[],
  owners: readonly OwnerEvidence[],
  at: number,
): OwnerEvidence | undefined {
  const evidence = owners[at];
  const hit = hits[at];
  if (hit === undefined || evidence?.owner !== 'example') return evidence;
  const earlier = hits.slice(Math.max(0, at - MAX_HITS_TO_CORRECTION), at);
  return earlier.some((other) => isSlipOf(hit, other)) ? { owner: 'own', certainty: 'saidOwn' } : evidence;
}

// "Change 612... to 613...": the first is the old one, and words that take an old one away do not mean the second.
function withExchanged(
  annotated: AnnotatedText,
  hits: readonly Hit[],
  owners: readonly OwnerEvidence[],
  at: number,
): OwnerEvidence | undefined {
  const [previous, hit, next] = [hits[at - 1], hits[at], hits[at + 1]];
  const owner = owners[at]?.owner;
  if (hit === undefined || (owner !== 'own' && owner !== 'correctedAway')) return undefined;
  if (isExchanged(annotated, hit, next))
    return { owner: 'correctedAway', because: 'exchanged', isCertain: true };
  return previous !== undefined && isExchanged(annotated, previous, hit)
    ? { owner: 'own', certainty: 'saidOwn', isCertain: true }
    : undefined;
}

/** Takes away identifiers that a later one of the same text replaces. */
export function withoutReplaced(
  annotated: AnnotatedText,
  hits: readonly Hit[],
  owners: readonly OwnerEvidence[],
): readonly OwnerEvidence[] {
  if (hits.length < 2) return owners;
  const corrects =
    annotated.tokens.some((token) =>
      hasAny(token, 'correction', 'negation', 'wrong', 'insteadOf', 'oldOrDead', 'replacement'),
    ) || hits.some((hit) => isStarred(annotated, hit));
  const written = owners.map(
    (evidence, at) =>
      withExchanged(annotated, hits, owners, at) ?? withLastWritten(hits, owners, at) ?? evidence,
  );
  return written.map((evidence, at) => {
    if (evidence.owner !== 'own') return evidence;
    if (isWrongSlip(annotated, hits, at)) return { owner: 'correctedAway', because: 'corrected' };
    if (corrects && isReplacedSlip(annotated, hits, written, at))
      return { owner: 'correctedAway', because: 'corrected' };
    return isFormer(annotated, hits, written, at)
      ? { owner: 'correctedAway', because: 'replaced' }
      : evidence;
  });
}
