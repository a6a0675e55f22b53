import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const script = fileURLToPath(new URL('./store-child.ts', import.meta.url));
const answer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ value: z.unknown() }),
  z.object({ error: z.string() }),
  z.object({ appended: z.number() }),
  z.object({ recorded: z.number() }),
]);

/** What the store refused in the other process. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The embedded store in a process of its own. */
export interface StoreProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves with the answer; rejects with `Refused`, or when the process ended. */
  ask(order: { readonly do: string } & Record<string, unknown>): Promise<unknown>;
  /** What `loop` confirmed so far. */
  readonly appended: Set<number>;
  readonly recorded: Set<number>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** `wrapper`: a command that starts the process, such as `unshare`. Resolves when it waits for orders. */
export async function startStoreProcess(wrapper: readonly string[] = []): Promise<StoreProcess> {
  const [command, ...args] = [...wrapper, process.execPath, '--import', 'tsx', script];
  const child = spawn(command, args, { stdio: 'pipe', env: { ...process.env, NODE_V8_COVERAGE: '' } });
  const complaints: string[] = [];
  child.stderr.on('data', (data: Buffer) => complaints.push(data.toString()));
  child.stdin.on('error', () => undefined);
  const waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  const [appended, recorded] = [new Set<number>(), new Set<number>()];
  const ready = new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  const gone = once(child, 'close').then(() => {
    for (const { reject } of waiting.splice(0))
      reject(new Error(`the process ended: ${complaints.join('')}`));
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const told = answer.parse(JSON.parse(line));
    if ('appended' in told) appended.add(told.appended);
    else if ('recorded' in told) recorded.add(told.recorded);
    else if ('error' in told) waiting.shift()?.reject(new Refused(told.error));
    else waiting.shift()?.resolve('value' in told ? told.value : true);
  });
  await ready;
  return {
    child,
    appended,
    recorded,
    ask(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
