import type { Token } from './annotated-text.ts';
import { hasFunctionEnding, isFunctionWord } from './function-word.ts';
import { personConcepts } from './lexicon.ts';
import { isPersonTheWriter } from './person-who-writes.ts';
import type { Direction } from './token-window.ts';
import { hasAny, isNear, termBefore, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_PERSON = 6;
const MAX_WORDS_TO_CALL = 4;
const MAX_WORDS_TO_LET = 2;

function lastOfTerm(tokens: readonly Token[], at: number): number {
  let last = at;
  while (tokens[last + 1]?.isCovered === true) last++;
  return last;
}

/** Whether a person calls: "let the courier call 612...", "the courier should call me on 612...". */
export function isPersonWhoCalls(tokens: readonly Token[], at: number): boolean {
  const words = wordsFrom(tokens, at, 1, MAX_WORDS_TO_CALL);
  if (!words.some((token) => hasAny(token, 'callMe'))) return false;
  if (wordsFrom(tokens, at, -1, MAX_WORDS_TO_LET).some((token) => isFunctionWord(token, 'let'))) return true;
  if (isFunctionWord(tokens[termBefore(tokens, at)], 'toNamed')) return false;
  const verb = tokens.findIndex((token, index) => index > at && hasAny(token, 'callMe'));
  return tokens
    .slice(at + 1, lastOfTerm(tokens, verb) + 1)
    .some((token) => isFunctionWord(token, 'writerAsObject'));
}

/** Whether the person before a verb is called: "bhai ko call karo". */
export function isOtherPersonCalled(tokens: readonly Token[], at: number): boolean {
  // "call my brother" in languages where the verb follows.
  if (tokens[at + 1]?.isCovered !== true) return isNear(tokens, at, -1, 2, ...personConcepts);
  const previousAt = termBefore(tokens, at);
  const previous = tokens[previousAt];
  if (hasAny(previous, ...personConcepts)) return hasFunctionEnding(previous, 'dativeEnding');
  return (
    isFunctionWord(previous, 'objectMarker') &&
    hasAny(tokens[termBefore(tokens, previousAt)], ...personConcepts)
  );
}

/** Whether a person further before a verb is called: "to our driver Mr Shams call 0912...", "the neighbour 0912... call". */
export function isPersonBeforeCalled(tokens: readonly Token[], at: number, direction: Direction): boolean {
  const last = lastOfTerm(tokens, at);
  if (tokens.slice(at, last + 1).some((token) => isFunctionWord(token, 'writerAsObject'))) return false;
  const number =
    direction === 1 ? tokens.findLastIndex((token, index) => index < at && token.kind === 'identifier') : at;
  const words = wordsFrom(tokens, number, -1, MAX_WORDS_TO_PERSON);
  const person = words.find((token) => hasAny(token, ...personConcepts));
  if (person === undefined || isPersonTheWriter(tokens, tokens.indexOf(person))) return false;
  const place = words.indexOf(person);
  if (words.slice(0, place).some((token) => isFunctionWord(token, 'writerAsObject'))) return false;
  return direction === 1 || isFunctionWord(words[place + 1], 'toPerson');
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.isName && token.concepts.length === 0;
}

/** Whether a verb without "me" calls a person with a name: "call Oleg on 8916...", "llame a Ana al 612...". */
export function isNamedPersonCalled(tokens: readonly Token[], at: number): boolean {
  const last = lastOfTerm(tokens, at);
  if (last > at && tokens[last]?.coveredConcepts.includes('phoneNoun') !== true) return false;
  if (isFunctionWord(tokens[at - 1], 'nameMarker') && isName(tokens[at - 2])) return true;
  const next = tokens[last + 1];
  return isName(next) || (isFunctionWord(next, 'toNamed') && isName(tokens[last + 2]));
}

/** Whether a word is a plain verb that calls a person with a name: "call Denise at 614...". */
export function isCallOfNamed(tokens: readonly Token[], at: number): boolean {
  return isFunctionWord(tokens[at], 'callVerb') && isNamedPersonCalled(tokens, at);
}
