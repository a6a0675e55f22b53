import { assemble } from '../domain/reading/assemble.ts';
import { asksForPhone, readAsAnswer } from '../domain/reading/read-answer.ts';
import { readText } from '../domain/reading/read-text.ts';
import type { MessageBody, OperatorBody } from '../ingestion/inbox-body.ts';
import type { Reason, ReasonCode } from '../domain/reason.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import type { IdentifierKind } from '../domain/identifiers/identifier-kind.ts';
import { identifierKinds } from '../domain/identifiers/identifier-kind.ts';
import { identifierKey, identifierOf } from '../domain/identifiers/identifier.ts';
import type { Question } from '../domain/reading/question-kinds.ts';
import type { Answers, FoundEmail, FoundPhone, Reading } from '../domain/reading/reading.ts';
import type { UnreadablePhone } from '../domain/reading/unreadable-phones.ts';
import type { CountryClues } from '../domain/reading/ambiguous-phones.ts';
import { resolveAmbiguous } from '../domain/reading/ambiguous-phones.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { reason } from '../domain/reason.ts';
import { markCorrections } from './corrected-phone.ts';
import { isAnswered, questionAfter, questionAt } from './open-question.ts';
import { withKnownPhones } from '../domain/reading/known-phones.ts';
import type { ReadingPace } from './reading-budget.ts';
import type { ChatWork } from './chat-work.ts';

/** Pieces of a number or address are only joined when they were written within this time of each other. */
const PIECES_WINDOW_MS = 120_000;
const MAX_PIECES = 4;

/** What was read from the messages of a chat. */
export interface ReadTextsResult {
  /** New in the chat. */
  readonly identifiers: readonly Identifier[];
  /** The customer's own, handled in this chat before. */
  readonly repeated: readonly Identifier[];
  /** Identifiers that do not identify: third party, ambiguous. */
  readonly remarks: readonly Reason[];
  /** Unfinished pieces of numbers and addresses, for the next messages. */
  readonly pieces: ChatRecord['pieces'];
  /** What an operator asked for and the customer did not answer yet. */
  readonly question?: NonNullable<ChatRecord['question']>;
  /** The first message with an identifier, else the last message. */
  readonly evidence: ChatWork['evidence'];
  /** Phones of countries that the line does not have. */
  readonly unreadable: readonly UnreadablePhone[];
}

type CustomerText = Pick<MessageBody, 'messageId' | 'text' | 'at'>;

/**
 * Reads what a customer wrote, in the given order, without identifiers that the chat has handled before. What an operator
 * asked between the texts decides what bare numbers are.
 */
export async function readTexts(
  messages: readonly (CustomerText | OperatorBody)[],
  record: ChatRecord,
  clues: CountryClues,
  pace: ReadingPace,
): Promise<ReadTextsResult> {
  const { regions } = clues;
  const found = new Map<string, Identifier>();
  const remarks = new Map<string, Reason>();
  const given = [...record.handled, ...(record.suggested ?? []).map(identifierKey)];
  const repeated: Identifier[] = [];
  const unreadable: UnreadablePhone[] = [];
  let { pieces, question } = record;
  let evidence: ChatWork['evidence'] | undefined;
  const texts = messages.filter((message): message is CustomerText => 'messageId' in message);
  for (const message of messages) {
    if (!('messageId' in message)) {
      question = questionAfter(question, message);
      continue;
    }
    const asked = questionAt(question, message.at);
    const { answer, rest } = pace.measure(() => readMessage(message, pieces, asked, regions));
    pieces = rest;
    question = isAnswered(asked, answer) ? undefined : question;
    const reading = withKnownPhones(answer, [...record.handled, ...clues.attested.map(identifierKey)]);
    const [fresh, known] = partition(
      identifiersOf(reading, clues),
      (identifier) => !record.handled.includes(identifierKey(identifier)),
    );
    repeated.push(...known);
    unreadable.push(...unreadableOf(answer, asked));
    addFound(found, markCorrections(fresh, message.text, [...given, ...found.keys()]));
    for (const remark of remarksOf(reading, clues))
      remarks.set(`${remark.code} ${String(remark.identifier)}`, remark);
    if (fresh.length > 0) evidence ??= { messageId: message.messageId, at: message.at };
    await pace.pause();
  }
  return {
    identifiers: [...found.values()],
    repeated,
    remarks: [...remarks.values()],
    pieces,
    ...(question && { question }),
    evidence: evidence ?? lastOf(texts),
    unreadable,
  };
}

/** After "which order?" bare digits are no phone. */
function unreadableOf({ unreadable = [] }: Reading, asked: Question | undefined): readonly UnreadablePhone[] {
  return asked === undefined || asksForPhone(asked) ? unreadable : [];
}

/** What the customer says to be the own one counts without the name on a contact card. */
function addFound(found: Map<string, Identifier>, fresh: readonly Identifier[]): void {
  for (const identifier of fresh) {
    const before = found.get(identifierKey(identifier));
    if (!before || before.cardName !== undefined) found.set(identifierKey(identifier), identifier);
  }
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}

function lastOf(messages: readonly CustomerText[]): ChatWork['evidence'] {
  const { messageId, at } = messages.at(-1) ?? { messageId: '', at: 0 };
  return { messageId, at };
}

/** `rest`: unfinished pieces after it. */
function readMessage(
  message: CustomerText,
  pieces: ChatRecord['pieces'],
  asked: Question | undefined,
  regions: readonly string[],
): { answer: Reading; rest: ChatRecord['pieces'] } {
  const { reading, rest } = readWithPieces(message, pieces, regions);
  const answer = readAsAnswer(reading, message.text, asked, { regions });
  return { answer, rest: answer.fragment ? rest : [] };
}

function readWithPieces(
  message: Pick<MessageBody, 'text' | 'at'>,
  pieces: ChatRecord['pieces'],
  regions: readonly string[],
): { reading: Reading; rest: ChatRecord['pieces'] } {
  const reading = readText(message.text, { regions });
  const recent = pieces.filter((piece) => Math.abs(message.at - piece.at) <= PIECES_WINDOW_MS);
  if (!reading.fragment) return { reading, rest: [] };
  const joined =
    recent.length > 0
      ? assemble(
          recent.map((piece) => piece.text),
          message.text,
          { regions },
        )
      : undefined;
  if (joined) return { reading: joined, rest: [] };
  const rest = [...recent, { text: message.text, at: message.at }].slice(-MAX_PIECES);
  return { reading, rest };
}

/** A contact card may be the customer's own: the name says so once the dialogue is known (own-cards.ts). */
function ownershipOf({
  thirdParty,
  owner,
  answers,
  cardName,
}: FoundPhone | FoundEmail): Pick<Found, 'thirdParty' | 'owner' | 'answers' | 'cardName'> {
  if (cardName !== undefined && owner?.because === 'contact card') return { thirdParty: false, cardName };
  return { thirdParty, ...(owner && { owner }), ...(answers && { answers }) };
}

interface Found {
  readonly identifier: Identifier;
  readonly thirdParty: boolean;
  /** Why it is not the customer's own. */
  readonly owner?: FoundPhone['owner'];
  readonly answers?: Answers;
  readonly cardName?: string;
  readonly ambiguous: boolean;
}

const foundByKind: { readonly [Kind in IdentifierKind]: (reading: Reading) => readonly Found[] } = {
  phone: ({ phones }) =>
    phones.map((found) => ({
      identifier: {
        ...identifierOf('phone', found.value, found.answers === 'own' ? 'asked' : 'typed'),
        ...(found.extension !== undefined && { extension: found.extension }),
      },
      ambiguous: found.ambiguous,
      ...ownershipOf(found),
    })),
  email: ({ emails }) =>
    emails.map((found) => ({
      identifier: identifierOf('email', found.value, 'typed'),
      ambiguous: false,
      ...ownershipOf(found),
    })),
};

function identifiersOf(reading: Reading, clues: CountryClues): readonly Identifier[] {
  const sure = foundIn(reading)
    .filter(({ thirdParty, ambiguous }) => !thirdParty && !ambiguous)
    .map(({ identifier, cardName }) => (cardName === undefined ? identifier : { ...identifier, cardName }));
  const resolved = ambiguousIn(reading).flatMap((found) => resolveAmbiguous(found, clues) ?? []);
  return [...sure, ...resolved];
}

function ambiguousIn({ phones }: Reading): readonly FoundPhone[] {
  return phones.filter(({ thirdParty, ambiguous }) => ambiguous && !thirdParty);
}

function foundIn(reading: Reading): readonly Found[] {
  return identifierKinds.flatMap((kind) => foundByKind[kind](reading));
}

function remarksOf(reading: Reading, clues: CountryClues): readonly Reason[] {
  const third = foundIn(reading).filter(({ thirdParty }) => thirdParty);
  const open = ambiguousIn(reading).filter((found) => resolveAmbiguous(found, clues) === undefined);
  return [
    ...third.map((found) => reason(codeOfOthers(found), { identifier: found.identifier.value })),
    ...open.map(({ value }) => reason('ambiguousNumber', { identifier: value })),
  ];
}

function codeOfOthers({ owner, answers }: Found): ReasonCode {
  if (answers === 'reference') return 'askedForReference';
  if (answers === 'otherPerson') return 'askedForOther';
  return owner?.owner === 'unclear' ? 'unclearOwner' : 'thirdParty';
}
