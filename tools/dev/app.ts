import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Demo } from '../../simulator/demo/demo.ts';
import { ConsoleReporter } from '../../simulator/demo/story/console-reporter.ts';
import { servePage } from '../../simulator/demo/web/serve-page.ts';
import { openWorld } from '../../simulator/demo/world/world.ts';

/*
 * What `npm run dev` starts again at every change: the app in this process, a simulated portal that has it, and the
 * demo's page to write messages with. The demo's story has been played, so that there is something to look at.
 */

const port = z.coerce.number().int();
const options = z.object({ page: port, portal: port, app: port, 'log-level': z.string() }).parse(
  parseArgs({
    options: {
      page: { type: 'string' },
      portal: { type: 'string' },
      app: { type: 'string' },
      'log-level': { type: 'string' },
    },
  }).values,
);

const onError = (error: unknown): void => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
};
const stops: (() => Promise<void>)[] = [];
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Ctrl-C reaches this process twice: from the terminal and from the one that started it.
    if (isStopping) return;
    isStopping = true;
    Promise.all(stops.map((stop) => stop())).then(() => process.exit(0), failed);
  });
}

const world = { logLevel: options['log-level'], ports: options };
let isReady = false;
const reporter = new ConsoleReporter((line) => {
  if (isReady) process.stdout.write(`${line}\n`);
});
const demo = new Demo(await openWorld(world), { reporter, paceMs: 0, world, onError });
stops.push(() => demo.close());
const page = await servePage(demo, reporter, options.page, onError);
stops.push(() => page.close());

await demo.player.play();
isReady = true;
const portal = demo.world.sides.with;
const card = portal.pageUrl({ placement: 'CRM_LEAD_DETAIL_TAB', options: { ID: '1' } });
process.stdout.write(`
Write as a customer  http://127.0.0.1:${page.port}/
The app in a portal  ${portal.pageUrl()}
The tab of a card    ${card}
The app itself       ${demo.world.app.url}/health
`);

function failed(error: unknown): void {
  onError(error);
  process.exit(1);
}
