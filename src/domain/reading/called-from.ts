import type { Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import { personConcepts } from './lexicon.ts';
import type { Direction } from './token-window.ts';
import { hasAny, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_SOURCE = 2;
const MAX_TOKENS_TO_CALL = 12;
const MAX_WORDS_TO_CALLER = 6;

// "from 612...", "from the number 612..."
function isSourceBefore(tokens: readonly Token[], before: number): boolean {
  const [first, second] = wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_SOURCE);
  if (hasAny(first, 'source')) return true;
  return hasAny(first, 'filler', 'numberWord', 'phoneNoun') && hasAny(second, 'source');
}

// "612...-dan"
function isSourceAfter(tokens: readonly Token[], after: number): boolean {
  const next = /^['-]$/.test(tokens[after]?.plain ?? '') ? tokens[after + 1] : tokens[after];
  return hasAny(next, 'source') && isFunctionWord(next, 'postposedSource');
}

// "numarasından": what says "from" is no call of somebody by itself.
function isCall(token: Token): boolean {
  if (hasAny(token, 'source')) return false;
  return (
    hasAny(token, 'calledPast', 'youCalledMe', 'calledMe') || token.coveredConcepts.includes('calledPast')
  );
}

/** Arabic words for calls do not tell who called. */
const arabic = /^\p{Script=Arabic}/u;

function isOwnCall(token: Token): boolean {
  return hasAny(token, 'calledOut') && !arabic.test(token.plain);
}

/** `staysInPart`: a call in another part of the sentence is about another number. */
function hasCall(
  tokens: readonly Token[],
  at: number,
  direction: Direction,
  staysInPart: boolean,
  isSuch: (token: Token) => boolean,
): boolean {
  for (let step = 0, index = at; step < MAX_TOKENS_TO_CALL; step++, index += direction) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'hard' || token.kind === 'identifier') return false;
    if (staysInPart && token.kind === 'soft') return false;
    if (hasAny(token, 'ownNumber', 'selfIntroduction')) return false;
    if (isSuch(token)) return true;
  }
  return false;
}

// "I called you from 612...", "ich habe von 612... angerufen": the subject is the writer, and no "was called" or "you" is nearer.
function isWriterCalling(tokens: readonly Token[], before: number): boolean {
  let hasCalled = false;
  for (const token of wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_CALLER)) {
    if (isFunctionWord(token, 'writerAsSubject')) return true;
    if (isFunctionWord(token, 'passive') || hasAny(token, 'calledMe', 'youCalledMe')) return false;
    if (hasCalled && isFunctionWord(token, 'readerAsSubject')) return false;
    if (isCall(token)) hasCalled = true;
  }
  return false;
}

// "My mother called you from 612...": who stands before the call.
function isRelativeCalling(tokens: readonly Token[], before: number): boolean {
  let hasCalled = false;
  for (const token of wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_CALLER)) {
    if (isFunctionWord(token, 'writerAsSubject') || hasAny(token, 'ownNumber')) return false;
    if (hasCalled && hasAny(token, ...personConcepts)) return true;
    if (isCall(token) || isOwnCall(token)) hasCalled = true;
  }
  return false;
}

// "Somebody called me from 612..."
function isWriterCalled(tokens: readonly Token[], before: number, after: number): boolean {
  return [
    ...wordsFrom(tokens, before + 1, -1, MAX_WORDS_TO_CALLER),
    ...wordsFrom(tokens, after - 1, 1, MAX_WORDS_TO_CALLER),
  ].some((token) => isFunctionWord(token, 'writerAsObject') || isFunctionWord(token, 'passive'));
}

/**
 * Who calls from the number: a relative in "my mother called you from 612...", another in "you called me from 612...", other than in "you called me on 612..."; the writer in
 * "os llamé desde 612...", and named as the one who calls in "I called you from 612...".
 */
export function callerFrom(
  tokens: readonly Token[],
  before: number,
  after: number,
): 'named writer' | 'writer' | 'relative' | 'another' | undefined {
  const isPreposed = isSourceBefore(tokens, before);
  if (!isPreposed && !isSourceAfter(tokens, after)) return undefined;
  const has = (isSuch: (token: Token) => boolean): boolean =>
    hasCall(tokens, before, -1, !isPreposed, isSuch) || hasCall(tokens, after, 1, true, isSuch);
  if (isPreposed && isRelativeCalling(tokens, before)) return 'relative';
  const isNamed = isPreposed && isWriterCalling(tokens, before);
  if (has(isCall)) return isNamed ? 'named writer' : 'another';
  if (!has(isOwnCall) || isWriterCalled(tokens, before, after)) return undefined;
  return isNamed ? 'named writer' : 'writer';
}
