import type { Item } from '../../simulator/portal-simulator.ts';
import { refKey } from '../../src/domain/crm-ref.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { memberId, type MemberId, type Phone, type UserCode } from '../../src/domain/ids.ts';
import type { CustomerRecord } from '../../src/domain/customer-record.ts';
import type { Stores } from '../../src/store/ports.ts';
import type { Person, Town } from './people.ts';

/** What is not as it has to be; each text says what and where. */
export interface Findings {
  /** Numbers and addresses looked for. */
  readonly expected: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly waiting: number;
  readonly parked: number;
}

/** Compares what the people of the portals wrote with the CRM and with what the app remembers. */
export async function check(towns: readonly Town[], stores: Stores): Promise<Findings> {
  const lost: string[] = [];
  const doubled: string[] = [];
  let expected = 0;
  let parked = 0;
  let waiting = 0;
  for (const [index, town] of towns.entries()) {
    const member = memberId(town.portal.memberId);
    for (const person of town.people) {
      if (person.told.size === 0) continue;
      expected += 1 + (person.emailTold ? 1 : 0);
      lost.push(...(await lostOf(town, person, member, stores)).map((what) => `portal ${index}: ${what}`));
    }
    const twice = [...values(town), ...activities(town), ...logLines(town), ...cards(town)];
    const decisions = await stores.journal.list(member, { limit: 1_000_000 });
    doubled.push(...[...twice, ...sameDecisions(decisions)].map((what) => `portal ${index}: ${what}`));
    parked += (await stores.inbox.parked(member)).length;
    waiting += (await stores.inbox.waiting(member, 1_000_000)).length;
  }
  return { expected, lost, doubled, waiting, parked };
}

async function lostOf(town: Town, person: Person, member: MemberId, stores: Stores): Promise<string[]> {
  const phone = `+34${person.phone}` as Phone;
  const customer = (await stores.bindings.customersByPhone(member, [phone])).get(phone);
  if (!customer) return [`${person.phone} is not remembered`];
  const missing = [...person.told]
    .filter(({ userCode }) => !customer.chats.includes(userCode as UserCode))
    .map(({ userCode }) => `chat ${userCode} is not with ${person.phone}`);
  const customerRef = partyOf(town, customer);
  if (!customerRef) return [...missing, `${person.phone} leads to nobody in the CRM`];
  if (!holds(customerRef, 'PHONE', person.phone)) missing.push(`${person.phone} is not on its card`);
  if (person.emailTold && !holds(customerRef, 'EMAIL', person.email ?? ''))
    missing.push(`${person.email ?? ''} is not on its card`);
  if (person.contact && person.contact !== customerRef)
    missing.push(`${person.phone} is not with the contact that had it`);
  for (const customerOf of person.told) {
    if (!holds(customerRef, 'IM', customerOf.imol)) missing.push(`${customerOf.imol} is not on its card`);
    missing.push(...astray(town, customerOf.chat.sessions, customerRef, customer));
  }
  return missing;
}

/** Sessions whose activity hangs neither on the customer nor on the card. */
function astray(
  town: Town,
  sessions: readonly { readonly id: number; readonly activityId: number }[],
  customerRef: Item,
  customer: CustomerRecord,
): string[] {
  return sessions.flatMap(({ id, activityId }) => {
    const activity = town.portal.crm.activities.get(activityId);
    if (!activity) return [`session ${id} has no activity`];
    const bound = activity.bindings.map(({ entityTypeId, id: item }) => `${entityTypeId}:${item}`);
    const wanted = [`${customerRef.entityTypeId}:${customerRef.id}`];
    if (customer.card) wanted.push(`${typeIds[customer.card.type]}:${customer.card.id}`);
    const away = wanted.filter((name) => !bound.includes(name));
    return away.length > 0 ? [`activity of session ${id} is not on ${away.join(', ')}`] : [];
  });
}

const typeIds = { lead: 1, deal: 2, contact: 3, company: 4 } as const;

function partyOf({ portal }: Town, { customerRef }: CustomerRecord): Item | undefined {
  return customerRef && portal.crm.find({ entityTypeId: typeIds[customerRef.type], id: customerRef.id });
}

function clients({ portal }: Town): readonly Item[] {
  const { leads, contacts, companies } = portal.crm;
  return [...leads.all(), ...contacts.all(), ...companies.all()];
}

/** The same for all ways to write it: national digits of a phone, small letters of the rest. */
function normal(type: string, value: string): string {
  return type === 'PHONE' ? value.replace(/\D/g, '').slice(-9) : value.toLowerCase();
}

function holds(item: Item, type: string, value: string): boolean {
  return item.valuesOf(type).some((each) => normal(type, each) === normal(type, value));
}

/** Values twice on one item, and numbers on two of them. */
function values(town: Town): string[] {
  const where = new Map<string, Item[]>();
  const twice: string[] = [];
  for (const item of clients(town)) {
    const own = new Set<string>();
    for (const { typeId, value } of item.communications) {
      const name = `${typeId} ${normal(typeId, value)}`;
      if (own.has(name)) twice.push(`${name} twice on ${item.entityTypeId}:${item.id}`);
      own.add(name);
    }
    for (const name of own) where.set(name, [...(where.get(name) ?? []), item]);
  }
  for (const [name, items] of where) {
    if (!/^(PHONE|EMAIL) /.test(name) || items.length < 2) continue;
    twice.push(`${name} on ${items.map(({ entityTypeId, id }) => `${entityTypeId}:${id}`).join(', ')}`);
  }
  return twice;
}

/** Activities with one origin, and bindings that an activity has twice. */
function activities({ portal }: Town): string[] {
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

/** Each line names its decision at its end. */
function logLines({ portal }: Town): string[] {
  const texts = [...portal.crm.timeline.logMessages.values()].map(({ text }) => text);
  const decisions = texts.flatMap((text) => /#(\S+)$/.exec(text)?.[1] ?? []);
  const unnamed = texts.length - decisions.length;
  return [
    ...repeated(decisions).map((id) => `log line of ${id} twice`),
    ...(unnamed > 0 ? [`${unnamed} log lines name no decision`] : []),
  ];
}

/** A person has one open lead or deal, whatever the channels. */
function cards(town: Town): string[] {
  const { leads, deals, contacts } = town.portal.crm;
  const open = [...leads.all(), ...deals.all()].filter(({ closed }) => !closed);
  const byChat = new Map<string, Set<Item>>();
  for (const item of open) {
    const holders = [item, ...item.contactIds.flatMap((id) => contacts.get(id) ?? [])];
    for (const value of holders.flatMap((holder) => holder.valuesOf('IM')))
      byChat.set(value, (byChat.get(value) ?? new Set()).add(item));
  }
  return town.people.flatMap(({ told, phone }) => {
    const found = new Set([...told].flatMap(({ imol }) => [...(byChat.get(imol) ?? [])]));
    const names = [...found].map(({ entityTypeId, id }) => `${entityTypeId}:${id}`);
    return found.size > 1 ? [`${phone} has several open cards: ${names.join(', ')}`] : [];
  });
}

/** A chat gives an identifier once, however often it is written and heard. */
function sameDecisions(decisions: readonly Decision[]): string[] {
  const given = decisions.flatMap(({ chat, identifiers, customerRef }) =>
    identifiers.map(
      ({ kind, value }) => `${chat} ${kind} ${value} at ${customerRef ? refKey(customerRef) : 'nobody'}`,
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
