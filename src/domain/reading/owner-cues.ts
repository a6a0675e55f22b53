import type { Token } from './annotated-text.ts';
import type { Concept } from './lexicon.ts';
import { numberNouns, personConcepts } from './lexicon.ts';
import type { Owner } from './concept-owner.ts';
import { ownerOfConcept, reach } from './concept-owner.ts';
import type { Position } from './position.ts';
import { isCallOfNamed } from './person-called.ts';
import type { Direction } from './token-window.ts';
import { hasAny, isNear, termBefore } from './token-window.ts';

/** A word that says whose the identifier next to it is. */
export interface Cue {
  readonly owner: Owner;
  /** The word. */
  readonly because: string;
  readonly concept: Concept;
  /** Index of the word. */
  readonly at: number;
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
const MAX_NAMED_DISTANCE = 5;
const MAX_READERS_DISTANCE = 6;
function coversNoun(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 1; tokens[index]?.isCovered === true; index++) {
    if (tokens[index]?.coveredConcepts.some((concept) => numberNouns.includes(concept))) return true;
  }
  return false;
}

function isPersonAt(tokens: readonly Token[], at: number): boolean {
  return hasAny(tokens[at], ...personConcepts);
}

function isWritersOwn(tokens: readonly Token[], at: number, isLast: boolean): boolean {
  // "my wife", "wife of mine": part of the name of another person.
  if (isNear(tokens, at, 1, 2, ...personConcepts) || isPersonAt(tokens, termBefore(tokens, at))) return false;
  if (isNear(tokens, at, 1, 2, 'order', 'invoice', 'parcel', 'account', 'part', 'password')) return false;
  return isLast || isNear(tokens, at, 1, 3, ...numberNouns) || isNear(tokens, at, -1, 2, ...numberNouns);
}

// "612... is mine too"
function isPredicate(tokens: readonly Token[], at: number, direction: Direction): boolean {
  return direction === 1 && isNear(tokens, at, -1, 1, 'copula');
}

function isReadersOwn(tokens: readonly Token[], at: number, isLast: boolean): boolean {
  if (isLast || coversNoun(tokens, at)) return true;
  return isNear(tokens, at, 1, 3, ...numberNouns, 'website') || isNear(tokens, at, -1, 2, ...numberNouns);
}

function cueOf({ plain: because }: Token, at: number, place: Position, owner: Owner, concept: Concept): Cue {
  const { distance, direction, isAfterBreak } = place;
  return { owner, because, concept, at, distance, direction, isAfterBreak };
}

function bestCue(tokens: readonly Token[], at: number, place: Position): Cue | undefined {
  const token = tokens[at];
  let best: Cue | undefined;
  for (const concept of token?.concepts ?? []) {
    if (place.distance > (reach.get(concept)?.[1] ?? 0)) continue;
    const owner = ownerOfConcept(tokens, at, concept, place);
    if (token && owner !== undefined && best?.owner !== 'own') best = cueOf(token, at, place, owner, concept);
  }
  return best;
}

function cueAt(tokens: readonly Token[], at: number, place: Position): Cue | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const { distance, direction } = place;
  // A word without a concept may only be a verb before an identifier: "call Denise at 614...".
  if (token.concepts.length === 0 && direction === 1) return undefined;
  const cue = bestCue(tokens, at, place);
  if (cue !== undefined || distance > MAX_POSSESSIVE_DISTANCE) return cue;
  if (direction === -1 && distance <= MAX_NAMED_DISTANCE && isCallOfNamed(tokens, at))
    return cueOf(token, at, place, 'thirdParty', 'callMe');
  const isLast = distance <= 1;
  if (hasAny(token, 'writerOwn') && isWritersOwn(tokens, at, isLast || isPredicate(tokens, at, direction))) {
    const isDenied = isNear(tokens, at, -1, 2, 'negation') && !isLast;
    return cueOf(token, at, place, isDenied ? 'thirdParty' : 'own', 'writerOwn');
  }
  if (hasAny(token, 'readerOwn') && distance <= MAX_READERS_DISTANCE && isReadersOwn(tokens, at, isLast))
    return cueOf(token, at, place, 'readersCompany', 'readerOwn');
  return undefined;
}

// "Now 612...", not "do not use 612...".
function isReplacement(tokens: readonly Token[], at: number): boolean {
  return hasAny(tokens[at], 'replacement') && !isNear(tokens, at, -1, 2, 'negation', 'oldOrDead');
}

/** All cues in one direction up to the next identifier or the end of the sentence, the nearest first. */
export function cuesFrom(
  tokens: readonly Token[],
  from: number,
  direction: Direction,
  kind: Position['kind'],
): readonly Cue[] {
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
    const cue = cueAt(tokens, at, {
      kind,
      distance,
      direction,
      isAfterBreak: hasBreak,
      isContrasted,
      isReplaced,
    });
    if (cue !== undefined) found.push(cue);
    isReplaced ||= direction === -1 && isReplacement(tokens, at);
  }
  return found;
}
