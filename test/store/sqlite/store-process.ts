import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const script = fileURLToPath(new URL('./store-child.ts', import.meta.url));
const replySchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ value: z.unknown() }),
  z.object({ error: z.string() }),
  z.object({ appended: z.number() }),
  z.object({ recorded: z.number() }),
]);

/** A `StoreError` of the other process. */
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
  /** Sends a command. Rejects with `Refused`, or when the process ended. */
  request(order: { readonly do: string } & Record<string, unknown>): Promise<unknown>;
  /** Writes of `loop` that were confirmed so far. */
  readonly appended: Set<number>;
  readonly recorded: Set<number>;
  /** SIGKILL; resolves when the process has ended. */
  kill(): Promise<void>;
}

/** `wrapper`: a command that starts the process, such as `unshare`. Resolves when it accepts commands. */
export async function startStoreProcess(wrapper: readonly string[] = []): Promise<StoreProcess> {
  const [command, ...args] = [...wrapper, process.execPath, '--import', 'tsx', script];
  const child = spawn(command, args, { stdio: 'pipe', env: { ...process.env, NODE_V8_COVERAGE: '' } });
  const errors: string[] = [];
  child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
  child.stdin.on('error', () => undefined);
  const waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  const [appended, recorded] = [new Set<number>(), new Set<number>()];
  const ready = new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  const exited = once(child, 'close').then(() => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the process ended: ${errors.join('')}`));
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const reply = replySchema.parse(JSON.parse(line));
    if ('appended' in reply) appended.add(reply.appended);
    else if ('recorded' in reply) recorded.add(reply.recorded);
    else if ('error' in reply) waiting.shift()?.reject(new Refused(reply.error));
    else waiting.shift()?.resolve('value' in reply ? reply.value : true);
  });
  await ready;
  return {
    child,
    appended,
    recorded,
    request(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
