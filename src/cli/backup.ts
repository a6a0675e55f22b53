import { resolve } from 'node:path';
import { withOperations } from './with-operations.ts';

/** `npm run backup -- FOLDER`: copies the embedded store, also while the app runs. */
const to = process.argv[2];
if (to === undefined) {
  process.stderr.write('Where to? npm run backup -- FOLDER (made by this command)\n');
  process.exitCode = 2;
} else {
  await withOperations(async (operations) => {
    try {
      await operations.backup(resolve(to));
      process.stdout.write(
        `Copied to ${to}. There are tokens in it, and the key to them: keep it as safe as the original.\n`,
      );
    } catch (error) {
      const advice = error instanceof Error && 'advice' in error ? ` ${String(error.advice)}` : '';
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}${advice}\n`);
      process.exitCode = 1;
    }
  });
}
