import { sql } from 'kysely';
import { refKey } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MemberId } from '../../domain/ids.ts';
import { decisionItems } from '../decision-items.ts';
import type { BatchRecord } from '../ports.ts';
import { sourceSchema } from '../schemas.ts';
import { chatData, customerData, keysOf } from './bindings.ts';
import type { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import { rowIds } from './inbox-reads.ts';
import { decisionData } from './journal.ts';
import { nextRevision, writablePortal } from './portal-rows.ts';
import { pruneDeliveries, pruneJournal } from './prune.ts';
import { rowData } from './row-data.ts';
import { suggestionData } from './suggestions.ts';
import type { Rows } from './tables.ts';
import { chunks, excluded, lastPerKey, text } from './values.ts';

/** The portal's revision after the change; absent when no customer changed. */
export interface Recorded {
  readonly revision?: number;
}

/** A transaction that writes for one portal. */
export interface PortalWrite {
  readonly rows: Rows;
  readonly dialect: Dialect;
  readonly portal: number;
}

/** Stores a batch in one transaction, which also deletes a bounded number of old delivery keys and journal entries. */
export function recordBatch(
  { write, dialect }: Database,
  member: MemberId,
  batch: BatchRecord,
  now: number,
): Promise<Recorded> {
  return write(async (rows) => {
    const write = { rows, dialect, portal: await writablePortal(rows, dialect, member) };
    await setDone(write, batch, now);
    await setChats(write, batch.chats);
    await setCustomers(write, batch.customers);
    await endCustomers(write, batch);
    await setDecisions(write, batch.decisions);
    await setSuggestions(write, batch.suggestions);
    await setSources(write, batch);
    await pruneDeliveries(write, batch.done.length);
    await pruneJournal(write, batch.decisions.length);
    if (batch.customers.length + batch.endedCustomers.length === 0) return {};
    return { revision: await nextRevision(rows, write.portal) };
  });
}

async function setDone(
  { rows, dialect, portal }: PortalWrite,
  { done }: BatchRecord,
  now: number,
): Promise<void> {
  const ids = rowIds(done);
  if (ids.length === 0) return;
  // Bodies of handled entries are removed; of entries without a key nothing needs to stay.
  await rows
    .deleteFrom('inbox')
    .where('portal', '=', portal)
    .where(dialect.isNumber('id', ids))
    .where('digest', 'is', null)
    .execute();
  await rows
    .updateTable('inbox')
    .set({ done_at: now, body: 'null', error: null, parked_at: null })
    .where('portal', '=', portal)
    .where(dialect.isNumber('id', ids))
    .where('done_at', 'is', null)
    .execute();
}

export async function setChats({ rows, portal }: PortalWrite, chats: BatchRecord['chats']): Promise<void> {
  for (const chunk of chunks(lastPerKey(chats, ({ userCode }) => text(userCode)))) {
    const values = chunk.map((chat) => ({
      portal,
      code: text(chat.userCode),
      chat_id: chat.chatId ?? null,
      data: chatData.toData(chat),
    }));
    await rows
      .insertInto('chats')
      .values(values)
      .onConflict((on) =>
        on.columns(['portal', 'code']).doUpdateSet({ chat_id: excluded('chat_id'), data: excluded('data') }),
      )
      .execute();
  }
}

export async function setCustomers(target: PortalWrite, customers: BatchRecord['customers']): Promise<void> {
  const { rows, dialect, portal } = target;
  for (const chunk of chunks(lastPerKey(customers, ({ id }) => text(id)))) {
    const values = chunk.map((customer) => ({
      portal,
      id: text(customer.id),
      crm_ref: customer.customerRef === undefined ? null : refKey(customer.customerRef),
      created_at: customer.createdAt,
      data: customerData.toData(customer),
    }));
    await rows
      .insertInto('customers')
      .values(values)
      .onConflict((on) =>
        on.columns(['portal', 'id']).doUpdateSet({
          crm_ref: excluded('crm_ref'),
          created_at: excluded('created_at'),
          data: excluded('data'),
        }),
      )
      .execute();
    const ids = values.map(({ id }) => id);
    await rows
      .deleteFrom('customer_keys')
      .where('portal', '=', portal)
      .where(dialect.isText('customer', ids))
      .execute();
    const keys = chunk.flatMap((customer) =>
      keysOf(customer).map((key) => ({
        portal,
        key,
        created_at: customer.createdAt,
        customer: text(customer.id),
      })),
    );
    for (const some of chunks(keys)) await rows.insertInto('customer_keys').values(some).execute();
  }
}

async function endCustomers(
  { rows, dialect, portal }: PortalWrite,
  { endedCustomers }: BatchRecord,
): Promise<void> {
  if (endedCustomers.length === 0) return;
  await rows
    .deleteFrom('customers')
    .where('portal', '=', portal)
    .where(dialect.isText('id', endedCustomers.map(text)))
    .execute();
}

export async function setDecisions(target: PortalWrite, decisions: BatchRecord['decisions']): Promise<void> {
  const { rows, dialect, portal } = target;
  for (const chunk of chunks(lastPerKey(decisions, ({ id }) => text(id)))) {
    const values = chunk.map((decision) => ({
      portal,
      id: text(decision.id),
      at: decision.at,
      chat: text(decision.chat),
      line: text(decision.line),
      data: decisionData.toData(decision),
    }));
    await rows
      .insertInto('decisions')
      .values(values)
      .onConflict((on) =>
        on.columns(['portal', 'id']).doUpdateSet({
          at: excluded('at'),
          chat: excluded('chat'),
          line: excluded('line'),
          data: excluded('data'),
        }),
      )
      .execute();
    const ids = values.map(({ id }) => id);
    await rows
      .deleteFrom('decision_refs')
      .where('portal', '=', portal)
      .where(dialect.isText('decision', ids))
      .execute();
    const refs = chunk.flatMap((decision) =>
      refsOf(decision).map((ref) => ({ portal, ref, at: decision.at, decision: text(decision.id) })),
    );
    for (const some of chunks(refs)) await rows.insertInto('decision_refs').values(some).execute();
  }
}

/** CRM items that a decision concerns, and customers in its `before`. */
function refsOf(decision: Decision): readonly string[] {
  const customers = decision.before.customers.map(({ id }) => customerRef(id));
  return [...new Set([...decisionItems(decision), ...customers])];
}

export function customerRef(id: string): string {
  return `customer:${text(id)}`;
}

export async function setSuggestions(
  target: PortalWrite,
  suggestions: BatchRecord['suggestions'],
): Promise<void> {
  const { rows, dialect, portal } = target;
  for (const chunk of chunks(lastPerKey(suggestions, ({ id }) => text(id)))) {
    const values = chunk.map((suggestion) => ({
      portal,
      id: text(suggestion.id),
      at: suggestion.at,
      chat: text(suggestion.chat),
      state: suggestion.state,
      data: suggestionData.toData(suggestion),
    }));
    await rows
      .insertInto('suggestions')
      .values(values)
      .onConflict((on) =>
        on.columns(['portal', 'id']).doUpdateSet({
          at: excluded('at'),
          chat: excluded('chat'),
          state: excluded('state'),
          data: excluded('data'),
        }),
      )
      .execute();
    const ids = values.map(({ id }) => id);
    await rows
      .deleteFrom('suggestion_refs')
      .where('portal', '=', portal)
      .where(dialect.isText('suggestion', ids))
      .execute();
    const refs = chunk.flatMap(({ id, items }) =>
      [...new Set(items.map(refKey))].map((ref) => ({ portal, ref, suggestion: text(id) })),
    );
    for (const some of chunks(refs)) await rows.insertInto('suggestion_refs').values(some).execute();
  }
}

const sourceData = rowData('line sources', sourceSchema);

export async function setSources(
  { rows, portal }: PortalWrite,
  { sources }: Pick<BatchRecord, 'sources'>,
): Promise<void> {
  const newest = lastPerKey(
    [...sources].sort((a, b) => a.at - b.at),
    ({ line, source }) => `${text(line)}|${source}`,
  );
  if (newest.length === 0) return;
  for (const source of newest) sourceData.toData(source);
  await rows
    .insertInto('line_sources')
    .values(newest.map(({ line, source, at }) => ({ portal, line: text(line), source, at })))
    .onConflict((on) =>
      on
        .columns(['portal', 'line', 'source'])
        .doUpdateSet({ at: excluded('at') })
        .where('line_sources.at', '<', sql<number>`excluded.at`),
    )
    .execute();
}
