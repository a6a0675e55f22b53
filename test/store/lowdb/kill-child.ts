import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { customerId, decisionId, memberId } from '../../../src/domain/ids.ts';
import { openLowdbStores } from '../../../src/store/open-lowdb-stores.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { chat, code, customer, decision, entry, round } from '../samples.ts';

/*
 * Appends and records without end and says what was confirmed; kill.test.ts kills it. Several loops at once, so that
 * writes are shared, and a short log, so that snapshots are being written all the time. It waits for its folder on
 * stdin: starting takes longer than what it does.
 */
say('ready');
const [dir = '', first = '0'] = (await once(process.stdin, 'data')).join('').trim().split('\n');
const member = memberId('killed');
const stores = await openLowdbStores({
  dir,
  secretBox: createSecretBox({ keys: ['a key for tests'] }),
  checkpointBytes: 25_000,
});
let next = Number(first);
say('open');

async function loop(): Promise<void> {
  for (;;) {
    const n = next;
    next += 1;
    await stores.inbox.append(member, [entry(`k${n}`)]);
    say(`appended ${n}`);
    const found = (await stores.inbox.waiting(member, 1000)).find(({ key }) => key === `k${n}`);
    if (found === undefined) throw new Error(`k${n} is not waiting.`);
    if (n % 5 === 0) continue;
    const userCode = code(`x|1|${n}|1`);
    await stores.record(
      member,
      round({
        done: [found.id],
        chats: [chat(userCode, { chatId: n + 1, customer: customerId(`c${n}`), handled: ['x'.repeat(100)] })],
        customers: [customer(`c${n}`, { chats: [userCode] })],
        decisions: [decision(decisionId(`d${n}`), { chat: userCode })],
      }),
    );
    say(`recorded ${n}`);
  }
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

await Promise.all([loop(), loop(), loop(), loop()]);
