import type { HistoryAnswer } from '../bitrix24/openlines/history.ts';
import { customersPart } from '../domain/reading/connector-marks.ts';
import { MAX_TEXT_LENGTH } from '../domain/reading/read-text.ts';
import type { InboxId, MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import type { MessagesToConfirm } from './chat-work.ts';
import { emptyRecord } from './empty-record.ts';
import { inboxEntriesOf } from './inbox-entries.ts';
import type { DecidedChat } from './record-outcome.ts';
import { noteRefusals } from './refusals.ts';

export interface ConfirmMessagesDeps {
  readonly stores: Pick<Stores, 'inbox' | 'record' | 'settings'>;
  /** Unix ms. */
  readonly now: () => number;
}

/** `current`: the current session, where it was to be read. */
export type ChatToConfirm = DecidedChat & { readonly current?: HistoryAnswer };

/** Why the portal did not confirm a message: it does not have it, or does not show the app's user the history. */
type UnconfirmedCode = 'MESSAGE_NOT_CONFIRMED' | 'HISTORY_REFUSED';

export interface UnconfirmedEntries {
  readonly code: UnconfirmedCode;
  readonly ids: readonly InboxId[];
}

interface Confirmation {
  /** May be carried out. */
  readonly confirmed: readonly DecidedChat[];
  readonly unconfirmed: readonly UnconfirmedEntries[];
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
  const unconfirmed: UnconfirmedEntries[] = [];
  for (const chat of decided) {
    const findings = compare(chat);
    if (!findings) confirmed.push(chat);
    else {
      await readFromHistory(deps, member, chat, findings);
      const code = chat.current?.refused ? 'HISTORY_REFUSED' : 'MESSAGE_NOT_CONFIRMED';
      if (findings.missing.length > 0) unconfirmed.push({ code, ids: findings.missing });
    }
  }
  await noteRefusedHistories(deps, member, decided);
  return { confirmed, unconfirmed };
}

/** For Overview and Health: which right is missing. */
async function noteRefusedHistories(
  { stores, now }: ConfirmMessagesDeps,
  member: MemberId,
  decided: readonly ChatToConfirm[],
): Promise<void> {
  const results = decided.flatMap(({ current }) => {
    if (!current) return [];
    const { refused } = current;
    if (refused?.kind !== 'forbidden')
      return [{ what: 'readHistory', succeeded: current.history !== undefined }];
    const { kind, method = '', code, description: words } = refused;
    return [{ what: 'readHistory', succeeded: false, refused: { kind, method, code, words } }];
  });
  if (results.length > 0) await noteRefusals(stores.settings, member, results, now());
}

interface Findings {
  /** Of messages that the portal does not have. */
  readonly missing: readonly InboxId[];
  /** Of messages that have another text in the portal. */
  readonly replaced: readonly InboxId[];
}

/** What is wrong with a chat's messages; `undefined` where nothing is, or where nothing follows from them. */
function compare({ work, situation, current, resumed }: ChatToConfirm): Findings | undefined {
  const { toConfirm } = work;
  if (!toConfirm || resumed || !situation.view.dialog) return undefined;
  const written = (current?.history?.messages ?? []).filter(({ fromCustomer }) => fromCustomer);
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
  { work, current }: ChatToConfirm,
  { replaced }: Findings,
): Promise<void> {
  const entries = current?.history ? inboxEntriesOf(current.history, 'message', now(), true) : [];
  if (entries.length > 0) await stores.inbox.append(member, entries);
  await stores.record(member, { ...emptyRecord, done: replaced, chats: [{ ...work.record, pieces: [] }] });
}
