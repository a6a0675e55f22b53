import type { ChatRecord } from '../domain/chat-record.ts';
import type { Question } from '../domain/reading/question-kinds.ts';
import { asksForPhone } from '../domain/reading/read-answer.ts';
import type { Reading } from '../domain/reading/reading.ts';
import type { OperatorBody } from '../ingestion/inbox-body.ts';

/** An operator's question decides what a bare number is for this long. */
const QUESTION_WINDOW_MS = 15 * 60_000;

type OpenQuestion = ChatRecord['question'];

/** The newer question counts; an operator's message that asks for nothing leaves the one before. */
export function questionAfter(
  before: OpenQuestion,
  { asked, at }: Pick<OperatorBody, 'asked' | 'at'>,
): OpenQuestion {
  return asked === undefined || (before !== undefined && before.at > at) ? before : { asked, at };
}

/** What had been asked when a message was written. `at`: Unix ms. */
export function questionAt(question: OpenQuestion, at: number): Question | undefined {
  return question && at >= question.at && at - question.at <= QUESTION_WINDOW_MS ? question.asked : undefined;
}

/** One answer is enough to a question for the customer's phone; orders and people may be several. */
export function isAnswered(asked: Question | undefined, { phones }: Reading): boolean {
  return asksForPhone(asked) && phones.length > 0;
}
