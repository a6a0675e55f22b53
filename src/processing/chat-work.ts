import type { ChatAddress } from '../domain/chat.ts';
import type { Reason } from '../domain/reason.ts';
import type { Identifier } from '../domain/identifiers/identifier.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { InboxId, UserCode } from '../domain/ids.ts';
import type { LineMode, LineSettings } from '../domain/line-settings.ts';
import type { ChatRecord, PendingDecision, BatchInputs } from '../domain/chat-record.ts';
import type { ManualAssignment } from '../domain/deciding/situation.ts';
import { mergeIdentifiers } from './attested-identifiers.ts';

/** One chat with what was read from its waiting messages. */
export interface ChatWork extends BatchInputs {
  readonly code: UserCode;
  readonly chat: ChatAddress;
  readonly settings: LineSettings;
  readonly mode: LineMode;
  readonly regions: readonly string[];
  readonly record: ChatRecord;
  /** The installation may read the guest's profile. */
  readonly mayReadProfile?: boolean;
  /** The portal's own country, ISO. */
  readonly portalRegion?: string;
  /** What the channel, the guest's profile and the own items vouch for, as far as it was read. */
  readonly attested?: readonly Identifier[];
  /** The messages gave nothing new: the identifiers are those whose changes were refused earlier. */
  readonly isRetry?: boolean;
  /** Only joined where somebody is known by the identifiers; else nothing is stored. */
  readonly onlyIfKnown?: boolean;
  /** The identifiers are those of the chat's own item, which somebody changed. */
  readonly fromOwnItem?: boolean;
  /** The stored customers no longer exist in the CRM: search for their identifiers too. */
  readonly searchAll?: boolean;
  /** Who moved the chat, where a person did: `user:12`. */
  readonly by?: string;
  /** The item that a person moved the chat to. */
  readonly manualAssignment?: ManualAssignment;
  /** The decision of an interrupted run: completed instead of decided again, as long as the CRM still allows it. */
  readonly resumedFrom?: NonNullable<PendingDecision['decided']>;
  /** What the portal has to confirm before anything is changed; absent where all of it was read from the portal. */
  readonly toConfirm?: MessagesToConfirm;
  /** Entries read only after the interrupted decision is complete; they count as failed if it fails. */
  readonly deferred?: readonly InboxId[];
}

/** Messages that only events told of: whoever knows the application token can post one. */
export interface MessagesToConfirm {
  /** `id`: in the channel; empty where it gives none. */
  readonly messages: readonly { readonly entry: InboxId; readonly id: string; readonly text: string }[];
  /** Unfinished pieces of earlier messages that these may complete. */
  readonly pieces: readonly string[];
}

/**
 * Continues an interrupted decision of the chat, if there is one. Messages received since then wait for the next run.
 */
export function resumeInterrupted(work: ChatWork): ChatWork {
  const decided = work.record.pending?.decided;
  return decided ? { ...work, ...decided.read, resumedFrom: decided } : work;
}

/** The stored record with what the messages left open: an unfinished number, a question. */
export function withOpenReading(
  { question: _before, ...record }: ChatRecord,
  { pieces, question }: Pick<ChatRecord, 'pieces' | 'question'>,
): ChatRecord {
  return { ...record, pieces, ...(question && { question }) };
}

/** In mode `suggest`: what was suggested before, and now all of it, so that a person confirms one plan. */
export function withSuggested(
  { mode, record: { suggested = [] } }: Pick<ChatWork, 'mode' | 'record'>,
  fresh: readonly Identifier[],
): readonly Identifier[] {
  return mode === 'suggest' && fresh.length > 0 ? mergeIdentifiers(suggested, fresh) : fresh;
}

/** Refused changes are not tried again more often than this, unless the chat gives something new. */
const RETRY_AFTER_MS = 60_000;

/** Adds the identifiers whose changes were refused earlier: at once with a new identifier, else after a delay. */
export function withRetries(
  { retryLater }: ChatRecord,
  fresh: readonly Identifier[],
  now: number,
): Pick<ChatWork, 'identifiers' | 'isRetry'> {
  const age = now - (retryLater?.at ?? 0);
  // A negative age: the clock was set back.
  if (!retryLater || (fresh.length === 0 && age >= 0 && age < RETRY_AFTER_MS)) return { identifiers: fresh };
  const all = [...fresh, ...retryLater.identifiers].map((one) => [identifierKey(one), one] as const);
  return { identifiers: [...new Map(all).values()], ...(fresh.length === 0 && { isRetry: true }) };
}

/** Marks a remark as handled, so that it is reported once per chat. */
export function remarkKey({ code, identifier = '' }: Reason): string {
  return `${code}:${identifier}`;
}
