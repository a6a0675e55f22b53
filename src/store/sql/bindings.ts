import type { ChatRecord } from '../../domain/chat-record.ts';
import type { MemberId, Phone } from '../../domain/ids.ts';
import { refKey } from '../../domain/crm-ref.ts';
import { phoneIdentity } from '../../domain/identifiers/phone-identity.ts';
import { identitiesOf } from '../phone-identities.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { BindingStore } from '../ports.ts';
import { chatSchema, customerSchema } from '../schemas.ts';
import type { Database } from './database.ts';
import { portalNumber } from './portal-rows.ts';
import { rowData } from './row-data.ts';
import type { Rows } from './tables.ts';
import { text } from './values.ts';

export const chatData = rowData<ChatRecord>('chats', chatSchema);
export const customerData = rowData<CustomerRecord>('customers', customerSchema);
/** Sorts after every other character in byte order. */
const LAST_CHARACTER = '\u{10ffff}';

/** Range of the keys of phones (`to` is exclusive: ';' follows ':'). */
export const PHONE_KEYS = { from: 'phone:', to: 'phone;' };
const phoneKey = (identity: string): string => PHONE_KEYS.from + text(identity);
const emailKey = (email: string): string => `email:${text(email)}`;

/** All keys by which a customer is found. */
export function keysOf(customer: CustomerRecord): readonly string[] {
  return [...new Set([...identitiesOf(customer).map(phoneKey), ...customer.emails.map(emailKey)])];
}

export function sqlBindings(database: Database): BindingStore {
  const { read } = database;
  return {
    ...chatLookups(database),
    ...customerLookups(database),
    count: (member) =>
      read(async (rows) => ({
        chats: await countOf(rows, 'chats', member),
        customers: await countOf(rows, 'customers', member),
      })),
  };
}

function chatLookups({
  read,
  dialect,
}: Database): Pick<BindingStore, 'chats' | 'chatById' | 'chatsByPrefix'> {
  const chats = (rows: Rows, member: MemberId) =>
    rows.selectFrom('chats').where('portal', '=', portalNumber(rows, member)).select('data').orderBy('code');
  return {
    chats: (member, codes) =>
      read(async (rows) => {
        if (codes.length === 0) return new Map();
        const found = await chats(rows, member)
          .where(dialect.isText('code', codes.map(text)))
          .execute();
        return new Map(
          found.map(({ data }) => chatData.fromData(member, data)).map((chat) => [chat.userCode, chat]),
        );
      }),
    chatById: (member, chatId) =>
      read(async (rows) => {
        const row = await chats(rows, member).where('chat_id', '=', chatId).limit(1).executeTakeFirst();
        return row && chatData.fromData(member, row.data);
      }),
    chatsByPrefix: (member, prefix) =>
      read(async (rows) => {
        const from = text(prefix);
        const found = chats(rows, member)
          .where('code', '>=', from)
          .where('code', '<', from + LAST_CHARACTER);
        return (await found.execute()).map(({ data }) => chatData.fromData(member, data));
      }),
  };
}

function customerLookups(
  database: Database,
): Omit<BindingStore, 'chats' | 'chatById' | 'chatsByPrefix' | 'count'> {
  const { read, dialect } = database;
  const customerOf =
    (member: MemberId) =>
    ({ data }: { readonly data: string }): CustomerRecord =>
      customerData.fromData(member, data);
  return {
    customers: (member, ids) =>
      read(async (rows) => {
        if (ids.length === 0) return new Map();
        const found = await customers(rows, member)
          .where(dialect.isText('id', ids.map(text)))
          .execute();
        return new Map(found.map(customerOf(member)).map((customer) => [customer.id, customer]));
      }),
    customersByPhone: (member, phones) => customersByPhone(database, member, phones),
    customersByEmail: (member, email) =>
      read(async (rows) => (await byKey(rows, database, member, [emailKey(email)])).map(customerOf(member))),
    customersByRef: (member, parties) =>
      read(async (rows) => {
        if (parties.length === 0) return [];
        const found = customers(rows, member).where(dialect.isText('crm_ref', parties.map(refKey)));
        return (await found.orderBy('id').execute()).map(customerOf(member));
      }),
    listCustomers: (member, { limit, before }) =>
      read(async (rows) => {
        let found = customers(rows, member).orderBy('created_at', 'desc').orderBy('id', 'desc');
        if (before !== undefined) {
          const last = await customers(rows, member)
            .select(['created_at', 'id'])
            .where('id', '=', text(before))
            .executeTakeFirst();
          if (last === undefined) return [];
          found = found.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('created_at', 'id'), '<', tuple(last.created_at, last.id)),
          );
        }
        return (await found.limit(Math.max(0, limit)).execute()).map(customerOf(member));
      }),
  };
}

/** The customer that had each phone first. */
async function customersByPhone(
  database: Database,
  member: MemberId,
  phones: readonly Phone[],
): Promise<ReadonlyMap<Phone, CustomerRecord>> {
  const keys = new Map(phones.map((phone) => [phone, phoneKey(phoneIdentity(phone))]));
  if (keys.size === 0) return new Map();
  const found = await database.read((rows) => byKey(rows, database, member, [...new Set(keys.values())]));
  const first = new Map<string, string>();
  for (const { key, data } of found) if (!first.has(key)) first.set(key, data);
  return new Map(
    [...keys].flatMap(([phone, key]) => {
      const data = first.get(key);
      return data === undefined ? [] : [[phone, customerData.fromData(member, data)] as const];
    }),
  );
}

function customers(rows: Rows, member: MemberId) {
  return rows.selectFrom('customers').where('portal', '=', portalNumber(rows, member)).select('data');
}

/** Ordered by who had a key first. */
function byKey(
  rows: Rows,
  { dialect }: Database,
  member: MemberId,
  keys: readonly string[],
): Promise<readonly { readonly key: string; readonly data: string }[]> {
  return rows
    .selectFrom('customer_keys as k')
    .innerJoin('customers as c', (join) =>
      join.onRef('c.portal', '=', 'k.portal').onRef('c.id', '=', 'k.customer'),
    )
    .where('k.portal', '=', portalNumber(rows, member))
    .where(dialect.isText('k.key', keys))
    .orderBy('k.created_at')
    .orderBy('k.customer')
    .select(['k.key', 'c.data'])
    .execute();
}

async function countOf(rows: Rows, table: 'chats' | 'customers', member: MemberId): Promise<number> {
  const counted = rows.selectFrom(table).where('portal', '=', portalNumber(rows, member));
  const { n } = await counted.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}
