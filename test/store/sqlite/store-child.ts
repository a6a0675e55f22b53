import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { customerId, decisionId, memberId } from '../../../src/domain/ids.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { chat, code, customer, decision, entry, nameOf, portalOf, batch } from '../samples.ts';
import { openInThread } from './open-in-thread.ts';

/*
 * The embedded store in a process of its own: executes commands from stdin (JSON lines) and replies on stdout. `loop`
 * appends and records without end and reports every confirmed write, until store-process.ts kills the process.
 */

const commandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), dir: z.string(), lockTimeoutMs: z.number().default(0) }),
  z.object({ do: z.literal('append'), key: z.string() }),
  z.object({ do: z.literal('ping') }),
  z.object({ do: z.literal('waiting') }),
  z.object({ do: z.literal('loop'), first: z.number() }),
  z.object({ do: z.literal('close') }),
]);

const member = memberId('of the child');
let stores: Stores | undefined;

function opened(): Stores {
  if (stores === undefined) throw new Error('open first');
  return stores;
}

async function execute(command: z.infer<typeof commandSchema>): Promise<unknown> {
  switch (command.do) {
    case 'open':
      stores = await openInThread({ dir: command.dir, lockTimeoutMs: command.lockTimeoutMs });
      await stores.portals.put(portalOf(member));
      return true;
    case 'append':
      return opened().inbox.append(member, [entry(command.key)]);
    case 'ping':
      await opened().ping();
      return true;
    case 'waiting':
      return (await opened().inbox.waiting(member, 1e6)).map(nameOf);
    case 'loop':
      return loops(command.first);
    case 'close':
      await opened().close();
      return true;
  }
}

async function loops(first: number): Promise<never> {
  let next = first;
  const loop = async (): Promise<never> => {
    for (;;) {
      const n = next;
      next += 1;
      await opened().inbox.append(member, [entry(`${n}`)]);
      reply({ appended: n });
      const found = (await opened().inbox.waiting(member, 1000)).find((one) => nameOf(one) === `${n}`);
      if (found === undefined) throw new Error(`${n} is not waiting.`);
      if (n % 5 === 0) continue;
      const userCode = code(`x|1|${n}|1`);
      const record = chat(userCode, {
        chatId: n + 1,
        customer: customerId(`c${n}`),
        handled: ['x'.repeat(100)],
      });
      await opened().record(
        member,
        batch({
          done: [found.id],
          chats: [record],
          customers: [customer(`c${n}`, { chats: [userCode] })],
          decisions: [decision(decisionId(`d${n}`), { chat: userCode })],
        }),
      );
      reply({ recorded: n });
    }
  };
  return Promise.race([loop(), loop(), loop(), loop()]);
}

/** Synchronous: a kill cannot lose a reply that was sent before it. */
function reply(answer: unknown): void {
  writeSync(1, `${JSON.stringify(answer)}\n`);
}

reply({ ready: true });
createInterface({ input: process.stdin }).on('line', (line) => {
  execute(commandSchema.parse(JSON.parse(line))).then(
    (value) => reply({ value }),
    (error: unknown) => reply({ error: error instanceof StoreError ? error.code : String(error) }),
  );
});
