import type { Item } from '../../simulator/portal-simulator.ts';
import { refKey } from '../../src/domain/crm-ref.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { memberId, type MemberId, type Phone, type UserCode } from '../../src/domain/ids.ts';
import type { CustomerRecord } from '../../src/domain/customer-record.ts';
import type { Stores } from '../../src/store/ports.ts';
import type { Person, World } from './world.ts';

/** Differences to the expected state, each as a text with the place. */
export interface Findings {
  /** Number of phones and e-mail addresses that have to be there. */
  readonly expected: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly waiting: number;
  readonly parked: number;
}

/**
 * A message that was worked on after its session ended, as after a kill: a sweep read it from the ended session, and the
 * entry of its event stays for an admin. `lost` shows a message that no sweep read.
 */
const UNCONFIRMED = 'MESSAGE_NOT_CONFIRMED';

/** Compares what people wrote with the CRM and with the app's bindings. */
export async function check(worlds: readonly World[], stores: Stores): Promise<Findings> {
  const lost: string[] = [];
  const doubled: string[] = [];
  let expected = 0;
  let parked = 0;
  let waiting = 0;
  for (const [index, world] of worlds.entries()) {
    const member = memberId(world.portal.memberId);
    for (const person of world.people) {
      if (person.chatsWithPhone.size === 0) continue;
      expected += 1 + (person.emailSent ? 1 : 0);
      lost.push(
        ...(await missingFor(world, person, member, stores)).map((what) => `portal ${index}: ${what}`),
      );
    }
    const duplicates = [
      ...duplicateValues(world),
      ...duplicateActivities(world),
      ...duplicateLogLines(world),
      ...severalOpenCards(world),
    ];
    const decisions = await stores.journal.list(member, { limit: 1_000_000 });
    doubled.push(
      ...[...duplicates, ...duplicateDecisions(decisions)].map((what) => `portal ${index}: ${what}`),
    );
    parked += (await stores.inbox.parked(member)).filter(({ error }) => error !== UNCONFIRMED).length;
    waiting += (await stores.inbox.waiting(member, 1_000_000)).length;
  }
  return { expected, lost, doubled, waiting, parked };
}

async function missingFor(world: World, person: Person, member: MemberId, stores: Stores): Promise<string[]> {
  const phone = `+34${person.phone}` as Phone;
  const customer = (await stores.bindings.customersByPhone(member, [phone])).get(phone);
  if (!customer) return [`${person.phone} has no binding`];
  const missing = [...person.chatsWithPhone]
    .filter(({ userCode }) => !customer.chats.includes(userCode as UserCode))
    .map(({ userCode }) => `chat ${userCode} is not bound to ${person.phone}`);
  const customerItem = customerItemOf(world, customer);
  if (!customerItem) return [...missing, `${person.phone} has no customer in the CRM`];
  if (!hasValue(customerItem, 'PHONE', person.phone)) missing.push(`${person.phone} is not on its card`);
  if (person.emailSent && !hasValue(customerItem, 'EMAIL', person.email ?? ''))
    missing.push(`${person.email ?? ''} is not on its card`);
  if (person.contact && person.contact !== customerItem)
    missing.push(`${person.phone} is not on the contact that had it`);
  for (const chat of person.chatsWithPhone) {
    if (!hasValue(customerItem, 'IM', chat.imol)) missing.push(`${chat.imol} is not on its card`);
    missing.push(...misboundSessions(world, chat.chat.sessions, customerItem, customer));
  }
  return missing;
}

/** Sessions whose activity is not bound to both customer and card. */
function misboundSessions(
  world: World,
  sessions: readonly { readonly id: number; readonly activityId: number }[],
  customerItem: Item,
  customer: CustomerRecord,
): string[] {
  return sessions.flatMap(({ id, activityId }) => {
    const activity = world.portal.crm.activities.get(activityId);
    if (!activity) return [`session ${id} has no activity`];
    const bound = activity.bindings.map(({ entityTypeId, id: item }) => `${entityTypeId}:${item}`);
    const expected = [`${customerItem.entityTypeId}:${customerItem.id}`];
    if (customer.card) expected.push(`${typeIds[customer.card.type]}:${customer.card.id}`);
    const missing = expected.filter((name) => !bound.includes(name));
    return missing.length > 0 ? [`activity of session ${id} is not on ${missing.join(', ')}`] : [];
  });
}

const typeIds = { lead: 1, deal: 2, contact: 3, company: 4 } as const;

function customerItemOf({ portal }: World, { customerRef }: CustomerRecord): Item | undefined {
  return customerRef && portal.crm.find({ entityTypeId: typeIds[customerRef.type], id: customerRef.id });
}

function clientItems({ portal }: World): readonly Item[] {
  const { leads, contacts, companies } = portal.crm;
  return [...leads.all(), ...contacts.all(), ...companies.all()];
}

/** Equal for all spellings of a value: the last nine digits of a phone, lower case otherwise. */
function normalised(type: string, value: string): string {
  return type === 'PHONE' ? value.replace(/\D/g, '').slice(-9) : value.toLowerCase();
}

function hasValue(item: Item, type: string, value: string): boolean {
  return item.valuesOf(type).some((each) => normalised(type, each) === normalised(type, value));
}

/** Values twice on one item, and phones or e-mails on two items. */
function duplicateValues(world: World): string[] {
  const itemsByValue = new Map<string, Item[]>();
  const twice: string[] = [];
  for (const item of clientItems(world)) {
    const own = new Set<string>();
    for (const { typeId, value } of item.communications) {
      const name = `${typeId} ${normalised(typeId, value)}`;
      if (own.has(name)) twice.push(`${name} twice on ${item.entityTypeId}:${item.id}`);
      own.add(name);
    }
    for (const name of own) itemsByValue.set(name, [...(itemsByValue.get(name) ?? []), item]);
  }
  for (const [name, items] of itemsByValue) {
    if (!/^(PHONE|EMAIL) /.test(name) || items.length < 2) continue;
    twice.push(`${name} on ${items.map(({ entityTypeId, id }) => `${entityTypeId}:${id}`).join(', ')}`);
  }
  return twice;
}

/** Two activities of one origin, and activities bound twice to one item. */
function duplicateActivities({ portal }: World): string[] {
  const all = portal.crm.activities.all();
  const twice = all.filter(({ bindings }) => {
    const names = bindings.map(({ entityTypeId, id }) => `${entityTypeId}:${id}`);
    return new Set(names).size < names.length;
  });
  return [
    ...repeated(all.flatMap(({ originId }) => originId ?? [])).map((origin) => `activity ${origin} twice`),
    ...twice.map(({ id }) => `activity ${id} is bound to one item twice`),
  ];
}

/** Every log line ends with the id of its decision. */
function duplicateLogLines({ portal }: World): string[] {
  const texts = [...portal.crm.timeline.logMessages.values()].map(({ text }) => text);
  const decisions = texts.flatMap((text) => /#(\S+)$/.exec(text)?.[1] ?? []);
  const unnamed = texts.length - decisions.length;
  return [
    ...repeated(decisions).map((id) => `log line of ${id} twice`),
    ...(unnamed > 0 ? [`${unnamed} log lines without a decision`] : []),
  ];
}

/** People with more than one open lead or deal. */
function severalOpenCards(world: World): string[] {
  const { leads, deals, contacts } = world.portal.crm;
  const open = [...leads.all(), ...deals.all()].filter(({ closed }) => !closed);
  const byChat = new Map<string, Set<Item>>();
  for (const item of open) {
    const holders = [item, ...item.contactIds.flatMap((id) => contacts.get(id) ?? [])];
    for (const value of holders.flatMap((holder) => holder.valuesOf('IM')))
      byChat.set(value, (byChat.get(value) ?? new Set()).add(item));
  }
  return world.people.flatMap(({ chatsWithPhone, phone }) => {
    const found = new Set([...chatsWithPhone].flatMap(({ imol }) => [...(byChat.get(imol) ?? [])]));
    const names = [...found].map(({ entityTypeId, id }) => `${entityTypeId}:${id}`);
    return found.size > 1 ? [`${phone} has several open cards: ${names.join(', ')}`] : [];
  });
}

/** Decisions that took the same identifier of a chat twice. */
function duplicateDecisions(decisions: readonly Decision[]): string[] {
  const given = decisions.flatMap(({ chat, identifiers, customerRef }) =>
    identifiers.map(
      ({ kind, value }) => `${chat} ${kind} ${value} at ${customerRef ? refKey(customerRef) : 'no customer'}`,
    ),
  );
  return repeated(given).map((name) => `decision on ${name} twice`);
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}
