import type { Token } from './annotated-text.ts';
import { personConcepts } from './lexicon.ts';
import { isPersonTheWriter } from './person-who-writes.ts';
import { plainText } from './plain-text.ts';
import type { Direction } from './token-window.ts';
import { hasAny, isNear, termBefore, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_PERSON = 6;
// Between a person and a verb that follows: "bhai ko call karo", "akamga telefon qiling".
const objectMarkers = new Set(['ko', 'se', 'को', 'से', 'را', 'رو', 'ga', 'ni', 'ne', 'nü']);

// "akamga": to my brother.
const dativeEnding = /(?:ga|qa|ka|га|ға|ге|ке|қа)$/u;

// "To" before the name of a person.
const toNamed = new Set(['a', 'al', 'to', 'do', 'pra', 'para', 'pro', 'с', 'з']);
// Persian "to" before a person.
const toPerson = new Set(['به', 'با']);
const writerAsObject = new Set(
  'من منو بهم باهام با به مرا mujhe mujhko muje mere mujhse मुझे मुझको मेरे मुझसे beni bana benimle menga маған меня мне мені magan мага менга'
    .split(' ')
    .map(plainText),
);

/** Whether the person before a verb is called: "bhai ko call karo". */
export function isOtherPersonCalled(tokens: readonly Token[], at: number): boolean {
  // "call my brother" in languages where the verb follows.
  if (tokens[at + 1]?.isCovered !== true) return isNear(tokens, at, -1, 2, ...personConcepts);
  const previousAt = termBefore(tokens, at);
  const previous = tokens[previousAt];
  if (hasAny(previous, ...personConcepts)) return dativeEnding.test(previous?.plain ?? '');
  return (
    objectMarkers.has(previous?.plain ?? '') &&
    hasAny(tokens[termBefore(tokens, previousAt)], ...personConcepts)
  );
}

/** Whether a person further before a verb is called: "to our driver Mr Shams call 0912...", "the neighbour 0912... call". */
export function isPersonBeforeCalled(tokens: readonly Token[], at: number, direction: Direction): boolean {
  let last = at;
  while (tokens[last + 1]?.isCovered === true) last++;
  if (tokens.slice(at, last + 1).some((token) => writerAsObject.has(token.plain))) return false;
  const number =
    direction === 1 ? tokens.findLastIndex((token, index) => index < at && token.kind === 'identifier') : at;
  const words = wordsFrom(tokens, number, -1, MAX_WORDS_TO_PERSON);
  const person = words.find((token) => hasAny(token, ...personConcepts));
  if (person === undefined || isPersonTheWriter(tokens, tokens.indexOf(person))) return false;
  const place = words.indexOf(person);
  if (words.slice(0, place).some((token) => writerAsObject.has(token.plain))) return false;
  return direction === 1 || toPerson.has(words[place + 1]?.plain ?? '');
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.isName && token.concepts.length === 0;
}

/** Whether a verb without "me" calls a person with a name: "call Oleg on 8916...", "llame a Ana al 612...". */
export function isNamedPersonCalled(tokens: readonly Token[], at: number): boolean {
  let last = at;
  while (tokens[last + 1]?.isCovered === true) last++;
  if (last > at && tokens[last]?.coveredConcepts.includes('phoneNoun') !== true) return false;
  const next = tokens[last + 1];
  return isName(next) || (next?.kind === 'word' && toNamed.has(next.plain) && isName(tokens[last + 2]));
}

const callVerbs = new Set(
  'call ring text phone message llame llama llamen marque marquele ligue liga ligar appelez appelle chiama chiami chiamate звоните позвоните наберите дзвоніть подзвоніть телефонуйте dzwon dzwoncie zadzwon zadzwoncie'
    .split(' ')
    .map(plainText),
);

/** Whether a word is a plain verb that calls a person with a name: "call Denise at 614...". */
export function isCallOfNamed(tokens: readonly Token[], at: number): boolean {
  return callVerbs.has(tokens[at]?.plain ?? '') && isNamedPersonCalled(tokens, at);
}
