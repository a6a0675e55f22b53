import type { AnnotatedText, Token } from './annotated-text.ts';
import { isFunctionWord } from './function-word.ts';
import type { TextRange } from './reading.ts';
import { hasAny, isQuestionMark, tokensAround } from './token-window.ts';

/** Why an identifier is the writer's, or is not. */
export const ANSWERED = 'answer';

const MAX_TOKENS_TO_ANSWER = 8;
const MAX_TOKENS_BEFORE = 14;

/** Quotation marks, dashes and line breaks may stand between a question and its answer. */
function isBetween({ kind }: Token): boolean {
  return kind === 'soft' || kind === 'hard' || kind === 'mark';
}

/** "?" or ":" or a comma: where an answer may start. */
function endsQuestion(token: Token): boolean {
  return token.kind === 'soft' || token.kind === 'hard';
}

// Whose it is was asked: "is 612... yours", "is it your number", "can we call you on 612...".
function asksWhose(clause: readonly Token[]): boolean {
  return clause.some(
    (token) =>
      hasAny(token, 'readerOwn', 'writerOwn', 'ownNumber') ||
      token.coveredConcepts.some((concept) => concept === 'readerOwn' || concept === 'writerOwn') ||
      isFunctionWord(token, 'readerAsSubject'),
  );
}

// "..., right?" asks, and "no" is an answer only by itself: "no salgo hasta las tres".
function answerOf(first: Token | undefined, second: Token | undefined): 'yes' | 'no' | undefined {
  if (isFunctionWord(second, 'either') || isQuestionMark(second)) return undefined;
  if (isFunctionWord(first, 'yes')) return 'yes';
  const isAlone = second === undefined || isBetween(second) || hasAny(second, 'copula');
  return isAlone && isFunctionWord(first, 'no') ? 'no' : undefined;
}

/** What stands before an identifier in its sentence. */
function sentenceBefore(tokens: readonly Token[], before: number): readonly Token[] {
  const ahead = tokens.slice(Math.max(0, before + 1 - MAX_TOKENS_BEFORE), before + 1);
  return ahead.slice(ahead.findLastIndex(({ kind }) => kind === 'hard') + 1);
}

/**
 * What the writer answers to a question about an identifier that is part of the text: "your bot asked: is 612... yours? yes".
 * The word for the answer is the first one behind the question.
 */
export function answeredQuestion(annotated: AnnotatedText, range: TextRange): 'yes' | 'no' | undefined {
  const { tokens } = annotated;
  const [before, after] = tokensAround(annotated, range);
  const behind = tokens.slice(after, after + MAX_TOKENS_TO_ANSWER);
  const end = behind.findIndex(endsQuestion);
  if (end < 0 || behind.slice(0, end).some(({ kind }) => kind === 'identifier')) return undefined;
  const ahead = sentenceBefore(tokens, before);
  const answer = tokens.findIndex((token, at) => at >= after + end && !isBetween(token));
  if (answer < 0) return undefined;
  const isAsked =
    tokens.slice(after + end, answer).some(isQuestionMark) ||
    ahead.some((token) => isFunctionWord(token, 'askVerb'));
  return isAsked && asksWhose([...ahead, ...behind.slice(0, end)])
    ? answerOf(tokens[answer], tokens[answer + 1])
    : undefined;
}
