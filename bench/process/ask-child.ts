import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** A process that answers each message with `{value}`, and sends one when it is ready. */
export interface AskedChild {
  ask(message: object): Promise<unknown>;
  kill(): Promise<void>;
}

const reply = z.object({ value: z.unknown() });

/** Starts it; `ready`: its first value. */
export async function startAskedChild(script: URL): Promise<{ child: AskedChild; ready: unknown }> {
  const forked = fork(script, { execArgv: ['--import', 'tsx'] });
  const ready = await nextValue(forked);
  return {
    ready,
    child: {
      ask(message) {
        const answer = nextValue(forked);
        forked.send(message);
        return answer;
      },
      async kill() {
        const gone = once(forked, 'exit');
        forked.kill('SIGKILL');
        await gone;
      },
    },
  };
}

async function nextValue(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[];
  return reply.parse(message).value;
}
