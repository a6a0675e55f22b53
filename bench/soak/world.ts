import type { Customer, Item, PortalSim } from '../../simulator/portal-simulator.ts';
import { smallTalk } from '../small-talk.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Channels whose sessions appear in the CRM at once, so the sweep finds messages whose events were lost. */
const connectors = ['telegrambot', 'fbinstagramdirect', 'whatsappbytwilio', 'viber', 'vkgroup'];

/** A customer of a portal. */
export interface Person {
  readonly phone: string;
  /**
   * Only for people with one chat and without a contact: otherwise the order of phone and e-mail would decide whether the
   * e-mail counts as another customer's (docs/spec.md 5, 2).
   */
  readonly email: string | undefined;
  /** The contact that existed before the first message. */
  readonly contact: Item | undefined;
  readonly chats: readonly Customer[];
  /** Chats in which the person has written the phone. */
  readonly chatsWithPhone: Set<Customer>;
  emailSent: boolean;
}

/** One portal with its customers. */
export interface World {
  readonly portal: PortalSim;
  readonly people: readonly Person[];
  /** Only this many of `people` write so far. */
  activePeople: number;
  messagesSent: number;
  identifiersSent: number;
}

/** Creates a line and people: half of them with several chats, a third with a contact in the CRM. */
export function createWorld(portal: PortalSim, index: number, size: number, random: SeededRandom): World {
  const line = portal.addLine({
    name: 'Tienda',
    crmChatTracker: 'N',
    crmCreate: index % 2 === 0 ? 'lead' : 'deal',
  });
  const people = Array.from({ length: size }, (_, personIndex): Person => {
    const phone = `6${String(index * 1_000_003 + personIndex * 37 + 10_203_041).slice(-8)}`;
    const name = `Persona ${personIndex}`;
    const several = random.chance(0.5);
    const known = random.chance(0.3);
    const stored = random.chance(0.5) ? `+34${phone}` : withSpaces(phone);
    return {
      phone,
      email:
        several || known || random.chance(0.5)
          ? undefined
          : `persona${personIndex}@tienda${index}.example.com`,
      contact: known ? portal.person().createContact({ name, phones: [stored] }) : undefined,
      chats: Array.from({ length: several ? 2 + random.integerBelow(2) : 1 }, (_each, chat) =>
        portal.customer({
          connector: connectors[(personIndex + chat) % connectors.length] ?? '',
          line: line.id,
          name,
        }),
      ),
      chatsWithPhone: new Set(),
      emailSent: false,
    };
  });
  return { portal, people, activePeople: 0, messagesSent: 0, identifiersSent: 0 };
}

/** One action: mostly a message, mostly without an identifier; sometimes an operator's reply or the end of a session. */
export function performRandomAction(world: World, random: SeededRandom): void {
  const person = world.people[random.integerBelow(world.activePeople)];
  if (!person) return;
  const customer = random.pick(person.chats);
  if (random.chance(0.04)) customer.finishSession();
  else if (random.chance(0.06)) world.portal.agent().reply(customer, 'Enseguida lo miro, un momento.');
  else writeRandomMessage(world, person, customer, random);
}

function writeRandomMessage(world: World, person: Person, customer: Customer, random: SeededRandom): void {
  world.messagesSent += 1;
  // The phone is written soon in a chat without it, and now and then repeated in a chat with it.
  if (!random.chance(person.chatsWithPhone.has(customer) ? 0.07 : 0.3)) {
    customer.write(random.pick(smallTalk));
    return;
  }
  world.identifiersSent += 1;
  if (person.email !== undefined && random.chance(0.3)) {
    customer.write(`mi correo es ${person.email}`);
    person.emailSent = true;
    return;
  }
  customer.write(random.pick(phoneSentences)(person.phone));
  person.chatsWithPhone.add(customer);
}

const withSpaces = (phone: string): string =>
  `${phone.slice(0, 3)} ${phone.slice(3, 5)} ${phone.slice(5, 7)} ${phone.slice(7)}`;
const phoneSentences: readonly ((phone: string) => string)[] = [
  (phone) => `Mi número es +34${phone}`,
  (phone) => `llámame al ${phone}, gracias`,
  (phone) => `tel. ${withSpaces(phone)}`,
  (phone) => `0034 ${phone}`,
  (phone) => `mi whatsapp: +34 ${withSpaces(phone)}`,
];
