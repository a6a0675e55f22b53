import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { customerId, lineId, type MemberId } from '../../src/domain/ids.ts';
import type { Stores } from '../../src/store/ports.ts';
import { chat, customer, decision, email, entry, phone, portalOf, batch, suggestion } from './samples.ts';

/** Stores rows of every kind for a portal. */
export async function fill(stores: Stores, member: MemberId): Promise<void> {
  await stores.portals.put(portalOf(member));
  await stores.inbox.append(member, [entry('waiting'), entry('parked'), entry('done')]);
  const [, parked, done] = await stores.inbox.waiting(member, 3);
  await stores.inbox.failed(member, [parked?.id ?? never()], 'broken', 1);
  await stores.settings.putLine(member, lineId('1'), { ...defaultLineSettings, mode: 'suggest' });
  await stores.settings.putPortal(member, { blocked: ['phone:34600123456'] });
  await stores.settings.putNote(member, 'sweep', 'there');
  const numbers = Array.from({ length: 30 }, (_, n) => n);
  await stores.record(
    member,
    batch({
      done: [done?.id ?? never()],
      chats: numbers.map((n) => chat(`livechat|1|${n}|20`, { chatId: n, customer: customerId(`c${n}`) })),
      customers: numbers.map((n) =>
        customer(`c${n}`, {
          phones: [phone(`+346001234${n + 10}`)],
          emails: [email(`c${n}@example.com`), email('all@example.com')],
        }),
      ),
      decisions: numbers.map((n) => decision(`d${n}`, { at: 1e12 + n * 4e8 })),
      suggestions: [suggestion('s1'), suggestion('s2', { state: 'dismissed' })],
      sources: [{ line: lineId('1'), source: 'sweep', at: 9 }],
    }),
  );
  await stores.record(member, batch({ endedCustomers: [customerId('c29')] }));
}

/** Reads back everything that `fill` stored. */
export async function readAll(
  { portals, inbox, bindings, journal, suggestions, settings }: Stores,
  member: MemberId,
) {
  return {
    portal: await portals.get(member),
    waiting: await inbox.waiting(member, 100),
    parked: await inbox.parked(member),
    again: await inbox.append(member, [entry('done'), entry('waiting')]),
    chats: await bindings.chatsByPrefix(member, 'livechat|'),
    byId: await bindings.chatById(member, 7),
    byPhone: await bindings.customersByPhone(member, [phone('+34600123420'), phone('+34600123439')]),
    byEmail: await bindings.customersByEmail(member, email('c7@example.com')),
    everybody: await bindings.customersByEmail(member, email('all@example.com')),
    customerRefs: (await bindings.customersByRef(member, [{ type: 'contact', id: 7 }]))
      .map(({ id }) => id)
      .sort(),
    count: await bindings.count(member),
    journal: await journal.list(member, { limit: 100, line: lineId('1') }),
    open: await suggestions.list(member, 'open', 9),
    dismissed: await suggestions.list(member, 'dismissed', 9),
    line: await settings.line(member, lineId('1')),
    blocked: await settings.portal(member),
    sources: await settings.sources(member),
    note: await settings.note(member, 'sweep'),
  };
}

function never(): never {
  throw new Error('An entry is missing.');
}
