import { assemble } from './assemble.ts';
import { isSlip } from './is-slip.ts';
import type { Concept } from './lexicon.ts';
import type { Question } from './question-kinds.ts';
import { questionOf } from './question.ts';
import { correctsSomething, mentions, readAsAnswer, speaksOfOwn } from './read-answer.ts';
import type { FoundEmail, FoundPhone, Reading } from './reading.ts';
import type { ReadOptions } from './read-text.ts';
import { readText } from './read-text.ts';

/** One message of a conversation. */
export interface DialogueMessage {
  readonly from: 'operator' | 'customer';
  readonly text: string;
}

/** What identifies the customer in a conversation, in the order in which it was written. */
export interface DialogueIdentifiers {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

const MAX_PIECES = 6;
const people: readonly Concept[] = ['kinshipAndRole', 'child', 'parent', 'trade', 'recipient', 'otherOwn'];

function valuesOf(
  { phones, emails }: Pick<Reading, 'phones' | 'emails'>,
  isTaken: (found: FoundPhone | FoundEmail) => boolean,
): DialogueIdentifiers {
  return {
    phones: phones.filter((phone) => isTaken(phone) && !phone.ambiguous).map(({ value }) => value),
    emails: emails.filter(isTaken).map(({ value }) => value),
  };
}

/** The customer's messages after one question. */
interface Answer {
  pieces: string[];
  phones: string[];
  emails: string[];
  /** The message before named another person. */
  namesOther: boolean;
}

const emptyAnswer = (): Answer => ({ pieces: [], phones: [], emails: [], namesOther: false });

class DialogueReader {
  private readonly answers: Answer[] = [emptyAnswer()];
  private readonly operatorValues = new Set<string>();
  private question: Question | undefined;
  private readonly options: ReadOptions;

  constructor(options: ReadOptions) {
    this.options = options;
  }

  fromOperator(text: string): void {
    const { phones, emails } = readText(text, this.options);
    for (const { value } of [...phones, ...emails]) this.operatorValues.add(value);
    const question = questionOf(text);
    if (question === undefined) return;
    this.question = question;
    this.answers.push(emptyAnswer());
  }

  fromCustomer(text: string): void {
    const answer = this.answers.at(-1);
    if (answer === undefined) return;
    const found = this.values(text, answer);
    const corrects = correctsSomething(text);
    answer.phones = this.merged(answer.phones, found.phones, corrects);
    answer.emails = this.merged(answer.emails, found.emails, corrects);
    answer.namesOther =
      mentions(text, people) && !mentions(text, ['ownNumber', 'callMe', 'selfIntroduction']);
    answer.pieces.push(text);
  }

  private values(text: string, { pieces, namesOther }: Answer): DialogueIdentifiers {
    const question = namesOther && !speaksOfOwn(text) ? 'otherPerson' : this.question;
    const reading = readText(text, this.options);
    const hasOne = reading.phones.length + reading.emails.length > 0;
    const joined = hasOne ? undefined : assemble(pieces.slice(-MAX_PIECES), text, this.options);
    const answered = readAsAnswer(joined ?? reading, text, question, this.options);
    return valuesOf(answered, ({ thirdParty }) => !thirdParty);
  }

  /** A later value replaces one that it corrects. */
  private merged(known: readonly string[], next: readonly string[], corrects: boolean): string[] {
    const fresh = next.filter((value) => !this.operatorValues.has(value));
    if (fresh.length === 0) return [...known];
    const kept = known.filter((value) => !corrects && !fresh.some((other) => isSlip(value, other)));
    return [...kept, ...fresh];
  }

  result(): DialogueIdentifiers {
    return {
      phones: [...new Set(this.answers.flatMap((answer) => answer.phones))],
      emails: [...new Set(this.answers.flatMap((answer) => answer.emails))],
    };
  }
}

/** Reads a conversation: the operator's last question decides what a bare number is. */
export function readDialogue(
  messages: readonly DialogueMessage[],
  options: ReadOptions,
): DialogueIdentifiers {
  const reader = new DialogueReader(options);
  for (const { from, text } of messages) {
    if (from === 'operator') reader.fromOperator(text);
    else reader.fromCustomer(text);
  }
  return reader.result();
}
