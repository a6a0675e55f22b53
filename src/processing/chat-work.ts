import { assemble } from '../domain/reading/assemble.ts';
import { readText } from '../domain/reading/read-text.ts';
import type { MessageBody } from '../ingestion/inbox-body.ts';
import type { ChatAddress } from '../domain/chat.ts';
import type { Reason } from '../domain/reason.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import type { IdentifierKind } from '../domain/identifiers/identifier-kind.ts';
import { identifierKinds } from '../domain/identifiers/identifier-kind.ts';
import { identifierKey, identifierOf } from '../domain/identifiers/identifier.ts';
import type { InboxId, UserCode } from '../domain/ids.ts';
import type { LineMode, LineSettings } from '../domain/line-settings.ts';
import type { Reading } from '../domain/reading/reading.ts';
import type { ChatRecord, PendingDecision, BatchInputs } from '../domain/chat-record.ts';
import { reason } from '../domain/reason.ts';
import type { ManualAssignment } from '../domain/deciding/situation.ts';

/** Pieces of a number or address belong together only when they were written one after the other. */
const PIECES_WINDOW_MS = 120_000;
const MAX_PIECES = 4;

/** One chat with everything that waits for it. */
export interface ChatWork extends BatchInputs {
  readonly code: UserCode;
  readonly chat: ChatAddress;
  readonly settings: LineSettings;
  readonly mode: LineMode;
  readonly regions: readonly string[];
  readonly record: ChatRecord;
  /** Nothing new was said: it is about what an earlier decision could not carry out. */
  readonly isRetry?: boolean;
  /** Memory did not lead to anybody: ask the CRM for remembered identifiers too. */
  readonly searchAll?: boolean;
  /** A person said where the chat belongs. */
  readonly manualAssignment?: ManualAssignment;
  /** Decided before an interruption: carried to its end and not decided again, unless the CRM no longer lets it. */
  readonly resumedFrom?: NonNullable<PendingDecision['decided']>;
  /** Entries that are not read before that is done: they count as failed with it. */
  readonly deferred?: readonly InboxId[];
}

/** A chat whose decision was interrupted goes on with that one; what was said since then waits for the next turn. */
export function resumed(work: ChatWork): ChatWork {
  const made = work.record.pending?.decided;
  return made ? { ...work, ...made.read, resumedFrom: made } : work;
}

export interface TextsRead {
  readonly identifiers: readonly Identifier[];
  readonly remarks: readonly Reason[];
  readonly pieces: ChatRecord['pieces'];
  /** The first message that gave something. */
  readonly evidence: ChatWork['evidence'];
}

/** Reads a chat's waiting messages in their order; what the chat gave before is left out. */
export function readTexts(
  messages: readonly Pick<MessageBody, 'messageId' | 'text' | 'at'>[],
  record: ChatRecord,
  regions: readonly string[],
): TextsRead {
  const found = new Map<string, Identifier>();
  const remarks = new Map<string, Reason>();
  let pieces = record.pieces;
  let evidence: ChatWork['evidence'] | undefined;
  for (const message of messages) {
    const { reading, rest } = readWithPieces(message, pieces, regions);
    pieces = rest;
    const fresh = identifiersOf(reading).filter(
      (identifier) => !record.handled.includes(identifierKey(identifier)),
    );
    for (const identifier of fresh)
      found.set(identifierKey(identifier), found.get(identifierKey(identifier)) ?? identifier);
    for (const remark of remarksOf(reading))
      remarks.set(`${remark.code} ${String(remark.identifier)}`, remark);
    if (fresh.length > 0) evidence ??= { messageId: message.messageId, at: message.at };
  }
  return {
    identifiers: [...found.values()],
    remarks: [...remarks.values()],
    pieces,
    evidence: evidence ?? lastOf(messages),
  };
}

/** The portal is not asked more often than this for what it refused. */
const RETRY_AFTER_MS = 60_000;

/** What was read, and what the chat is still owed: at once with something new, else not too often. */
export function withRetries(
  { retryLater }: ChatRecord,
  fresh: readonly Identifier[],
  now: number,
): Pick<ChatWork, 'identifiers' | 'isRetry'> {
  if (!retryLater || (fresh.length === 0 && now - retryLater.at < RETRY_AFTER_MS))
    return { identifiers: fresh };
  const all = [...fresh, ...retryLater.identifiers].map((one) => [identifierKey(one), one] as const);
  return { identifiers: [...new Map(all).values()], ...(fresh.length === 0 && { isRetry: true }) };
}

/** Told once per chat. */
export function remarkKey({ code, identifier = '' }: Reason): string {
  return `${code}:${identifier}`;
}

function lastOf(messages: readonly Pick<MessageBody, 'messageId' | 'at'>[]): ChatWork['evidence'] {
  const { messageId, at } = messages.at(-1) ?? { messageId: '', at: 0 };
  return { messageId, at };
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

interface Found {
  readonly identifier: Identifier;
  readonly thirdParty: boolean;
  readonly ambiguous: boolean;
}

const foundByKind: { readonly [Kind in IdentifierKind]: (reading: Reading) => readonly Found[] } = {
  phone: ({ phones }) =>
    phones.map(({ value, thirdParty, ambiguous }) => ({
      identifier: identifierOf('phone', value, 'typed'),
      thirdParty,
      ambiguous,
    })),
  email: ({ emails }) =>
    emails.map(({ value, thirdParty }) => ({
      identifier: identifierOf('email', value, 'typed'),
      thirdParty,
      ambiguous: false,
    })),
};

function identifiersOf(reading: Reading): readonly Identifier[] {
  return foundIn(reading)
    .filter(({ thirdParty, ambiguous }) => !thirdParty && !ambiguous)
    .map(({ identifier }) => identifier);
}

function foundIn(reading: Reading): readonly Found[] {
  return identifierKinds.flatMap((kind) => foundByKind[kind](reading));
}

function remarksOf(reading: Reading): readonly Reason[] {
  const found = foundIn(reading);
  const third = found.filter(({ thirdParty }) => thirdParty);
  const ambiguous = found.filter(({ thirdParty, ambiguous: isAmbiguous }) => isAmbiguous && !thirdParty);
  return [
    ...third.map(({ identifier }) => reason('thirdParty', { identifier: identifier.value })),
    ...ambiguous.map(({ identifier }) => reason('ambiguousNumber', { identifier: identifier.value })),
  ];
}
