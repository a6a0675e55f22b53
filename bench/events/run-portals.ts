import { z } from 'zod';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import type { OutgoingEvent } from '../../simulator/events/deliveries.ts';
import { startSimulator, type Customer, type PortalSim } from '../../simulator/portal-simulator.ts';
import { smallTalk } from '../small-talk.ts';

/** Portals in a process of their own: they make the events that are posted, and answer the lanes. */
const request = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('install'), url: z.string() }),
  z.object({ ask: z.literal('make'), set: z.number(), count: z.number() }),
]);

const PORTALS = 8;
const CHATS = 40;
const client = { clientId: 'local.bench', clientSecret: 'secret of the bench' };
const connectors = ['telegrambot', 'fbinstagramdirect', 'whatsappbytwilio', 'viber'];

/** The portals of one app, and the events that they would have sent by themselves. */
interface PortalSet {
  readonly portals: readonly PortalSim[];
  readonly customers: readonly Customer[];
  readonly caught: OutgoingEvent[];
  written: number;
}

const sim = await startSimulator();
sim.registerApp(client);
const sets: PortalSet[] = [];

async function install(url: string): Promise<PortalSet> {
  const caught: OutgoingEvent[] = [];
  const portals: PortalSim[] = [];
  for (let index = 0; index < PORTALS; index += 1) {
    const portal = await sim.addPortal({ language: 'es', license: 'es_std' });
    portal.delivery.shape = index % 2 === 0 ? 'array' : 'object';
    await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
    // Caught instead of sent: the load is another process's.
    portal.delivery.drop = (event) => {
      caught.push(event);
      return true;
    };
    portal.addLine({ name: 'Tienda', crmChatTracker: 'N' });
    portals.push(portal);
  }
  const customers = Array.from({ length: CHATS * PORTALS }, (_, index) =>
    portals[index % PORTALS]!.customer({
      connector: connectors[index % connectors.length] ?? '',
      line: 1,
      name: `Cliente ${index}`,
    }),
  );
  return { portals, customers, caught, written: 0 };
}

/** Nine messages of ten are talk; every tenth holds a number, half of them one that the chat gave before. */
function write(set: PortalSet): void {
  const n = (set.written += 1);
  const customer = set.customers[(n * 7) % set.customers.length]!;
  if (n % 10 > 0) customer.write(smallTalk[n % smallTalk.length] ?? '');
  else
    customer.write(`Mi número es +34 6${String(10_000_000 + (n % 20 > 0 ? n : n % 400) * 7919).slice(0, 8)}`);
}

function make(set: PortalSet, count: number): readonly string[] {
  while (set.caught.length < count) write(set);
  for (const portal of set.portals) portal.resetLog();
  return set.caught.splice(0, count).map(({ payload }) => encodePhp(payload));
}

process.on('message', (message) => {
  const asked = request.parse(message);
  if (asked.ask === 'make') {
    const set = sets[asked.set]!;
    process.send?.({ bodies: make(set, asked.count) });
    return;
  }
  void install(asked.url).then((set) => {
    sets.push(set);
    process.send?.({ members: set.portals.map(({ memberId }) => memberId) });
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: sim.oauthUrl });
