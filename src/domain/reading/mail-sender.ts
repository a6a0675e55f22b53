import type { AnnotatedText, Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import { isConjunction } from './postposed-words.ts';
import type { TextRange } from './reading.ts';
import type { Direction } from './token-window.ts';
import { hasAny, tokensAround, wordsFrom } from './token-window.ts';

const MAX_WORDS_TO_VERB = 7;
const MAX_WORDS_TO_WRITER = 6;

/** The words on one side of an address, the nearest first, up to a break, "and" or another identifier. */
function partFrom(tokens: readonly Token[], at: number, direction: Direction): readonly Token[] {
  const part: Token[] = [];
  for (let index = at; part.length < MAX_WORDS_TO_VERB; index += direction) {
    const token = tokens[index];
    if (isConjunction(token)) break;
    if (token === undefined || token.kind === 'hard' || token.kind === 'soft' || token.kind === 'identifier')
      break;
    if (token.kind === 'word') part.push(token);
  }
  return part;
}

// "from me@...", "me@... дан", "from the address me@..."
function isSource(tokens: readonly Token[], before: number, after: number): boolean {
  const [first, second] = wordsFrom(tokens, before + 1, -1, 2);
  if (hasAny(first, 'source') || (hasAny(first, 'emailNoun', 'filler') && hasAny(second, 'source')))
    return true;
  const next = /^['’-]$/u.test(tokens[after]?.plain ?? '') ? tokens[after + 1] : tokens[after];
  return isFunctionWord(next, 'postposedSource');
}

/** "I got", "came to me": by the form of the verb, or by who stands beside it. */
function isReceived(words: readonly Token[], at: number): boolean {
  const token = words[at];
  if (isFunctionWord(token, 'receivedByWriter')) return true;
  if (!isFunctionWord(token, 'received')) return false;
  const beside = words.slice(Math.max(0, at - MAX_WORDS_TO_WRITER), at + 1 + MAX_WORDS_TO_WRITER);
  return beside.some(
    (word) => isFunctionWord(word, 'writerAsSubject') || isFunctionWord(word, 'writerAsObject'),
  );
}

// Italian "mi" is "to me", Spanish "mi" is "my".
function saysOtherwise(token: Token): boolean {
  if (isFunctionWord(token, 'readerAsSubject')) return true;
  if (hasAny(token, 'writerOwn')) return !isFunctionWord(token, 'writerAsObject');
  return hasAny(token, 'ownNumber', 'wroteTo', 'calledOut', 'negation', 'condition');
}

/**
 * Whether mail came to the writer from an address: "I got three mails from news@...". Not where the reader got it, where it is the
 * writer's mail, or where the writer wrote from it.
 */
export function isMailSender(annotated: AnnotatedText, at: TextRange): boolean {
  const { tokens } = annotated;
  const [before, after] = tokensAround(annotated, at);
  if (!isSource(tokens, before, after)) return false;
  const words = [...partFrom(tokens, before, -1).toReversed(), ...partFrom(tokens, after, 1)];
  return !words.some(saysOtherwise) && words.some((_, index) => isReceived(words, index));
}
