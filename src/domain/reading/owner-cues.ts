import type { Token } from './annotated-text.ts';
import type { Concept } from './lexicon.ts';
import type { Direction } from './token-window.ts';
import { hasAny, isNear } from './token-window.ts';

/** Whose an identifier is according to the text. */
export type Owner =
  | 'own'
  | 'readersCompany'
  | 'thirdParty'
  | 'recipientOrPayee'
  | 'reference'
  | 'correctedAway'
  | 'example'
  /** Nothing tells whether it is a phone of the writer or a reference. */
  | 'unclear';

/** A word that says whose the identifier next to it is. */
export interface Cue {
  readonly owner: Owner;
  /** The word. */
  readonly because: string;
  readonly concept: Concept;
  readonly distance: number;
  readonly direction: Direction;
  /** A comma or the like stands between the word and the identifier. */
  readonly isAfterBreak: boolean;
}

const MAX_TOKENS = 40;
const SOFT_BREAK_DISTANCE = 3;
const AFTER_DISTANCE = 1;
const MAX_LIST_WORDS = 3;
const MAX_POSSESSIVE_DISTANCE = 8;
const MAX_READERS_DISTANCE = 6;
const MAX_RECIPIENT_DISTANCE = 9;
export const numberNouns: readonly Concept[] = ['phoneNoun', 'numberWord', 'emailNoun', 'ownNumber'];

/** How far from the identifier, in words, a concept still says something about it. */
const reach = new Map<Concept, readonly [Owner, number]>([
  ['ownNumber', ['own', 9]],
  ['callMe', ['own', 14]],
  ['youCalledMe', ['own', 9]],
  ['website', ['readersCompany', 4]],
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
  ['giftReceiver', ['thirdParty', 8]],
]);
const people: readonly Concept[] = ['kinshipAndRole', 'child', 'parent', 'trade', 'giftReceiver'];
const services: readonly Concept[] = ['kinshipAndRole', 'trade'];
// Between a person and a verb that follows: "bhai ko call karo", "akamga telefon qiling".
const objectMarkers = new Set(['ko', 'se', 'को', 'से', 'را', 'رو', 'ga', 'ni', 'ne', 'nü']);

// "akamga": to my brother.
const dativeEnding = /(?:ga|qa|ka|га|ға|ге|ке|қа)$/u;

function coversNoun(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 1; tokens[index]?.isCovered === true; index++) {
    if (tokens[index]?.coveredConcepts.some((concept) => numberNouns.includes(concept))) return true;
  }
  return false;
}

function isWritersOwn(tokens: readonly Token[], at: number, isLast: boolean): boolean {
  // "my wife", "wife of mine": part of the name of another person.
  if (isNear(tokens, at, 1, 2, ...people) || isNear(tokens, at, -1, 1, ...people)) return false;
  if (isNear(tokens, at, 1, 2, 'order', 'invoice', 'parcel', 'account', 'part', 'password')) return false;
  return isLast || isNear(tokens, at, 1, 3, ...numberNouns) || isNear(tokens, at, -1, 2, ...numberNouns);
}

function isReadersOwn(tokens: readonly Token[], at: number, isLast: boolean): boolean {
  if (isLast || coversNoun(tokens, at)) return true;
  return isNear(tokens, at, 1, 3, ...numberNouns, 'website') || isNear(tokens, at, -1, 2, ...numberNouns);
}

// "I'm Joe, the plumber, 612..."
function isRoleOfIntroduced(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 1, 'writerOwn', 'otherOwn', 'contrast')) return false;
  const comma = [at - 1, at - 2].find((index) => tokens[index]?.plain === ',');
  return comma !== undefined && isNear(tokens, comma, -1, 3, 'selfIntroduction');
}

// "I am the wife of Juan", "as the accountant", "your colleague asked for a phone": the number is the writer's.
function isPersonTheWriter(tokens: readonly Token[], at: number): boolean {
  const isIntroduced =
    isNear(tokens, at, -1, 4, 'selfIntroduction') && !isNear(tokens, at, -1, 1, 'writerOwn');
  // "wife I am": not "to my brother call, I am ...".
  const isIntroducedAfter =
    isNear(tokens, at, 1, 2, 'selfIntroduction') && !isNear(tokens, at, 1, 1, 'callMe', 'phoneNoun');
  if (isIntroduced || isIntroducedAfter) return true;
  if (isRoleOfIntroduced(tokens, at)) return true;
  if (isNear(tokens, at, -1, 2, 'inRoleOf')) return true;
  return isNear(tokens, at, 1, 4, 'askedFor');
}

// "Mother Olga 8916..." opens the text: she writes. "Mother: Sandra, 0152..." likewise.
function isParentWhoWrites(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.plain === ':' && tokens[at - 1]?.kind !== 'word') return true;
  if (at > 0) return false;
  return next?.isName === true || (hasAny(next, 'filler') && tokens[at + 2]?.isName === true);
}

// "Enrol my son, mother Olga 8916...": the parent of a child that is mentioned before.
function isParentOfChild(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 2, 'writerOwn', 'otherOwn')) return false;
  if (isParentWhoWrites(tokens, at)) return true;
  return tokens.slice(Math.max(0, at - 20), at).some((token) => hasAny(token, 'child'));
}

function isChildOfParent(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1, at + 20).some((token) => hasAny(token, 'parent'));
}

// "Lessons for my son, 612...": the number after the break is not his.
function isBeneficiary(tokens: readonly Token[], at: number): boolean {
  const before = isNear(tokens, at, -1, 3, 'onBehalfOf') && !isNear(tokens, at, -1, 5, ...numberNouns);
  return before || isNear(tokens, at, 1, 1, 'onBehalfOf');
}

// "Send a technician, 612...", "when does the courier come": not a person whose number is given.
function isWanted(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 2, 'writerOwn', 'otherOwn')) return false;
  return isNear(tokens, at, -1, 3, 'wanted') || isNear(tokens, at, 1, 2, 'wanted');
}

function isOtherPersonCalled(tokens: readonly Token[], at: number): boolean {
  // "call my brother" in languages where the verb follows.
  if (tokens[at + 1]?.isCovered !== true) return isNear(tokens, at, -1, 2, ...people);
  const previous = tokens[at - 1];
  if (hasAny(previous, ...people)) return dativeEnding.test(previous?.plain ?? '');
  return objectMarkers.has(previous?.plain ?? '') && hasAny(tokens[at - 2], ...people);
}

// "call Oleg on 8916...": a verb without "me" and a name.
function isNamedPersonCalled(tokens: readonly Token[], at: number): boolean {
  let last = at;
  while (tokens[last + 1]?.isCovered === true) last++;
  if (last > at && tokens[last]?.coveredConcepts.includes('phoneNoun') !== true) return false;
  const next = tokens[last + 1];
  return next?.kind === 'word' && next.isName && next.concepts.length === 0;
}

// "If the courier is late 612...": he has not got that number.
function isInCondition(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 1, 'writerOwn', 'otherOwn')) return false;
  return isNear(tokens, at, -1, 3, 'condition') || isNear(tokens, at, 1, 2, 'condition');
}

interface Position {
  readonly distance: number;
  readonly direction: Direction;
  readonly isAfterBreak: boolean;
  /** A word of contrast stands between. */
  readonly isContrasted: boolean;
  /** A word like "now" or "put" stands between. */
  readonly isReplaced: boolean;
}

function isPersonsNumber(tokens: readonly Token[], at: number, concept: Concept, place: Position): boolean {
  if (isPersonTheWriter(tokens, at)) return false;
  if (concept === 'parent' && isParentOfChild(tokens, at)) return false;
  if (concept === 'child' && isChildOfParent(tokens, at)) return false;
  if (services.includes(concept) && isInCondition(tokens, at)) return false;
  if (!place.isAfterBreak) return true;
  // "612..., chimney sweep on Tuesday"
  if (place.direction === 1) return concept !== 'trade';
  if (concept !== 'giftReceiver' && isBeneficiary(tokens, at)) return false;
  return !services.includes(concept) || !isWanted(tokens, at);
}

// "Ship to: Jane Doe, 12 Elm Street, Springfield, 212...": a list after a label; otherwise a recipient is near.
function isRecipientInReach(tokens: readonly Token[], at: number, { distance }: Position): boolean {
  if (distance <= MAX_RECIPIENT_DISTANCE) return true;
  const isLabel = tokens.slice(at + 1, at + 5).some((token) => /^[:：\n]$/u.test(token.plain));
  return isLabel || tokens[at - 1] === undefined || tokens[at - 1]?.kind === 'hard';
}

function ownerOfConcept(
  tokens: readonly Token[],
  at: number,
  concept: Concept,
  place: Position,
): Owner | undefined {
  if (people.includes(concept) && !isPersonsNumber(tokens, at, concept, place)) return undefined;
  if (concept === 'recipient' && !isRecipientInReach(tokens, at, place)) return undefined;
  const isEarlier = place.direction === -1 && (place.isAfterBreak || place.isContrasted);
  // "Return my call on 612..."
  if (concept === 'calledOut' && isNear(tokens, at, -1, 2, 'callMe')) return undefined;
  // "If nobody answers, 612..."
  if (concept === 'noAnswer' && isNear(tokens, at, -1, 4, 'condition')) return undefined;
  // "Nobody answers, 612...": not the number that was called.
  if (concept === 'noAnswer' && isEarlier) return undefined;
  // "Paid yesterday, 612...", "612..., cash on delivery"
  if (concept === 'payment' && (isEarlier || place.isAfterBreak)) return undefined;
  const isOver = place.isContrasted || place.isReplaced;
  if (concept === 'oldOrDead' && place.direction === -1 && isOver) return undefined;
  if (concept === 'callMe') {
    if (isNear(tokens, at, -1, 2, 'negation')) return undefined;
    if (isOtherPersonCalled(tokens, at)) return undefined;
    if (isNamedPersonCalled(tokens, at)) return 'thirdParty';
  }
  if (concept === 'ownNumber' && isNear(tokens, at, -1, 3, 'negation')) return 'thirdParty';
  return reach.get(concept)?.[0];
}

function cueAt(tokens: readonly Token[], at: number, place: Position): Cue | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const { distance, direction, isAfterBreak } = place;
  const because = token.plain;
  const cue = (owner: Owner, concept: Concept): Cue => ({
    owner,
    because,
    concept,
    distance,
    direction,
    isAfterBreak,
  });
  let best: Cue | undefined;
  for (const concept of token.concepts) {
    if (distance > (reach.get(concept)?.[1] ?? 0)) continue;
    const owner = ownerOfConcept(tokens, at, concept, place);
    if (owner !== undefined && best?.owner !== 'own') best = cue(owner, concept);
  }
  if (best !== undefined || distance > MAX_POSSESSIVE_DISTANCE) return best;
  const isLast = distance <= 1;
  if (hasAny(token, 'writerOwn') && isWritersOwn(tokens, at, isLast)) {
    const isDenied = isNear(tokens, at, -1, 2, 'negation') && !isLast;
    return cue(isDenied ? 'thirdParty' : 'own', 'writerOwn');
  }
  if (hasAny(token, 'readerOwn') && distance <= MAX_READERS_DISTANCE && isReadersOwn(tokens, at, isLast))
    return cue('readersCompany', 'readerOwn');
  return undefined;
}

// "Now 612...", not "do not use 612...".
function isReplacement(tokens: readonly Token[], at: number): boolean {
  return hasAny(tokens[at], 'replacement') && !isNear(tokens, at, -1, 2, 'negation', 'oldOrDead');
}

/** All cues in one direction up to the next identifier or the end of the sentence, the nearest first. */
export function cuesFrom(tokens: readonly Token[], from: number, direction: Direction): readonly Cue[] {
  const found: Cue[] = [];
  let distance = direction === 1 ? AFTER_DISTANCE : 0;
  let hasBreak = false;
  let isContrasted = false;
  let isReplaced = false;
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
    const isContrast = hasAny(token, 'contrast');
    if (isContrast || (token.kind === 'soft' && /^[,，、،;|—-]$/u.test(token.plain))) {
      distance += isContrast ? 0 : SOFT_BREAK_DISTANCE;
      if (!hasBreak) firstBreak = distance - (isContrast ? 0 : SOFT_BREAK_DISTANCE);
      hasBreak = true;
      isContrasted ||= isContrast;
      atLastBreak = distance;
    }
    if (token.kind !== 'word') continue;
    if (!token.isCovered) distance++;
    if (!hasAny(token, 'filler', 'copula', 'numberWord', 'phoneNoun')) isList = false;
    const cue = cueAt(tokens, at, { distance, direction, isAfterBreak: hasBreak, isContrasted, isReplaced });
    if (cue !== undefined) found.push(cue);
    isReplaced ||= direction === -1 && isReplacement(tokens, at);
  }
  return found;
}
