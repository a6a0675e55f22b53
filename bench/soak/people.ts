import type { Customer, Item, PortalSim } from '../../simulator/portal-simulator.ts';
import { talk } from '../talk.ts';
import type { Chance } from './chance.ts';

/** Channels whose sessions the CRM hears of at once: what no event brought, the sweep can find there. */
const connectors = ['telegrambot', 'fbinstagramdirect', 'whatsappbytwilio', 'viber', 'vkgroup'];

/** Somebody who writes to a portal. */
export interface Person {
  readonly phone: string;
  /**
   * Only who has one chat and was not known before: else which identifier is heard first would decide whether the other
   * is somebody else's (spec 5, 2).
   */
  readonly email: string | undefined;
  /** The contact that the CRM had before. */
  readonly contact: Item | undefined;
  readonly chats: readonly Customer[];
  /** Chats in which the phone was written. */
  readonly told: Set<Customer>;
  emailTold: boolean;
}

/** One portal with its people. */
export interface Town {
  readonly portal: PortalSim;
  readonly people: readonly Person[];
  /** So many of them have come so far. */
  arrived: number;
  messages: number;
  numbers: number;
}

/** A portal's line and people: half of them in several channels, a third known to the CRM before. */
export function settle(portal: PortalSim, index: number, size: number, chance: Chance): Town {
  const line = portal.addLine({
    name: 'Tienda',
    crmChatTracker: 'N',
    crmCreate: index % 2 === 0 ? 'lead' : 'deal',
  });
  const people = Array.from({ length: size }, (_, at): Person => {
    const phone = `6${String(index * 1_000_003 + at * 37 + 10_000_000).slice(-8)}`;
    const name = `Persona ${at}`;
    const several = chance.is(0.5);
    const known = chance.is(0.3);
    const stored = chance.is(0.5) ? `+34${phone}` : grouped(phone);
    return {
      phone,
      email: several || known || chance.is(0.5) ? undefined : `persona${at}@tienda${index}.example.com`,
      contact: known ? portal.person().createContact({ name, phones: [stored] }) : undefined,
      chats: Array.from({ length: several ? 2 + chance.below(2) : 1 }, (_each, chat) =>
        portal.customer({
          connector: connectors[(at + chat) % connectors.length] ?? '',
          line: line.id,
          name,
        }),
      ),
      told: new Set(),
      emailTold: false,
    };
  });
  return { portal, people, arrived: 0, messages: 0, numbers: 0 };
}

/** Something happens: mostly somebody writes, mostly talk; a tenth holds a number. */
export function live(town: Town, chance: Chance): void {
  const person = town.people[chance.below(town.arrived)];
  if (!person) return;
  const customer = chance.of(person.chats);
  if (chance.is(0.04)) customer.finishSession();
  else if (chance.is(0.06)) town.portal.agent().reply(customer, 'Enseguida lo miro, un momento.');
  else write(town, person, customer, chance);
}

function write(town: Town, person: Person, customer: Customer, chance: Chance): void {
  town.messages += 1;
  // Who has not told a number does so soon; who has says it again now and then.
  if (!chance.is(person.told.has(customer) ? 0.07 : 0.3)) {
    customer.write(chance.of(talk));
    return;
  }
  town.numbers += 1;
  if (person.email !== undefined && chance.is(0.3)) {
    customer.write(`mi correo es ${person.email}`);
    person.emailTold = true;
    return;
  }
  customer.write(chance.of(forms)(person.phone));
  person.told.add(customer);
}

const grouped = (phone: string): string =>
  `${phone.slice(0, 3)} ${phone.slice(3, 5)} ${phone.slice(5, 7)} ${phone.slice(7)}`;
const forms: readonly ((phone: string) => string)[] = [
  (phone) => `Mi número es +34${phone}`,
  (phone) => `llámame al ${phone}, gracias`,
  (phone) => `tel. ${grouped(phone)}`,
  (phone) => `0034 ${phone}`,
  (phone) => `mi whatsapp: +34 ${grouped(phone)}`,
];
