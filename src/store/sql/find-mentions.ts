import type { ChatRecord } from '../../domain/chat-record.ts';
import { withoutValues, type CustomerRecord } from '../../domain/customer-record.ts';
import type { MemberId } from '../../domain/ids.ts';
import { chatData, customerData } from './bindings.ts';
import type { Database } from './database.ts';
import { isOfChat, mentionsAny, type Needles } from './erasure-needles.ts';
import { portalNumber } from './portal-rows.ts';
import { chatPages, openInboxPages, rowPages } from './row-pages.ts';

/** Rows that mention erased identifiers or chats. */
export interface Mentions {
  /** To delete. */
  readonly decisions: readonly string[];
  readonly suggestions: readonly string[];
  /** Waiting and parked events. */
  readonly inbox: readonly number[];
  /** Names of notes about the portal, which are made again. */
  readonly notes: readonly string[];
  /** To store instead: the same without what was erased. */
  readonly chats: readonly ChatRecord[];
  readonly customers: readonly CustomerRecord[];
}

/** Reads every row of the portal, in pages. */
export async function findMentions(
  database: Database,
  member: MemberId,
  needles: Needles,
): Promise<Mentions> {
  const isFound = ({ data }: { readonly data: string }): boolean => mentionsAny(needles, data);
  const inbox: number[] = [];
  for await (const { id, body } of openInboxPages(database, member))
    if (mentionsAny(needles, body) || isOfChat(needles, body)) inbox.push(id);
  const chats: ChatRecord[] = [];
  for await (const row of chatPages(database, member))
    if (isFound(row)) chats.push(chatWithout(needles, chatData.fromData(member, row.data)));
  const customers: CustomerRecord[] = [];
  for await (const row of rowPages(database, member, 'customers'))
    if (isFound(row)) customers.push(customerWithout(needles, customerData.fromData(member, row.data)));
  return {
    decisions: await idsOf(rowPages(database, member, 'decisions'), isFound),
    suggestions: await idsOf(rowPages(database, member, 'suggestions'), isFound),
    inbox,
    notes: await mentioningNotes(database, member, needles),
    chats,
    customers,
  };
}

interface Row {
  readonly id: string;
  readonly data: string;
}

async function idsOf(rows: AsyncIterable<Row>, isFound: (row: Row) => boolean): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const row of rows) if (isFound(row)) ids.push(row.id);
  return ids;
}

async function mentioningNotes(
  { read }: Database,
  member: MemberId,
  needles: Needles,
): Promise<readonly string[]> {
  const notes = await read((rows) =>
    rows
      .selectFrom('settings')
      .where('portal', '=', portalNumber(rows, member))
      .where('kind', '=', 'note')
      .select(['name', 'data'])
      .execute(),
  );
  return notes.filter(({ data }) => mentionsAny(needles, data)).map(({ name }) => name);
}

/** What an interrupted decision was about to do with an erased identifier is not done any more. */
function chatWithout(needles: Needles, chat: ChatRecord): ChatRecord {
  const isKept = (part: unknown): boolean => !mentionsAny(needles, JSON.stringify(part));
  const { handled, pieces, attested, suggested, retryLater, pending, ...rest } = chat;
  const identifiers = retryLater?.identifiers.filter(isKept) ?? [];
  return {
    ...rest,
    handled: handled.filter(isKept),
    pieces: pieces.filter(isKept),
    ...(attested && { attested: attested.filter(isKept) }),
    ...(suggested && { suggested: suggested.filter(isKept) }),
    ...(retryLater && identifiers.length > 0 && { retryLater: { ...retryLater, identifiers } }),
    ...(pending && isKept(pending) && { pending }),
  };
}

function customerWithout(needles: Needles, customer: CustomerRecord): CustomerRecord {
  const isErased = (part: unknown): boolean => mentionsAny(needles, JSON.stringify(part));
  const { firstPhone, doubted, takenOff, names, chats, ...rest } = customer;
  const erased = new Set<string>([...customer.phones, ...customer.emails].filter(isErased));
  const isChatKept = (code: string): boolean => !needles.chats.has(code);
  return {
    ...rest,
    ...withoutValues(customer, erased),
    ...(firstPhone && !isErased(firstPhone) && { firstPhone }),
    chats: chats.filter(isChatKept),
    ...(doubted && { doubted: doubted.filter(isChatKept) }),
    ...(takenOff && { takenOff: takenOff.filter((phone) => !isErased(phone)) }),
    ...(names && { names: names.filter(({ chat }) => isChatKept(chat)) }),
  };
}
