import { annotateText } from './annotated-text.ts';
import { assemble } from './assemble.ts';
import { foldText } from './folded-text.ts';
import { isSlip } from './is-slip.ts';
import type { Concept } from './lexicon.ts';
import { readNumber } from './number-readings.ts';
import type { Question } from './question.ts';
import { questionOf } from './question.ts';
import type { FoundPhone } from './reading.ts';
import type { ReadOptions } from './read-text.ts';
import { readText } from './read-text.ts';
import { countDigits } from './shape.ts';
import { hasAny } from './token-window.ts';

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
const MIN_PHONE_DIGITS = 7;
const MAX_ODD_PHONE_WORDS = 3;
const people: readonly Concept[] = ['kinshipAndRole', 'child', 'parent', 'trade', 'recipient', 'otherOwn'];
const own: readonly Concept[] = ['ownNumber', 'callMe', 'writerOwn', 'phoneNoun', 'youCalledMe'];

function mentions(text: string, concepts: readonly Concept[]): boolean {
  return annotateText(foldText(text).text).tokens.some((token) => hasAny(token, ...concepts));
}

// A number in an unclear position is a phone after a phone was asked for.
function ownValues(text: string, options: ReadOptions, isAsked: boolean): DialogueIdentifiers {
  const { phones, emails } = readText(text, options);
  const isOwn = (phone: FoundPhone): boolean =>
    !phone.thirdParty || (isAsked && phone.owner?.owner === 'unclear');
  return {
    phones: phones.filter((phone) => isOwn(phone) && !phone.ambiguous).map((phone) => phone.value),
    emails: emails.filter((email) => !email.thirdParty).map((email) => email.value),
  };
}

function allValues(text: string, options: ReadOptions): readonly string[] {
  const { phones, emails } = readText(text, options);
  return [...phones.map((phone) => phone.value), ...emails.map((email) => email.value)];
}

// "5 5 1 2 3 4 5 6 7 8" after "which phone": all digits of the message, however they are grouped.
function oddlyWritten(text: string, options: ReadOptions): readonly string[] {
  const folded = foldText(text).text;
  const words = folded.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length > MAX_ODD_PHONE_WORDS || countDigits(folded) < MIN_PHONE_DIGITS) return [];
  const reading = readNumber(folded.replace(/\D/g, ''), /^\D*\+/.test(folded), options.regions);
  return reading === undefined || reading.ambiguous ? [] : [reading.number.number];
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
    for (const value of allValues(text, this.options)) this.operatorValues.add(value);
    const question = questionOf(text);
    if (question === undefined) return;
    this.question = question;
    this.answers.push(emptyAnswer());
  }

  fromCustomer(text: string): void {
    const answer = this.answers.at(-1);
    if (answer === undefined) return;
    const hasOwn = mentions(text, own);
    const isOfOther = !hasOwn && (this.question === 'otherPerson' || answer.namesOther);
    const found = this.values(text, answer);
    const phones = isOfOther || (this.question === 'reference' && !hasOwn) ? [] : found.phones;
    const corrects = mentions(text, ['correction', 'negation', 'wrong', 'insteadOf']);
    answer.phones = this.merged(answer.phones, phones, corrects);
    answer.emails = this.merged(answer.emails, isOfOther ? [] : found.emails, corrects);
    answer.namesOther =
      mentions(text, people) && !mentions(text, ['ownNumber', 'callMe', 'selfIntroduction']);
    answer.pieces.push(text);
  }

  private values(text: string, answer: Answer): DialogueIdentifiers {
    const asksPhone = this.question === 'phone' || this.question === 'phoneAndEmail';
    const found = ownValues(text, this.options, asksPhone);
    if (allValues(text, this.options).length > 0) return found;
    const joined = assemble(answer.pieces.slice(-MAX_PIECES), text, this.options);
    if (joined !== undefined) {
      return {
        phones: joined.phones.filter((phone) => !phone.ambiguous).map((phone) => phone.value),
        emails: joined.emails.map((email) => email.value),
      };
    }
    return asksPhone ? { phones: oddlyWritten(text, this.options), emails: [] } : found;
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
