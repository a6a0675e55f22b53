import { z } from 'zod';
import { refKey } from '../../domain/crm-ref.ts';
import type { Phone } from '../../domain/ids.ts';
import type { BindingStore } from '../ports.ts';
import { chatSchema, customerSchema } from '../schemas.ts';
import type { Database } from './database.ts';
import { dataRow, text } from './sql-values.ts';

const chatRow = dataRow(chatSchema);
const customerRow = dataRow(customerSchema);
const identityRow = z.object({ identity: z.string(), data: customerSchema });
const countRow = z.object({ chats: z.number(), customers: z.number() });
/** Behind every text in byte order. */
const lastCharacter = '\u{10ffff}';

export function postgresBindings(database: Database, phoneIdentity: (phone: Phone) => string): BindingStore {
  return {
    ...chatLookups(database),
    ...customerLookups(database),
    async customersByPhone(member, phones) {
      const identities = phones.map((phone) => text(phoneIdentity(phone)));
      const rows = await database.rows(identityRow, byPhone, [text(member), identities]);
      const found = new Map(rows.map(({ identity, data }) => [identity, data]));
      return new Map(
        phones.flatMap((phone, index) => {
          const customer = found.get(identities[index] ?? '');
          return customer === undefined ? [] : [[phone, customer] as const];
        }),
      );
    },
    async count(member) {
      const [row] = await database.rows(
        countRow,
        `select (select count(*)::int from chat_tracker.chats where member = $1) as chats,
                (select count(*)::int from chat_tracker.customers where member = $1) as customers`,
        [text(member)],
      );
      return row ?? { chats: 0, customers: 0 };
    },
  };
}

/** Whoever remembered a number first. */
const byPhone = `
  select distinct on (p.identity) p.identity, c.data
  from chat_tracker.customer_phones p
  join chat_tracker.customers c on c.member = p.member and c.id = p.customer
  where p.member = $1 and p.identity = any($2)
  order by p.identity, p.created_at, p.customer`;

function chatLookups(database: Database): Pick<BindingStore, 'chats' | 'chatById' | 'chatsByPrefix'> {
  return {
    async chats(member, codes) {
      const rows = await database.rows(
        chatRow,
        'select data from chat_tracker.chats where member = $1 and code = any($2)',
        [text(member), codes.map(text)],
      );
      return new Map(rows.map(({ data }) => [data.userCode, data]));
    },
    async chatById(member, chatId) {
      const [row] = await database.rows(
        chatRow,
        'select data from chat_tracker.chats where member = $1 and chat_id = $2 order by code limit 1',
        [text(member), chatId],
      );
      return row?.data;
    },
    async chatsByPrefix(member, prefix) {
      const rows = await database.rows(
        chatRow,
        'select data from chat_tracker.chats where member = $1 and code >= $2 and code < $3 order by code',
        [text(member), text(prefix), text(prefix) + lastCharacter],
      );
      return rows.map(({ data }) => data);
    },
  };
}

function customerLookups(
  database: Database,
): Pick<BindingStore, 'customers' | 'customersByEmail' | 'customersByParty' | 'listCustomers'> {
  return {
    async customers(member, ids) {
      const rows = await database.rows(
        customerRow,
        'select data from chat_tracker.customers where member = $1 and id = any($2)',
        [text(member), ids.map(text)],
      );
      return new Map(rows.map(({ data }) => [data.id, data]));
    },
    async listCustomers(member, { limit, before }) {
      const rows = await database.rows(
        customerRow,
        `select data from chat_tracker.customers c
         where member = $1 and ($3::text is null or (created_at, id) < (
           select b.created_at, b.id from chat_tracker.customers b where b.member = c.member and b.id = $3))
         order by created_at desc, id desc limit $2`,
        [text(member), Math.max(0, limit), before === undefined ? null : text(before)],
      );
      return rows.map(({ data }) => data);
    },
    async customersByEmail(member, email) {
      const rows = await database.rows(
        customerRow,
        `select c.data from chat_tracker.customer_emails e
         join chat_tracker.customers c on c.member = e.member and c.id = e.customer
         where e.member = $1 and e.email = $2 order by c.created_at, c.id`,
        [text(member), text(email)],
      );
      return rows.map(({ data }) => data);
    },
    async customersByParty(member, parties) {
      const rows = await database.rows(
        customerRow,
        'select data from chat_tracker.customers where member = $1 and party = any($2) order by id',
        [text(member), parties.map(refKey)],
      );
      return rows.map(({ data }) => data);
    },
  };
}
