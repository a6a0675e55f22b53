import type { Token } from './annotated-text.ts';
import type { Concept } from './lexicon.ts';
import { personConcepts } from './lexicon.ts';
import {
  isNamedPersonCalled,
  isOtherPersonCalled,
  isPersonBeforeCalled,
  isPersonWhoCalls,
} from './person-called.ts';
import { isPersonsNumber } from './persons-number.ts';
import type { Position } from './position.ts';
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

const MAX_TOKENS_TO_IDENTIFIER = 8;
const MAX_RECIPIENT_DISTANCE = 9;

/** How far from the identifier, in words, a concept still says something about it. */
export const reach = new Map<Concept, readonly [Owner, number]>([
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
// "Ship to: Jane Doe, 12 Elm Street, Springfield, 212...": a list after a label; otherwise a recipient is near.
function isRecipientInReach(tokens: readonly Token[], at: number, { distance }: Position): boolean {
  if (distance <= MAX_RECIPIENT_DISTANCE) return true;
  const isLabel = tokens.slice(at + 1, at + 5).some((token) => /^[:：\n]$/u.test(token.plain));
  return isLabel || tokens[at - 1] === undefined || tokens[at - 1]?.kind === 'hard';
}

type Limit = (tokens: readonly Token[], at: number, place: Position) => boolean;

function isEarlier({ direction, isAfterBreak, isContrasted }: Position): boolean {
  return direction === -1 && (isAfterBreak || isContrasted);
}

function tokensTo(tokens: readonly Token[], at: number, direction: Direction): readonly Token[] | undefined {
  const between: Token[] = [];
  for (let step = 0, index = at; step < MAX_TOKENS_TO_IDENTIFIER; step++, index += direction) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'hard') return undefined;
    if (token.kind === 'identifier') return between;
    between.push(token);
  }
  return undefined;
}

// "Mobile 612..., if nobody answers the office 613...": both are the writer's.
function isBetweenOwn(tokens: readonly Token[], at: number): boolean {
  if (!hasAny(tokens[at], 'noAnswer')) return false;
  const before = tokensTo(tokens, at, -1);
  const after = tokensTo(tokens, at, 1);
  if (before === undefined || after === undefined) return false;
  if (before.some((token) => hasAny(token, 'readerOwn', 'website'))) return false;
  return (
    after.some((token) => hasAny(token, 'presence', 'phoneNoun', 'condition')) &&
    !after.some((token) => hasAny(token, 'ownNumber', 'writerOwn', 'callMe'))
  );
}

function isCallOfPerson(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= at - 4; index--) {
    if (hasAny(tokens[index], ...personConcepts) && isPersonWhoCalls(tokens, index)) return true;
  }
  return false;
}

/** Places in which a concept says nothing about an identifier. */
const limits = new Map<Concept, Limit>([
  ['recipient', (tokens, at, place) => !isRecipientInReach(tokens, at, place)],
  // "Nobody answers, 612...", "if nobody answers 612...": not the number that was called.
  [
    'noAnswer',
    (tokens, at, place) =>
      isEarlier(place) || isNear(tokens, at, -1, 4, 'condition') || isBetweenOwn(tokens, at),
  ],
  // "Return my call on 612..."
  ['calledOut', (tokens, at) => isNear(tokens, at, -1, 2, 'callMe') || isBetweenOwn(tokens, at)],
  // "Paid yesterday, 612...", "612..., cash on delivery"
  ['payment', (_tokens, _at, place) => place.isAfterBreak || isEarlier(place)],
  ['oldOrDead', (_tokens, _at, place) => place.direction === -1 && (place.isContrasted || place.isReplaced)],
  [
    'callMe',
    (tokens, at, place) =>
      isNear(tokens, at, -1, 3, 'negation') ||
      (isOtherPersonCalled(tokens, at) && !isCallOfPerson(tokens, at)) ||
      (!place.isAfterBreak && isPersonBeforeCalled(tokens, at, place.direction)),
  ],
]);

/** The owner that a concept at a place gives to an identifier; `undefined` where it says nothing. */
export function ownerOfConcept(
  tokens: readonly Token[],
  at: number,
  concept: Concept,
  place: Position,
): Owner | undefined {
  if (personConcepts.includes(concept) && !isPersonsNumber(tokens, at, concept, place)) return undefined;
  if (limits.get(concept)?.(tokens, at, place) === true) return undefined;
  if (concept === 'callMe' && isNamedPersonCalled(tokens, at)) return 'thirdParty';
  if (concept === 'ownNumber' && isNear(tokens, at, -1, 3, 'negation')) return 'thirdParty';
  return reach.get(concept)?.[0];
}
