import { readArguments, refuseArguments } from '../../src/cli/read-arguments.ts';

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
const [file = ''] = positionals;
if (!/^[A-Z]{2}$/.test(country)) refuseArguments(usage, '--country takes two capital letters: ES');
if (portal !== undefined && (values.country !== undefined || history.length > 0))
  refuseArguments(usage, '--country and --history are for the simulated portal');

// Loads the app: what it takes is only needed for the work.
const [{ runReplay }, { CommandError }] = await Promise.all([
  import('./run-replay.ts'),
  import('../../src/cli/command-error.ts'),
]);
try {
  const options = { file, apply, json, show, country, history, ...(portal !== undefined && { portal }) };
  const isDone = await runReplay(options, (text) => process.stdout.write(text));
  if (!isDone) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
