import { onError } from './on-error.ts';
import { readOptions } from './options.ts';

/** `npm run demo`. The app is loaded only for the work, not for `--help`. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  const { runDemo } = await import('./run-demo.ts');
  await runDemo(options);
}

main().catch((error: unknown) => {
  onError(error);
  process.exit(1);
});
