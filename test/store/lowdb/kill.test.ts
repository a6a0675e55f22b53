import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customerId, decisionId, memberId } from '../../../src/domain/ids.ts';
import { openLowdbStores } from '../../../src/store/open-lowdb-stores.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { code } from '../samples.ts';
import { newestLog, temporaryDirs } from '../folders.ts';

const member = memberId('killed');
const script = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
const kills = 12;

interface Child {
  /** Runs in a folder until it has been open for `ms`, is killed, and gives what it confirmed. */
  runAndDie(dir: string, first: number, ms: number): Promise<readonly string[]>;
  end(): void;
}

/** A process that is started ahead of its time. */
function startChild(): Child {
  const env = { ...process.env, NODE_V8_COVERAGE: '' };
  const running = spawn(process.execPath, ['--import', 'tsx', script], { stdio: 'pipe', env });
  let said = '';
  let complained = '';
  let isOpen: (() => void) | undefined;
  running.stderr.on('data', (data: Buffer) => (complained += data.toString()));
  running.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (said.includes('open\n')) isOpen?.();
  });
  const signal = new Promise((resolve) => running.on('close', (_, name) => resolve(name)));
  return {
    async runAndDie(dir, first, ms) {
      isOpen = () => {
        isOpen = undefined;
        setTimeout(() => running.kill('SIGKILL'), ms);
      };
      running.stdin.write(`${dir}\n${first}\n`);
      assert.equal(await signal, 'SIGKILL', complained);
      // A line that was cut was not said.
      return said.slice(0, said.lastIndexOf('\n')).split('\n').slice(2);
    },
    end: () => void running.kill('SIGKILL'),
  };
}

const numbersOf = (lines: readonly string[], word: string): readonly number[] =>
  lines.filter((line) => line.startsWith(word)).map((line) => Number(line.split(' ')[1]));

describe('lowdb and kill -9', () => {
  const newDir = temporaryDirs();

  it(`keeps everything confirmed and nothing by halves, ${kills} times`, async function () {
    this.timeout(120_000);
    const dir = await newDir();
    const appended = new Set<number>();
    const recorded = new Set<number>();
    let first = 0;
    const waiting = [startChild(), startChild(), startChild()];
    after(() => waiting.forEach((child) => child.end()));
    for (let kill = 0; kill < kills; kill += 1) {
      if (kill + waiting.length < kills) waiting.push(startChild());
      const lines = (await waiting.shift()?.runAndDie(dir, first, Math.random() * 90)) ?? [];
      numbersOf(lines, 'appended').forEach((n) => appended.add(n));
      numbersOf(lines, 'recorded').forEach((n) => recorded.add(n));
      if (kill % 3 === 1) await appendFile(await newestLog(dir), '0123abcd {"number":');
      if (kill % 3 === 2) await writeFile(join(dir, 'house.json.dead.tmp'), '{"vers');
      first = await check(dir, appended, recorded);
    }
    assert.ok(
      appended.size > kills && recorded.size > 0,
      `${appended.size} appended, ${recorded.size} recorded`,
    );
    assert.ok((await readdir(join(dir, 'portals'))).length === 1, 'there were snapshots');
  });
});

/** Looks at everything there is; gives the first number that was not used. */
async function check(
  dir: string,
  appended: ReadonlySet<number>,
  recorded: ReadonlySet<number>,
): Promise<number> {
  const stores = await openLowdbStores({ dir, secretBox: createSecretBox({ keys: ['a key for tests'] }) });
  const waiting = new Set(
    (await stores.inbox.waiting(member, 1e9)).map(({ key = '' }) => Number(key.slice(1))),
  );
  const chats = new Set(
    (await stores.bindings.chatsByPrefix(member, 'x|1|')).map(({ chatId = 0 }) => chatId - 1),
  );
  for (const n of recorded) assert.ok(chats.has(n), `recorded ${n} is lost`);
  for (const n of appended) assert.ok(waiting.has(n) || chats.has(n), `appended ${n} is lost`);
  const all = [...waiting, ...chats];
  for (const n of all) {
    const isRecorded = chats.has(n);
    const customers = await stores.bindings.customers(member, [customerId(`c${n}`)]);
    const entry = await stores.journal.get(member, decisionId(`d${n}`));
    assert.equal(waiting.has(n), !isRecorded, `${n} waits`);
    assert.equal(customers.size === 1, isRecorded, `customer of ${n}`);
    assert.equal(entry?.chat === code(`x|1|${n}|1`), isRecorded, `journal of ${n}`);
    assert.equal(
      (await stores.bindings.chatById(member, n + 1)) !== undefined,
      isRecorded,
      `chat id of ${n}`,
    );
  }
  await stores.close();
  return Math.max(-1, ...all) + 1;
}
