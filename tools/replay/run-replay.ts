import type { PostedEvent } from '../../src/bitrix24/auth/event-body.ts';
import type { Operations } from '../../src/cli/operations.ts';
import { withOperations } from '../../src/cli/with-operations.ts';
import { describeReplay } from './describe-replay.ts';
import { readEventFile } from './read-event-file.ts';
import { viewReplay } from './view-replay.ts';

/** What is replayed and how it is printed; the command's help says what each means. */
export interface ReplayOptions {
  readonly file: string;
  /** An installed portal by its domain, member id or hash; without it a simulated one. */
  readonly portal?: string;
  readonly apply: boolean;
  readonly json: boolean;
  readonly show: boolean;
  /** Of the simulated portal. */
  readonly country: string;
  readonly history: readonly string[];
}

type Print = (text: string) => void;

/**
 * Replays the event of a file and prints what it comes to. Returns whether everything could be done. Throws `CommandError` for
 * what is no event.
 */
export async function runReplay(options: ReplayOptions, print: Print): Promise<boolean> {
  const { file, portal, country, history } = options;
  const event = await readEventFile(file);
  if (portal !== undefined) {
    let isDone = false;
    await withOperations(async (operations) => {
      isDone = await replayOn({ operations, name: portal, history: [] }, event, options, print);
    });
    return isDone;
  }
  const { openSimulatedPortal } = await import('./simulated-portal.ts');
  const simulated = await openSimulatedPortal(event, { country, history });
  try {
    return await replayOn(simulated, event, options, print);
  } finally {
    await simulated.close();
  }
}

interface Target {
  readonly operations: Operations;
  readonly name: string;
  /** What the customer of the simulated portal wrote apart from the event. */
  readonly history: readonly string[];
}

async function replayOn(
  { operations, name, history }: Target,
  { name: event, data, ts }: PostedEvent,
  { portal, apply, json, show, country }: ReplayOptions,
  print: Print,
): Promise<boolean> {
  const done = await operations.replay({ portal: name, event: { name: event, data, ts }, apply });
  const view = viewReplay(done, show);
  const before = history.map((text) => (show ? text : `text(${text.length})`));
  const kind = portal === undefined ? 'simulated' : 'installed';
  const where = portal === undefined ? `A simulated portal (${country})` : `Portal ${portal}`;
  const text = json
    ? JSON.stringify({ event, token: 'skipped', portal: kind, applied: apply, history: before, ...view })
    : [
        `Event ${event}; its token and its portal are not checked.`,
        `${where}${apply ? ': changes are made' : ', dry run: nothing is changed (--apply changes it)'}`,
        ...before.map((one) => `  its customer wrote before: ${one}`),
        ...describeReplay(view, apply),
      ].join('\n');
  print(`${text}\n`);
  return done.failures.length === 0 && !done.stopped;
}
