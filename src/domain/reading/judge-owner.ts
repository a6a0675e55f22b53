import type { AnnotatedText, Token } from './annotated-text.ts';
import { ANSWERED, answeredQuestion } from './answered-question.ts';
import type { Certainty } from './certainty.ts';
import { certaintyWithoutCue } from './certainty.ts';
import { callerFrom } from './called-from.ts';
import { isFunctionWord } from './function-word.ts';
import type { Owner } from './concept-owner.ts';
import type { Concept } from './lexicon.ts';
import { numberNouns } from './lexicon.ts';
import { isAboutAnother, isChangeFrom } from './about-another.ts';
import type { Cue } from './owner-cues.ts';
import { cuesFrom } from './owner-cues.ts';
import { isConjunction, isPostposedInsteadOf, isPostposedNegation } from './postposed-words.ts';
import { isQuoted } from './quoted-speech.ts';
import type { TextRange } from './reading.ts';
import {
  hasAny,
  isInnerPart,
  isNear,
  termAfter,
  termBefore,
  tokensAround,
  wordsFrom,
} from './token-window.ts';

/** An owner with the word that decided; no word when nothing in the text speaks against the writer. */
export interface OwnerEvidence {
  readonly owner: Owner;
  readonly because?: string;
  /** How sure an own identifier is. */
  readonly certainty?: Certainty;
  /** Nothing else in the text changes it: a quote, a card, "my number is ...". */
  readonly isCertain?: true;
}

const MAX_WORDS_TO_NEGATION = 6;
const MAX_TERMS_TO_NEGATION = 3;
const MAX_OWN_DISTANCE_BEFORE = 2;
const MAX_OWN_DISTANCE_AFTER = 4;

function deniesNext(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (hasAny(token, 'insteadOf'))
    return !(isPostposedInsteadOf(token) && tokens[at - 1]?.kind === 'identifier');
  if (!hasAny(token, 'negation')) return false;
  const previous = tokens[at - 1];
  // Portuguese "no" is "in the".
  if (token?.plain === 'no')
    return previous?.kind !== 'word' || previous.plain === 'y' || previous.plain === 'e';
  return !(previous?.kind === 'identifier' && isPostposedNegation(token));
}

// "no 612...", "not 612..., but 613...", "612... no, 613...".
function isDirectlyNegated(tokens: readonly Token[], before: number, after: number): boolean {
  return isNegatedBefore(tokens, before) || isNegatedAfter(tokens, after);
}

function isNegatedBefore(tokens: readonly Token[], before: number): boolean {
  const previous = wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_NEGATION)
    .filter((token) => !isInnerPart(token))
    .slice(0, MAX_TERMS_TO_NEGATION)
    .find(
      (token) => !hasAny(token, 'filler', 'copula', ...numberNouns) || hasAny(token, 'negation', 'insteadOf'),
    );
  return previous !== undefined && deniesNext(tokens, tokens.lastIndexOf(previous, before));
}

function isNegatedAfter(tokens: readonly Token[], after: number): boolean {
  if (wordsFrom(tokens, after - 1, 1, 2).some(isPostposedInsteadOf)) return true;
  const near = wordsFrom(tokens, after - 1, 1, 2).find((token) => hasAny(token, 'negation'));
  if (near === undefined) return false;
  // "612... and not 613...", "612... is my no"
  const previousTerm = tokens[termBefore(tokens, tokens.indexOf(near, after))];
  if (isConjunction(previousTerm) || hasAny(previousTerm, 'contrast')) return false;
  if (hasAny(near, 'numberWord') && hasAny(previousTerm, 'writerOwn')) return false;
  // The negation is the last word before a break; before the next identifier only where negations follow.
  const next = tokens[termAfter(tokens, tokens.indexOf(near, after))];
  if (next?.kind === 'identifier') return isPostposedNegation(near) && !confirms(previousTerm, near);
  return next === undefined || next.kind !== 'word';
}

// "612... is right, not 613...", in languages in which the negation may also follow what it denies.
function confirms(term: Token | undefined, negation: Token): boolean {
  return hasAny(term, 'correction') && !isFunctionWord(negation, 'finalNegation');
}

function nearestOf(cues: readonly Cue[]): Cue | undefined {
  let nearest: Cue | undefined;
  for (const cue of cues) if (nearest === undefined || cue.distance < nearest.distance) nearest = cue;
  return nearest;
}

function isGone({ owner }: Cue): boolean {
  return owner === 'correctedAway';
}

/** How near a verb after the number must be to decide, in words. */
const verbDistances = new Map<Concept, number>([
  ['calledMe', 3],
  ['noAnswer', 2],
]);

// "to me 8708... they call", "call 612... no answer": the verb after the number decides.
function callOf(nearest: Cue, cues: readonly Cue[]): Cue {
  if (nearest.concept !== 'callMe') return nearest;
  const verb = cues.find(
    ({ concept, direction, isAfterBreak, distance }) =>
      direction === 1 && !isAfterBreak && distance <= (verbDistances.get(concept) ?? 0),
  );
  return verb ?? nearest;
}

// "My number 612...", "612... which is also mine": decides over what stands further away.
function isDirectlyOwn({ owner, concept, direction, distance, isAfterBreak }: Cue): boolean {
  if (owner !== 'own' || isAfterBreak) return false;
  if (direction === -1) return concept === 'ownNumber' && distance <= MAX_OWN_DISTANCE_BEFORE;
  return (concept === 'ownNumber' || concept === 'writerOwn') && distance <= MAX_OWN_DISTANCE_AFTER;
}

function goneEvidence(tokens: readonly Token[], before: number, gone: Cue): OwnerEvidence {
  const { owner, because } = gone;
  return { owner, because, ...(isChangeFrom(tokens, before, gone) && { isCertain: true as const }) };
}

/** Where more than words beside the identifier tells: a question, a quotation, who called from it. */
function ownerOfSituation(
  annotated: AnnotatedText,
  range: TextRange,
  hasSibling: boolean,
): OwnerEvidence | undefined {
  const [before, after] = tokensAround(annotated, range);
  const answer = answeredQuestion(annotated, range);
  if (answer === 'yes') return { owner: 'own', because: ANSWERED, certainty: 'saidOwn', isCertain: true };
  if (answer === 'no') return { owner: 'unclear', because: ANSWERED, certainty: 'unclear', isCertain: true };
  if (isQuoted(annotated, range)) return { owner: 'thirdParty', because: 'quotation' };
  if (hasSibling && isDirectlyNegated(annotated.tokens, before, after))
    return { owner: 'correctedAway', because: 'negation' };
  const caller = callerFrom(annotated.tokens, before, after);
  if (caller === 'relative') return { owner: 'thirdParty', because: 'called from', isCertain: true };
  if (caller === 'another') return { owner: 'thirdParty', because: 'called from' };
  if (caller === 'named writer') return { owner: 'own', certainty: 'saidOwn', isCertain: true };
  if (caller === 'writer') return { owner: 'own', certainty: 'saidOwn' };
  return undefined;
}

/** Judges one identifier by the words before and after it; `hasSibling`: the text has another one of its kind. */
export function judgeOwner(
  annotated: AnnotatedText,
  range: TextRange,
  kind: 'phone' | 'email',
  hasSibling: boolean,
): OwnerEvidence {
  const { tokens } = annotated;
  const [before, after] = tokensAround(annotated, range);
  const decided = ownerOfSituation(annotated, range, hasSibling);
  if (decided !== undefined) return decided;
  // "Send it to ana@...": a recipient only of parcels.
  const all = [...cuesFrom(tokens, before, -1, kind), ...cuesFrom(tokens, after, 1, kind)].filter(
    (cue) => kind === 'phone' || cue.concept !== 'recipient',
  );
  const cues = all.filter((cue) => !isGone(cue) || !isAboutAnother(tokens, before, cue, all));
  if (cues.some((cue) => cue.concept === 'askedFor'))
    return { owner: 'own', certainty: 'saidOwn', isCertain: true };
  const gone = cues.find(isGone);
  if (gone !== undefined) return goneEvidence(tokens, before, gone);
  if (isNear(tokens, after - 1, 1, 4, 'wrong')) return { owner: 'correctedAway', because: 'wrong' };
  if (cues.some(isDirectlyOwn)) return { owner: 'own', certainty: 'saidOwn', isCertain: true };
  const nearest = nearestOf(cues);
  if (nearest === undefined) return { owner: 'own', certainty: certaintyWithoutCue(annotated, range) };
  const { owner, because } = callOf(nearest, cues);
  return { owner, because, certainty: 'saidOwn' };
}
