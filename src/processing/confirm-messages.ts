import type { SessionHistory } from '../bitrix24/openlines/history.ts';
import { customersPart } from '../domain/reading/connector-marks.ts';
import { MAX_TEXT_LENGTH } from '../domain/reading/read-text.ts';
import type { InboxId, MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import type { MessagesToConfirm } from './chat-work.ts';
import { emptyRecord } from './empty-record.ts';
import { inboxEntriesOf } from './inbox-entries.ts';
import type { DecidedChat } from './record-outcome.ts';

export interface ConfirmMessagesDeps {
  readonly stores: Pick<Stores, 'inbox' | 'record'>;
  /** Unix ms. */
  readonly now: () => number;
}

/** A decided chat with the messages of its current session, where they were to be read. */
export type ChatToConfirm = DecidedChat & { readonly history?: SessionHistory };

interface Confirmation {
  /** May be carried out. */
  readonly confirmed: readonly DecidedChat[];
  /** Entries whose message the portal does not have. */
  readonly unconfirmed: readonly InboxId[];
}

/**
 * Events prove nothing: every page of the portal has the application token. Chats of which a message is not in the portal
 * are not carried out: what the history has instead is put into the inbox, and their other entries wait for the next run.
 */
export async function confirmMessages(
  deps: ConfirmMessagesDeps,
  member: MemberId,
  decided: readonly ChatToConfirm[],
): Promise<Confirmation> {
  const confirmed: DecidedChat[] = [];
  const unconfirmed: InboxId[] = [];
  for (const chat of decided) {
    const findings = compare(chat);
    if (!findings) confirmed.push(chat);
    else {
      await readFromHistory(deps, member, chat, findings);
      unconfirmed.push(...findings.missing);
    }
  }
  return { confirmed, unconfirmed };
}

interface Findings {
  /** Of messages that the portal does not have. */
  readonly missing: readonly InboxId[];
  /** Of messages that have another text in the portal. */
  readonly replaced: readonly InboxId[];
}

/** What is wrong with a chat's messages; `undefined` where nothing is, or where nothing follows from them. */
function compare({ work, situation, history, resumed }: ChatToConfirm): Findings | undefined {
  const { toConfirm } = work;
  if (!toConfirm || resumed || !situation.view.dialog) return undefined;
  const written = (history?.messages ?? []).filter(({ fromCustomer }) => fromCustomer);
  const texts = new Set(written.map(({ text }) => comparable(text)));
  const ids = new Set(written.flatMap(({ id, externalIds }) => [String(id), ...externalIds]));
  const wrong = toConfirm.messages.filter(({ text }) => !texts.has(comparable(text)));
  if (wrong.length === 0 && hasPieces(toConfirm, texts)) return undefined;
  return {
    missing: wrong.filter(({ id }) => !ids.has(id)).map(({ entry }) => entry),
    replaced: wrong.filter(({ id }) => ids.has(id)).map(({ entry }) => entry),
  };
}

function hasPieces({ pieces }: MessagesToConfirm, texts: ReadonlySet<string>): boolean {
  return pieces.every((piece) => texts.has(comparable(piece)));
}

/** Events and histories differ in white space. */
function comparable(text: string): string {
  return customersPart(text).slice(0, MAX_TEXT_LENGTH).replace(/\s+/g, ' ').trim();
}

async function readFromHistory(
  { stores, now }: ConfirmMessagesDeps,
  member: MemberId,
  { work, history }: ChatToConfirm,
  { replaced }: Findings,
): Promise<void> {
  const entries = history ? inboxEntriesOf(history, 'message', now(), true) : [];
  if (entries.length > 0) await stores.inbox.append(member, entries);
  await stores.record(member, { ...emptyRecord, done: replaced, chats: [{ ...work.record, pieces: [] }] });
}
