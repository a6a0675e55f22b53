import { Demo } from './demo.ts';
import type { DemoOptions } from './options.ts';
import { onError } from './on-error.ts';
import { ConsoleReporter } from './story/console-reporter.ts';
import { sideView } from './view/side-view.ts';
import { servePage } from './web/serve-page.ts';
import { openWorld } from './world/world.ts';

/** A simulated portal, the real app, and a page that shows both. */
export async function runDemo({ fast, port, paceMs, logLevel }: DemoOptions): Promise<void> {
  const reporter = new ConsoleReporter((line) => {
    process.stdout.write(`${line}\n`);
  });
  reporter.print(
    'Chat Tracker for Bitrix24: the demo',
    'A simulated portal and the real app, on this machine only. Nothing is kept.',
  );
  const world = { logLevel };
  const demo = new Demo(await openWorld(world), { reporter, paceMs: fast ? 0 : paceMs, world, onError });
  if (fast) await playOnce(demo, reporter);
  else await serve(demo, reporter, port);
}

async function playOnce(demo: Demo, reporter: ConsoleReporter): Promise<void> {
  await demo.player.play();
  const { openCards, conversations } = sideView(demo.world, 'with');
  await demo.close();
  const asExpected = openCards === 1 && conversations === 2;
  reporter.print('', asExpected ? 'One customer, one card.' : 'This is not how the story should end.');
  process.exitCode = asExpected ? 0 : 1;
}

async function serve(demo: Demo, reporter: ConsoleReporter, port: number): Promise<void> {
  const page = await servePage(demo, reporter, port, onError);
  reporter.print(
    '',
    `Open http://127.0.0.1:${page.port}/ to watch and to write messages of your own. Ctrl-C ends it.`,
  );
  const stop = async (): Promise<void> => {
    reporter.print('', 'Stopping.');
    await page.close();
    await demo.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // A second signal exits immediately.
      process.on(signal, () => process.exit(130));
      stop().catch(onError);
    });
  }
  demo.player.play().catch(onError);
}
