import type { AnnotatedText, Token } from './annotated-text.ts';
import type { Certainty } from './certainty.ts';
import { certaintyWithoutCue } from './certainty.ts';
import { isQuoted } from './quoted-speech.ts';
import type { Concept } from './lexicon.ts';
import { plainText } from './plain-text.ts';
import type { TextRange } from './reading.ts';
import type { Direction } from './token-window.ts';
import { hasAny, isNear, tokensAround, wordsFrom } from './token-window.ts';

/** Whose an identifier is according to the text. */
type Owner =
  | 'own'
  | 'readersCompany'
  | 'thirdParty'
  | 'recipientOrPayee'
  | 'reference'
  | 'correctedAway'
  | 'example'
  /** Nothing tells whether it is a phone of the writer or a reference. */
  | 'unclear';

/** An owner with the word that decided; no word when nothing in the text speaks against the writer. */
export interface OwnerEvidence {
  readonly owner: Owner;
  readonly because?: string;
  /** How sure an own identifier is. */
  readonly certainty?: Certainty;
}

interface Cue extends OwnerEvidence {
  /** Somebody asked the writer for it. */
  readonly isRequested: boolean;
  readonly isDelivery?: boolean;
  readonly distance: number;
}

const MAX_TOKENS = 40;
const SOFT_BREAK_DISTANCE = 3;
const AFTER_DISTANCE = 1;
const MAX_LIST_WORDS = 3;
const numberNouns: readonly Concept[] = ['phoneNoun', 'numberWord', 'emailNoun', 'ownNumber'];

/** How far from the identifier, in words, a concept still says something about it. */
const reach = new Map<Concept, readonly [Owner, number]>([
  ['ownNumber', ['own', 9]],
  ['callMe', ['own', 14]],
  ['youCalledMe', ['own', 9]],
  ['website', ['readersCompany', 9]],
  ['calledOut', ['readersCompany', 9]],
  ['noAnswer', ['readersCompany', 8]],
  ['wroteTo', ['readersCompany', 8]],
  ['calledMe', ['thirdParty', 8]],
  ['payment', ['recipientOrPayee', 8]],
  ['recipient', ['recipientOrPayee', 22]],
  ['oldOrDead', ['correctedAway', 7]],
  ['example', ['example', 7]],
  ['askedFor', ['own', 14]],
  ['kinshipAndRole', ['thirdParty', 11]],
  ['child', ['thirdParty', 8]],
  ['parent', ['thirdParty', 11]],
  ['trade', ['thirdParty', 10]],
  ['otherOwn', ['thirdParty', 6]],
]);
const people: readonly Concept[] = ['kinshipAndRole', 'child', 'parent', 'trade'];

function isWritersOwn(tokens: readonly Token[], at: number, isLast: boolean): boolean {
  // "my wife", "wife of mine": part of the name of another person.
  if (isNear(tokens, at, 1, 2, ...people) || isNear(tokens, at, -1, 1, ...people)) return false;
  if (isNear(tokens, at, 1, 2, 'order', 'invoice', 'parcel', 'account', 'part', 'password')) return false;
  return isLast || isNear(tokens, at, 1, 3, ...numberNouns) || isNear(tokens, at, -1, 2, ...numberNouns);
}

function isReadersOwn(tokens: readonly Token[], at: number, isLast: boolean): boolean {
  return (
    isLast || isNear(tokens, at, 1, 3, ...numberNouns, 'website') || isNear(tokens, at, -1, 2, ...numberNouns)
  );
}

// "I am the wife of Juan", "as the accountant", "your colleague asked for a phone": the number is the writer's.
function isPersonTheWriter(tokens: readonly Token[], at: number): boolean {
  const isIntroduced =
    isNear(tokens, at, -1, 4, 'selfIntroduction') && !isNear(tokens, at, -1, 1, 'writerOwn');
  if (isIntroduced || isNear(tokens, at, 1, 2, 'selfIntroduction')) return true;
  if (isNear(tokens, at, -1, 2, 'inRoleOf')) return true;
  return isNear(tokens, at, 1, 4, 'askedFor');
}

// "Enrol my son, mother Olga 8916...": the parent of a child that is mentioned before.
function isParentOfChild(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 2, 'writerOwn', 'otherOwn')) return false;
  // A label: "Mother: Sandra, 0152...".
  if (tokens[at + 1]?.plain === ':' && tokens[at - 1]?.kind !== 'word') return true;
  return tokens.slice(Math.max(0, at - 20), at).some((token) => hasAny(token, 'child'));
}

function ownerOfConcept(tokens: readonly Token[], at: number, concept: Concept): Owner | undefined {
  if (people.includes(concept) && isPersonTheWriter(tokens, at)) return undefined;
  if (concept === 'parent' && isParentOfChild(tokens, at)) return undefined;
  if (concept === 'callMe') {
    if (isNear(tokens, at, -1, 2, 'negation')) return undefined;
    // "call my brother" in languages where the verb follows; "call me" has two words.
    if (tokens[at + 1]?.isCovered !== true && isNear(tokens, at, -1, 2, ...people)) return undefined;
  }
  if (concept === 'ownNumber' && isNear(tokens, at, -1, 3, 'negation')) return 'thirdParty';
  return reach.get(concept)?.[0];
}

function cueAt(tokens: readonly Token[], at: number, distance: number): Cue | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const because = token.plain;
  let best: Cue | undefined;
  for (const concept of token.concepts) {
    if (distance > (reach.get(concept)?.[1] ?? 0)) continue;
    const owner = ownerOfConcept(tokens, at, concept);
    if (owner !== undefined && best?.owner !== 'own')
      best = {
        owner,
        because,
        distance,
        isRequested: concept === 'askedFor',
        isDelivery: concept === 'recipient',
      };
  }
  if (best !== undefined || distance > 8) return best;
  const isLast = distance <= 1;
  if (hasAny(token, 'writerOwn') && isWritersOwn(tokens, at, isLast)) {
    const isDenied = isNear(tokens, at, -1, 2, 'negation') && !isLast;
    return { owner: isDenied ? 'thirdParty' : 'own', because, distance, isRequested: false };
  }
  if (hasAny(token, 'readerOwn') && distance <= 6 && isReadersOwn(tokens, at, isLast))
    return { owner: 'readersCompany', because, distance, isRequested: false };
  return undefined;
}

/** All cues in one direction up to the next identifier or the end of the sentence, the nearest first. */
function cuesFrom(tokens: readonly Token[], from: number, direction: Direction): readonly Cue[] {
  const found: Cue[] = [];
  let distance = direction === 1 ? AFTER_DISTANCE : 0;
  let hasBreak = false;
  let atLastBreak = 0;
  let firstBreak = 0;
  let isList = true;
  for (let step = 0, at = from; step < MAX_TOKENS; step++, at += direction) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'hard') break;
    if (token.kind === 'identifier') {
      // "612... and 613...": both belong to the same person.
      if (direction === -1 && isList && distance <= MAX_LIST_WORDS + SOFT_BREAK_DISTANCE) continue;
      if (!hasBreak) return found;
      // Up to a break words belong to the identifier before it, after the break to the next one.
      return direction === 1
        ? found.filter((cue) => cue.distance <= firstBreak)
        : found.filter((cue) => cue.owner === 'own' || cue.distance < atLastBreak);
    }
    if (token.kind === 'soft' && /^[,，、،;|—-]$/u.test(token.plain)) {
      distance += SOFT_BREAK_DISTANCE;
      if (!hasBreak) firstBreak = distance - SOFT_BREAK_DISTANCE;
      hasBreak = true;
      atLastBreak = distance;
    }
    if (token.kind !== 'word') continue;
    if (!token.isCovered) distance++;
    if (!hasAny(token, 'filler', 'copula', 'numberWord', 'phoneNoun')) isList = false;
    const cue = cueAt(tokens, at, distance);
    if (cue !== undefined) found.push(cue);
  }
  return found;
}

// Negations that follow what they deny.
const postposedNegations = new Set(
  ['değil', 'емес', 'emas', 'эмас', 'नहीं', 'nahi', 'nhi', 'არა', 'კი', 'نه', 'لأ', 'no', 'нет', 'нi'].map(
    plainText,
  ),
);

function deniesNext(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (hasAny(token, 'insteadOf')) return true;
  if (!hasAny(token, 'negation')) return false;
  const previous = tokens[at - 1];
  // Portuguese "no" is "in the".
  if (token?.plain === 'no')
    return previous?.kind !== 'word' || previous.plain === 'y' || previous.plain === 'e';
  return !(previous?.kind === 'identifier' && postposedNegations.has(token?.plain ?? ''));
}

// "no 612...", "not 612..., but 613...", "612... no, 613...".
function isDirectlyNegated(tokens: readonly Token[], before: number, after: number): boolean {
  const previous = wordsFrom(tokens, before + 1, -1, 3).find(
    (token) => !hasAny(token, 'filler', 'copula', ...numberNouns) || hasAny(token, 'negation', 'insteadOf'),
  );
  if (previous !== undefined && deniesNext(tokens, tokens.lastIndexOf(previous, before))) return true;
  const near = wordsFrom(tokens, after - 1, 1, 2).find((token) => hasAny(token, 'negation'));
  if (near === undefined) return false;
  // The negation is the last word before a break; before the next identifier only where negations follow.
  const next = tokens[tokens.indexOf(near, after) + 1];
  if (next?.kind === 'identifier') return postposedNegations.has(near.plain);
  return next === undefined || next.kind !== 'word';
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
  if (isQuoted(annotated, range)) return { owner: 'thirdParty', because: 'quotation' };
  if (hasSibling && isDirectlyNegated(tokens, before, after))
    return { owner: 'correctedAway', because: 'negation' };
  // "Send it to ana@...": a recipient only of parcels.
  const cues = [...cuesFrom(tokens, before, -1), ...cuesFrom(tokens, after, 1)].filter(
    (cue) => kind === 'phone' || cue.owner !== 'recipientOrPayee' || !cue.isDelivery,
  );
  if (cues.some((cue) => cue.isRequested)) return { owner: 'own', certainty: 'saidOwn' };
  const gone = cues.find((cue) => cue.owner === 'correctedAway');
  if (gone !== undefined) return gone;
  if (isNear(tokens, after - 1, 1, 4, 'wrong')) return { owner: 'correctedAway', because: 'wrong' };
  let nearest: Cue | undefined;
  for (const cue of cues) if (nearest === undefined || cue.distance < nearest.distance) nearest = cue;
  if (nearest === undefined) return { owner: 'own', certainty: certaintyWithoutCue(annotated, range) };
  return { ...nearest, certainty: 'saidOwn' };
}
