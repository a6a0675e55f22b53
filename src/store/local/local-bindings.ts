import { refKey } from '../../domain/crm-ref.ts';
import type { MemberId, Phone } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { Engine } from '../engine/engine.ts';
import { indexName, sortable, startingWith, under } from '../engine/index-name.ts';
import type { Rows, TableName } from '../engine/tables.ts';
import type { BindingStore } from '../ports.ts';
import { take } from './take.ts';

export function localBindings(engine: Engine, phoneIdentity: (phone: Phone) => string): BindingStore {
  return {
    chats: async (member, codes) => byKey(engine, member, 'chats', codes),
    async chatById(member, chatId) {
      const [from, to] = under(String(chatId));
      return take(engine.find(member, 'chats', { index: 'chatId', from, to }), 1)[0]?.[1];
    },
    async chatsByPrefix(member, prefix) {
      const [from, to] = startingWith(prefix);
      return [...engine.find(member, 'chats', { index: 'code', from, to })].map(([, chat]) => chat);
    },
    customers: async (member, ids) => byKey(engine, member, 'customers', ids),
    async customersByPhone(member, phones) {
      return new Map(
        phones.flatMap((phone) => {
          const [from, to] = under(phoneIdentity(phone));
          return take(engine.find(member, 'customers', { index: 'phone', from, to }), 1).map(
            ([, customer]) => [phone, customer] as const,
          );
        }),
      );
    },
    async customersByEmail(member, email) {
      const [from, to] = under(email);
      return [...engine.find(member, 'customers', { index: 'email', from, to })].map(
        ([, customer]) => customer,
      );
    },
    async customersByParty(member, parties) {
      const found = new Map<string, CustomerRecord>();
      for (const party of parties) {
        const [from, to] = under(refKey(party));
        for (const [id, customer] of engine.find(member, 'customers', { index: 'party', from, to }))
          found.set(id, customer);
      }
      return [...found.values()];
    },
    async listCustomers(member, { limit, before }) {
      const last = before === undefined ? undefined : engine.get(member, 'customers', before);
      if (before !== undefined && last === undefined) return [];
      const to = last === undefined ? '~' : indexName(sortable(last.createdAt), last.id);
      const rows = engine.find(member, 'customers', { index: 'time', from: '', to, newestFirst: true });
      return take(rows, limit).map(([, customer]) => customer);
    },
    count: async (member) => ({
      chats: engine.count(member, 'chats'),
      customers: engine.count(member, 'customers'),
    }),
  };
}

function byKey<K extends TableName, Key extends string>(
  engine: Engine,
  member: MemberId,
  table: K,
  keys: readonly Key[],
): ReadonlyMap<Key, Rows[K]> {
  const found = new Map<Key, Rows[K]>();
  for (const key of keys) {
    const row = engine.get(member, table, key);
    if (row !== undefined) found.set(key, row);
  }
  return found;
}
