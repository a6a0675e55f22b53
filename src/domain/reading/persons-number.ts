import type { Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import type { Concept } from './lexicon.ts';
import { numberNouns, personConcepts } from './lexicon.ts';
import { isPersonWhoCalls } from './person-called.ts';
import { isPersonTheWriter } from './person-who-writes.ts';
import type { Position } from './position.ts';
import { isPostposedNegation } from './postposed-words.ts';
import { hasAny, isNear, termAfter, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_GIFT = 8;
/** Words, a break counts as three. */
const MIN_DISTANCE_OF_CHILD = 5;
const services: readonly Concept[] = ['kinshipAndRole', 'trade'];

// "Mother Olga 8916..." opens the text: she writes. "Mother: Sandra, 0152..." likewise.
function isParentWhoWrites(tokens: readonly Token[], at: number): boolean {
  const nextAt = termAfter(tokens, at);
  const next = tokens[nextAt];
  if (next?.plain === ':' && tokens[at - 1]?.kind !== 'word') return true;
  if (at > 0) return false;
  return (
    next?.isName === true || (hasAny(next, 'filler') && tokens[termAfter(tokens, nextAt)]?.isName === true)
  );
}

// "Enrol my son, mother Olga 8916...": the parent of a child that is mentioned before.
function isParentOfChild(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 2, 'writerOwn', 'otherOwn')) return false;
  if (isParentWhoWrites(tokens, at)) return true;
  return tokens.slice(Math.max(0, at - 20), at).some((token) => hasAny(token, 'child'));
}

const namesNumber: readonly Concept[] = [
  ...numberNouns,
  'otherOwn',
  'readerOwn',
  'callMe',
  'recipient',
  'calledOut',
];

// "My son broke the screen of his laptop, 612...": nothing says that it is the child's.
function isChildSpokenOf(tokens: readonly Token[], at: number, place: Position): boolean {
  if (!place.isAfterBreak || place.distance < MIN_DISTANCE_OF_CHILD) return false;
  for (let index = at + place.direction; ; index += place.direction) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'identifier') return true;
    if (hasAny(token, ...namesNumber)) return false;
  }
}

function isChildOfParent(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1, at + 20).some((token) => hasAny(token, 'parent'));
}

// "Lessons for my son, 612...": the number after the break is not his.
function isBeneficiary(tokens: readonly Token[], at: number): boolean {
  const before = isNear(tokens, at, -1, 3, 'onBehalfOf') && !isNear(tokens, at, -1, 5, ...numberNouns);
  return before || isNear(tokens, at, 1, 1, 'onBehalfOf');
}

// "The gift card is for my sister, ana@...": it is sent there.
function isGiftSpokenOf(tokens: readonly Token[], at: number): boolean {
  return wordsFrom(tokens, at, -1, MAX_WORDS_TO_GIFT).some((token) => isFunctionWord(token, 'gift'));
}

// "Send a technician, 612...", "when does the courier come": not a person whose number is given.
function isWanted(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 2, 'writerOwn', 'otherOwn')) return false;
  return isNear(tokens, at, -1, 3, 'wanted') || isNear(tokens, at, 1, 2, 'wanted');
}

// "If the courier is late 612...": he has not got that number.
function isInCondition(tokens: readonly Token[], at: number): boolean {
  if (isNear(tokens, at, -1, 1, 'writerOwn', 'otherOwn')) return false;
  return isNear(tokens, at, -1, 3, 'condition') || isNear(tokens, at, 1, 2, 'condition');
}

// Mentioned after a break: "lessons for my son, 612...", "send a technician, 612..."
function isMentionedOnly(tokens: readonly Token[], at: number, concept: Concept, place: Position): boolean {
  // "612..., chimney sweep on Tuesday"
  if (place.direction === 1) return concept === 'trade';
  if (place.kind === 'email' && isGiftSpokenOf(tokens, at)) return false;
  return isBeneficiary(tokens, at) || (services.includes(concept) && isWanted(tokens, at));
}

// "Me not, my mother call": what follows is no longer denied.
function deniesPrevious(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  return (
    isPostposedNegation(tokens[at]) &&
    (hasAny(previous, ...personConcepts) || isFunctionWord(previous, 'writerAsObject'))
  );
}

// "Not my wife, 612..."
function isDeniedPerson(tokens: readonly Token[], at: number): boolean {
  if (isPostposedNegation(tokens[termAfter(tokens, at)])) return true;
  const isDenied = wordsFrom(tokens, at, -1, 2).some(
    (token) => hasAny(token, 'negation') && !deniesPrevious(tokens, tokens.lastIndexOf(token, at)),
  );
  if (!isDenied) return false;
  return !isNear(tokens, at, -1, 2, 'copula');
}

type Exception = (tokens: readonly Token[], at: number, place: Position) => boolean;

const isInConditionOf: Exception = (tokens, at) => isInCondition(tokens, at);

/** Places in which a person of a kind is not the owner of the identifier. */
const exceptions = new Map<Concept, Exception>([
  ['parent', (tokens, at) => isParentOfChild(tokens, at)],
  ['child', (tokens, at, place) => isChildOfParent(tokens, at) || isChildSpokenOf(tokens, at, place)],
  ['kinshipAndRole', isInConditionOf],
  ['trade', isInConditionOf],
]);

/** Whether an identifier is that of the person at a place. */
export function isPersonsNumber(
  tokens: readonly Token[],
  at: number,
  concept: Concept,
  place: Position,
): boolean {
  if (isPersonTheWriter(tokens, at) || isDeniedPerson(tokens, at) || isPersonWhoCalls(tokens, at))
    return false;
  if (concept === 'giftReceiver') return true;
  if (exceptions.get(concept)?.(tokens, at, place) === true) return false;
  return !place.isAfterBreak || !isMentionedOnly(tokens, at, concept, place);
}
