import { Demo } from './demo.ts';
import { readOptions, type DemoOptions } from './options.ts';
import { Teller } from './story/teller.ts';
import { sideView } from './view/side-view.ts';
import { servePage } from './web/serve-page.ts';
import { openWorld } from './world/world.ts';

const onError = (error: unknown): void => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
};

/** `npm run demo`: a simulated portal, the real app, and a page to watch and try it. */
async function main({ fast, port, pace, logLevel }: DemoOptions): Promise<void> {
  const teller = new Teller((line) => {
    process.stdout.write(`${line}\n`);
  });
  teller.say(
    'Chat Tracker for Bitrix24: the demo',
    'A simulated portal and the real app, on this machine only. Nothing is kept.',
  );
  const world = { logLevel };
  const demo = new Demo(await openWorld(world), { teller, pace: fast ? 0 : pace, world, onError });
  if (fast) await playOnce(demo, teller);
  else await stayUp(demo, teller, port);
}

async function playOnce(demo: Demo, teller: Teller): Promise<void> {
  await demo.player.play();
  const { openCards, conversations } = sideView(demo.world, 'with');
  await demo.close();
  const asTold = openCards === 1 && conversations === 2;
  teller.say('', asTold ? 'One customer, one card.' : 'This is not how the story should end.');
  process.exitCode = asTold ? 0 : 1;
}

async function stayUp(demo: Demo, teller: Teller, port: number): Promise<void> {
  const page = await servePage(demo, teller, port, onError);
  teller.say(
    '',
    `Open http://127.0.0.1:${page.port}/ to watch and to write messages of your own. Ctrl-C ends it.`,
  );
  const stop = async (): Promise<void> => {
    teller.say('', 'Stopping.');
    await page.close();
    await demo.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Once more: at once.
      process.on(signal, () => process.exit(130));
      stop().catch(onError);
    });
  }
  demo.player.play().catch(onError);
}

main(readOptions(process.argv.slice(2), process.env)).catch((error: unknown) => {
  onError(error);
  process.exit(1);
});
