import type { PostedEvent } from '../../src/bitrix24/auth/event-body.ts';
import { CommandError } from '../../src/cli/command-error.ts';
import type { Operations } from '../../src/cli/operations.ts';
import { readArguments, refuseArguments } from '../../src/cli/read-arguments.ts';
import { withOperations } from '../../src/cli/with-operations.ts';
import { describeReplay } from './describe-replay.ts';
import { readEventFile } from './read-event-file.ts';
import { openSimulatedPortal } from './simulated-portal.ts';
import { viewReplay } from './view-replay.ts';

const usage = 'replay FILE [--portal DOMAIN] [--apply] [--json] [--show] [--country ES] [--history TEXT]...';
const { values, positionals } = readArguments({
  usage,
  help: `Sends a saved event (a form body as Bitrix24 posts it, or JSON) through the app: what is read, decided and why, and
which REST requests that takes. The event's token is not checked.
Without --portal: on a simulated portal that knows the event's line, chat and customer, and nobody else.
--portal: on an installed portal, with DATA_DIR or DATABASE_URL of the installation. What changes something is not sent.
--apply: everything is sent and stored.
--json: for programs. --show: with what customers wrote and are called, which is masked otherwise.
--country: of the simulated portal. --history: what its customer wrote before; may be given several times.`,
  options: {
    portal: { type: 'string' },
    apply: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    country: { type: 'string' },
    history: { type: 'string', multiple: true },
  },
  positionals: { min: 1, max: 1 },
});
const { portal, apply, json, show, country = 'ES', history = [] } = values;
if (!/^[A-Z]{2}$/.test(country)) refuseArguments(usage, '--country takes two capital letters: ES');
if (portal !== undefined && (values.country !== undefined || history.length > 0))
  refuseArguments(usage, '--country and --history are for the simulated portal');

try {
  await replay(positionals[0] ?? '');
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function replay(file: string): Promise<void> {
  const event = await readEventFile(file);
  if (portal !== undefined) {
    await withOperations((operations) => replayOn(operations, portal, event, []));
    return;
  }
  const simulated = await openSimulatedPortal(event, { country, history });
  try {
    await replayOn(simulated.operations, simulated.name, event, simulated.history);
  } finally {
    await simulated.close();
  }
}

/** Replays and prints. `written`: what the customer of the simulated portal wrote apart from the event. */
async function replayOn(
  operations: Operations,
  name: string,
  { name: event, data, ts }: PostedEvent,
  written: readonly string[],
): Promise<void> {
  const done = await operations.replay({ portal: name, event: { name: event, data, ts }, apply });
  const view = viewReplay(done, show);
  const before = written.map((text) => (show ? text : `text(${text.length})`));
  const kind = portal === undefined ? 'simulated' : 'installed';
  const text = json
    ? JSON.stringify({ event, token: 'skipped', portal: kind, applied: apply, history: before, ...view })
    : [
        `Event ${event}; its token and its portal are not checked.`,
        `${portal === undefined ? `A simulated portal (${country})` : `Portal ${portal}`}${changes()}`,
        ...before.map((one) => `  its customer wrote before: ${one}`),
        ...describeReplay(view, apply),
      ].join('\n');
  process.stdout.write(`${text}\n`);
  if (done.failures.length > 0 || done.stopped) process.exitCode = 1;
}

function changes(): string {
  return apply ? ': changes are made' : ', dry run: nothing is changed (--apply changes it)';
}
