import { startTracker } from '../test/helpers/start-tracker.ts';

/** Messages of one burst: 70 % without an identifier, 20 % repeat the phone of a bound chat, 10 % bring a new customer. */
const MESSAGES = 1000;
const CHATS = 200;

/** REST requests of a burst, compared with the minimum: 50 commands per request. */
export async function benchRequests(): Promise<void> {
  const tracker = await startTracker();
  try {
    const { portal } = tracker;
    const line = portal.addLine({ name: 'Tienda', crmChatTracker: 'N' });
    const customers = Array.from({ length: CHATS }, (_, index) =>
      portal.customer({ connector: 'telegrambot', line: line.id, name: `Cliente${String(index)}` }),
    );
    // Half of the chats are bound before the burst.
    customers
      .slice(0, CHATS / 2)
      .forEach((customer, index) => customer.write(`mi número es +34 6${phoneTail(index)}`));
    await tracker.waitUntilIdle();
    portal.resetLog();
    for (let index = 0; index < MESSAGES; index += 1) {
      const known = customers[index % (CHATS / 2)];
      const fresh = customers[CHATS / 2 + (index % (CHATS / 2))];
      const kind = index % 10;
      if (kind < 7) (index % 2 === 0 ? known : fresh)?.write('Hola, ¿sigue en pie lo de mañana?');
      else if (kind < 9) known?.write(`otra vez: +34 6${phoneTail(index % (CHATS / 2))}`);
      else customers[CHATS / 2 + Math.floor(index / 10)]?.write(`soy nuevo, +34 7${phoneTail(index)}`);
    }
    await tracker.waitUntilIdle();
    const requests = portal.countRequests();
    const commands = portal.requests.reduce((sum, request) => sum + (request.commands.length || 1), 0);
    const minimum = Math.ceil(commands / 50);
    const limit = 1.5 * minimum + 20;
    console.log(
      `requests: ${String(MESSAGES)} messages, ${String(commands)} commands in ${String(requests)} requests; ` +
        `minimum ${String(minimum)}, limit ${String(limit)}: ${requests <= limit ? 'met' : 'EXCEEDED'}`,
    );
    const bound = await tracker.stores.bindings.count(tracker.member);
    console.log(`requests: ${String(bound.customers)} customers bound`);
  } finally {
    await tracker.close();
  }
}

/** Eight digits; with 6 or 7 in front a valid Spanish mobile number. */
function phoneTail(index: number): string {
  return String(10_000_000 + index * 7919).slice(0, 8);
}

if (process.argv[1]?.endsWith('requests.ts')) await benchRequests();
