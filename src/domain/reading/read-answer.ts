import type { Phone } from '../ids.ts';
import { annotateText } from './annotated-text.ts';
import { foldText } from './folded-text.ts';
import type { Concept } from './lexicon.ts';
import { readNumber } from './number-readings.ts';
import type { Question } from './question-kinds.ts';
import type { FoundEmail, FoundPhone, Reading } from './reading.ts';
import type { ReadOptions } from './read-text.ts';
import { countDigits } from './shape.ts';
import { hasAny } from './token-window.ts';

const MIN_PHONE_DIGITS = 7;
const MAX_ODD_PHONE_WORDS = 3;
const own: readonly Concept[] = ['ownNumber', 'callMe', 'writerOwn', 'phoneNoun', 'youCalledMe'];
const corrections: readonly Concept[] = ['correction', 'negation', 'wrong', 'insteadOf'];

/** Whether a text has a word of one of the concepts. */
export function mentions(text: string, concepts: readonly Concept[]): boolean {
  return annotateText(foldText(text).text).tokens.some((token) => hasAny(token, ...concepts));
}

/** Whether the writer speaks of a number of his own: then it is his, whatever was asked. */
export function speaksOfOwn(text: string): boolean {
  return mentions(text, own);
}

/** Whether the writer corrects something that he said before. */
export function correctsSomething(text: string): boolean {
  return mentions(text, corrections);
}

/** Whether the writer says that something before was wrong; a "no" alone says less. */
export function takesBack(text: string): boolean {
  return mentions(text, ['correction', 'wrong', 'insteadOf']);
}

/** Whether a question asks for the customer's own phone. */
export function asksForPhone(question: Question | undefined): boolean {
  return question === 'phone' || question === 'phoneAndEmail';
}

function asksForEmail(question: Question | undefined): boolean {
  return question === 'email' || question === 'phoneAndEmail';
}

/** A text with what was read from it, as the answer to an operator's question. */
export function readAsAnswer(
  reading: Reading,
  text: string,
  question: Question | undefined,
  options: ReadOptions,
): Reading {
  if (question === 'reference' || question === 'otherPerson') return ofSomebodyElse(reading, text, question);
  const [asksPhone, asksEmail] = [asksForPhone(question), asksForEmail(question)];
  if (reading.phones.length + reading.emails.length > 0) {
    return {
      ...reading,
      phones: asksPhone ? reading.phones.map(phoneAskedFor) : reading.phones,
      emails: asksEmail ? reading.emails.map(emailAskedFor) : reading.emails,
    };
  }
  if (!asksPhone) return reading;
  const phones = oddlyWritten(text, options);
  return phones.length === 0 ? reading : { ...reading, phones, fragment: false };
}

function ofSomebodyElse(reading: Reading, text: string, answers: 'reference' | 'otherPerson'): Reading {
  if (reading.phones.length + reading.emails.length === 0 || speaksOfOwn(text)) return reading;
  const taken = <Found extends FoundPhone | FoundEmail>(found: Found): Found =>
    found.thirdParty ? found : { ...found, thirdParty: true, answers };
  // Nobody gives an address for an order.
  const emails = answers === 'reference' ? reading.emails : reading.emails.map(taken);
  return { ...reading, phones: reading.phones.map(taken), emails };
}

/** What nothing but its wording or position makes doubtful is the writer's after it was asked for. */
function isTakenAsAnswer({ thirdParty, owner }: FoundPhone | FoundEmail): boolean {
  return !thirdParty || owner?.owner === 'unclear';
}

function phoneAskedFor(phone: FoundPhone): FoundPhone {
  if (!isTakenAsAnswer(phone)) return phone;
  const { owner: _doubt, ...rest } = phone;
  return { ...rest, thirdParty: false, answers: 'own' };
}

function emailAskedFor(email: FoundEmail): FoundEmail {
  if (!isTakenAsAnswer(email)) return email;
  const { owner: _doubt, ...rest } = email;
  return { ...rest, thirdParty: false, answers: 'own' };
}

/** "5 5 1 2 3 4 5 6 7 8" after "which phone": all digits of the message, however they are grouped. */
function oddlyWritten(text: string, options: ReadOptions): readonly FoundPhone[] {
  const folded = foldText(text).text;
  const words = folded.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length > MAX_ODD_PHONE_WORDS || countDigits(folded) < MIN_PHONE_DIGITS) return [];
  const found = readNumber(folded.replace(/\D/g, ''), /^\D*\+/.test(folded), options.regions);
  if (found === undefined || found.ambiguous) return [];
  const value: string = found.number.number;
  return [
    {
      kind: 'phone',
      value: value as Phone,
      at: { start: 0, end: text.length },
      raw: text,
      because: 'national',
      thirdParty: false,
      certainty: 'alone',
      answers: 'own',
      ambiguous: false,
    },
  ];
}
