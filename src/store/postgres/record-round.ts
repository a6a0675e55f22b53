import { refKey } from '../../domain/crm-ref.ts';
import type { MemberId, Phone } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { Decision } from '../../domain/decision.ts';
import { customerIdentities } from '../customer-identities.ts';
import { decisionItems } from '../decision-items.ts';
import type { RoundRecord } from '../ports.ts';
import { clearedWith, doneKeysFor, journalFor } from '../retention.ts';
import type { Database, Sql } from './database.ts';
import { rowIds } from './postgres-inbox.ts';
import { json, lastPerKey, text } from './sql-values.ts';

export interface RecordRoundOptions {
  readonly database: Database;
  readonly phoneIdentity: (phone: Phone) => string;
  readonly now: () => number;
}

/** Everything of a round in one transaction; old keys and journal entries go with it, a few at a time. */
export function recordRound(
  { database, phoneIdentity, now }: RecordRoundOptions,
  memberId: MemberId,
  round: RoundRecord,
): Promise<void> {
  const member = text(memberId);
  const time = now();
  return database.transaction(async (sql) => {
    if (round.done.length > 0) await setDone(sql, member, round, time);
    if (round.chats.length > 0) await setChats(sql, member, round);
    if (round.customers.length > 0) await setCustomers(sql, member, round.customers, phoneIdentity);
    if (round.endedCustomers.length > 0) {
      await sql.run('delete from chat_tracker.customers where member = $1 and id = any($2)', [
        member,
        round.endedCustomers.map(text),
      ]);
    }
    if (round.decisions.length > 0) await setDecisions(sql, member, round.decisions);
    if (round.suggestions.length > 0) await setSuggestions(sql, member, round);
    if (round.sources.length > 0) await setSources(sql, member, round);
    await forget(sql, member, round, time);
  });
}

function setDone(sql: Sql, member: string, { done }: RoundRecord, time: number): Promise<void> {
  // What was said is not kept longer than it is needed; what has no key is kept for nothing.
  return sql.run(
    `with gone as (
       delete from chat_tracker.inbox where member = $1 and id = any($2::bigint[]) and key is null)
     update chat_tracker.inbox set done_at = $3, body = 'null', error = null
     where member = $1 and id = any($2::bigint[]) and key is not null and done_at is null`,
    [member, rowIds(done), time],
  );
}

function setChats(sql: Sql, member: string, round: RoundRecord): Promise<void> {
  const chats = lastPerKey(round.chats, ({ userCode }) => text(userCode));
  return sql.run(
    `insert into chat_tracker.chats (member, code, chat_id, data)
     select $1, code, chat_id, data::json
     from unnest($2::text[], $3::double precision[], $4::text[]) as t (code, chat_id, data)
     on conflict (member, code) do update set chat_id = excluded.chat_id, data = excluded.data`,
    [
      member,
      chats.map(({ userCode }) => text(userCode)),
      chats.map(({ chatId }) => chatId ?? null),
      chats.map(json),
    ],
  );
}

async function setCustomers(
  sql: Sql,
  member: string,
  records: readonly CustomerRecord[],
  phoneIdentity: (phone: Phone) => string,
): Promise<void> {
  const customers = lastPerKey(records, ({ id }) => text(id));
  const ids = customers.map(({ id }) => text(id));
  const parties = customers.map(({ customerRef }) =>
    customerRef === undefined ? null : refKey(customerRef),
  );
  await sql.run(
    `insert into chat_tracker.customers (member, id, party, created_at, data)
     select $1, id, party, created_at, data::json
     from unnest($2::text[], $3::text[], $4::double precision[], $5::text[]) as t (id, party, created_at, data)
     on conflict (member, id) do update
     set party = excluded.party, created_at = excluded.created_at, data = excluded.data`,
    [member, ids, parties, customers.map(({ createdAt }) => createdAt), customers.map(json)],
  );
  await setPhones(sql, member, customers, phoneIdentity);
  await setEmails(sql, member, customers);
}

async function setPhones(
  sql: Sql,
  member: string,
  customers: readonly CustomerRecord[],
  phoneIdentity: (phone: Phone) => string,
): Promise<void> {
  const phones = customers.flatMap((customer) =>
    customerIdentities(customer, phoneIdentity).map((identity) => ({ identity: text(identity), customer })),
  );
  await sql.run('delete from chat_tracker.customer_phones where member = $1 and customer = any($2)', [
    member,
    customers.map(({ id }) => text(id)),
  ]);
  await sql.run(
    `insert into chat_tracker.customer_phones (member, identity, created_at, customer)
     select $1, * from unnest($2::text[], $3::double precision[], $4::text[]) on conflict do nothing`,
    [
      member,
      phones.map(({ identity }) => identity),
      phones.map(({ customer }) => customer.createdAt),
      phones.map(({ customer }) => text(customer.id)),
    ],
  );
}

async function setEmails(sql: Sql, member: string, customers: readonly CustomerRecord[]): Promise<void> {
  const emails = customers.flatMap(({ id, emails: all }) =>
    all.map((email) => ({ email: text(email), id: text(id) })),
  );
  await sql.run('delete from chat_tracker.customer_emails where member = $1 and customer = any($2)', [
    member,
    customers.map(({ id }) => text(id)),
  ]);
  await sql.run(
    `insert into chat_tracker.customer_emails (member, email, customer)
     select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
    [member, emails.map(({ email }) => email), emails.map(({ id }) => id)],
  );
}

async function setDecisions(sql: Sql, member: string, records: readonly Decision[]): Promise<void> {
  const decisions = lastPerKey(records, ({ id }) => text(id));
  const ids = decisions.map(({ id }) => text(id));
  await sql.run(
    `insert into chat_tracker.decisions (member, id, at, chat, line, data)
     select $1, id, at, chat, line, data::json
     from unnest($2::text[], $3::double precision[], $4::text[], $5::text[], $6::text[]) as t (id, at, chat, line, data)
     on conflict (member, id) do update
     set at = excluded.at, chat = excluded.chat, line = excluded.line, data = excluded.data`,
    [
      member,
      ids,
      decisions.map(({ at }) => at),
      decisions.map(({ chat }) => text(chat)),
      decisions.map(({ line }) => text(line)),
      decisions.map(json),
    ],
  );
  const items = decisions.flatMap((decision) =>
    decisionItems(decision).map((item) => ({ item, id: text(decision.id) })),
  );
  await sql.run('delete from chat_tracker.decision_items where member = $1 and decision = any($2)', [
    member,
    ids,
  ]);
  await sql.run(
    `insert into chat_tracker.decision_items (member, item, decision)
     select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
    [member, items.map(({ item }) => item), items.map(({ id }) => id)],
  );
}

function setSuggestions(sql: Sql, member: string, round: RoundRecord): Promise<void> {
  const suggestions = lastPerKey(round.suggestions, ({ id }) => text(id));
  return sql.run(
    `insert into chat_tracker.suggestions (member, id, at, chat, state, data)
     select $1, id, at, chat, state, data::json
     from unnest($2::text[], $3::double precision[], $4::text[], $5::text[], $6::text[]) as t (id, at, chat, state, data)
     on conflict (member, id) do update
     set at = excluded.at, chat = excluded.chat, state = excluded.state, data = excluded.data`,
    [
      member,
      suggestions.map(({ id }) => text(id)),
      suggestions.map(({ at }) => at),
      suggestions.map(({ chat }) => text(chat)),
      suggestions.map(({ state }) => state),
      suggestions.map(json),
    ],
  );
}

function setSources(sql: Sql, member: string, { sources }: RoundRecord): Promise<void> {
  return sql.run(
    `insert into chat_tracker.line_sources (member, line, source, at)
     select $1, line, source, max(at)
     from unnest($2::text[], $3::text[], $4::double precision[]) as t (line, source, at)
     group by line, source order by line, source
     on conflict (member, line, source) do update set at = greatest(line_sources.at, excluded.at)`,
    [
      member,
      sources.map(({ line }) => text(line)),
      sources.map(({ source }) => source),
      sources.map(({ at }) => at),
    ],
  );
}

async function forget(
  sql: Sql,
  member: string,
  { done, decisions }: RoundRecord,
  time: number,
): Promise<void> {
  await sql.run(
    `delete from chat_tracker.inbox where id in (
       select id from chat_tracker.inbox where member = $1 and done_at < $2 order by done_at limit $3)`,
    [member, time - doneKeysFor, clearedWith(done.length)],
  );
  if (decisions.length === 0) return;
  await sql.run(
    `delete from chat_tracker.decisions where member = $1 and id in (
       select id from chat_tracker.decisions where member = $1 and at < $2 order by at, id limit $3)`,
    [member, Math.max(...decisions.map(({ at }) => at)) - journalFor, clearedWith(decisions.length)],
  );
}
