import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { MemberId } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { customerData, PHONE_KEYS } from './bindings.ts';
import type { Database } from './database.ts';
import type { Rows } from './tables.ts';
import { text } from './values.ts';

/** Phones of a portal with the customer that had each first; phones of the newest customers come first. */
export interface NewestPhones {
  /** The portal's revision; absent when the portal is not stored or was changed during the read. */
  readonly revision?: number;
  readonly phones: readonly (readonly [identity: string, customer: CustomerRecord])[];
  /** The portal has no other phones. */
  readonly complete: boolean;
}

/** Records that are parsed before other work may run. */
const MAX_RECORDS_PER_TURN = 200;

export function newestPhones({ read }: Database, member: MemberId, limit: number): Promise<NewestPhones> {
  return read(async (rows) => {
    const before = await portalOf(rows, member);
    if (before === undefined) return { phones: [], complete: false };
    const found = await phonesOf(rows, before.id, limit + 1);
    const after = await portalOf(rows, member);
    const phones = await parseCustomers(member, found.slice(0, limit));
    return {
      ...(after?.revision === before.revision && { revision: before.revision }),
      phones,
      complete: found.length <= limit,
    };
  });
}

function portalOf(rows: Rows, member: MemberId) {
  const found = rows.selectFrom('portals').where('member', '=', text(member));
  return found.select(['id', 'revision']).executeTakeFirst();
}

function phonesOf(rows: Rows, portal: number, limit: number) {
  return rows
    .selectFrom('customers as c')
    .innerJoin('customer_keys as k', (join) =>
      join.onRef('k.portal', '=', 'c.portal').onRef('k.customer', '=', 'c.id'),
    )
    .where('c.portal', '=', portal)
    .where('k.key', '>=', PHONE_KEYS.from)
    .where('k.key', '<', PHONE_KEYS.to)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('customer_keys as o')
            .select('o.key')
            .whereRef('o.portal', '=', 'k.portal')
            .whereRef('o.key', '=', 'k.key')
            .where(({ eb, refTuple }) =>
              eb(refTuple('o.created_at', 'o.customer'), '<', refTuple('k.created_at', 'k.customer')),
            ),
        ),
      ),
    )
    .select(['k.key', 'c.id', 'c.data'])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
}

async function parseCustomers(
  member: MemberId,
  found: Awaited<ReturnType<typeof phonesOf>>,
): Promise<NewestPhones['phones']> {
  const customers = new Map<string, CustomerRecord>();
  const phones: (readonly [string, CustomerRecord])[] = [];
  for (const { key, id, data } of found) {
    const customer = customers.get(id) ?? customerData.fromData(member, data);
    if (!customers.has(id) && customers.size % MAX_RECORDS_PER_TURN === 0) await yieldToEventLoop();
    customers.set(id, customer);
    phones.push([key.slice(PHONE_KEYS.from.length), customer]);
  }
  return phones;
}
