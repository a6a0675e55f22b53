import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { logLevels } from '../../config/environment.ts';
import { readArguments, refuseArguments, wholeNumber } from '../../src/cli/read-arguments.ts';
import { choosePort } from './choose-port.ts';

const usage = 'dev [--port PORT] [--log-level LEVEL] [--no-pages]';
const { values } = readArguments({
  usage,
  help: `Runs the app on a simulated portal, on this machine only, and starts it again when its code changes. Ctrl-C ends it.
--port: of the page to write messages with (4000); the portal and the app take the next two. Others where they are taken.
--log-level: of the app's log (${logLevels.join(', ')}); default: warn.
--no-pages: the pages are not built; those of the last build are served.`,
  options: {
    port: { type: 'string', default: '4000' },
    'log-level': { type: 'string', default: 'warn' },
    'no-pages': { type: 'boolean', default: false },
  },
});
const first = wholeNumber(usage, values.port, { name: '--port', min: 1, max: 65_533 });
const level = logLevels.find((name) => name === values['log-level']);
if (level === undefined) refuseArguments(usage, `--log-level is one of ${logLevels.join(', ')}`);

// Chosen once, so that an open page still finds its server after a restart.
const [page, portal, app] = [
  await choosePort(first),
  await choosePort(first + 1),
  await choosePort(first + 2),
];
const program = [
  fileURLToPath(new URL('app.ts', import.meta.url)),
  ...Object.entries({ page, portal, app, 'log-level': level }).map(([name, value]) => `--${name}=${value}`),
];

let running: ChildProcess | undefined;
let turn = Promise.resolve();
let isStopping = false;

async function stopApp(): Promise<void> {
  const child = running;
  running = undefined;
  if (child?.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** One after the other: a build may end while the app is still being stopped. */
function restartApp(): void {
  turn = turn.then(stopApp).then(() => {
    if (isStopping) return;
    running = spawn(process.execPath, ['--watch', '--watch-preserve-output', '--import', 'tsx', ...program], {
      stdio: 'inherit',
    });
  });
}

let closePages = async (): Promise<void> => undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void Promise.all([closePages(), turn.then(stopApp)]).then(() => process.exit(0));
  });
}

if (values['no-pages']) restartApp();
else {
  // Vite takes a second to load.
  const { watchPages } = await import('./watch-pages.ts');
  closePages = await watchPages(restartApp);
}
