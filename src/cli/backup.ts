import { resolve } from 'node:path';
import { readArguments } from './read-arguments.ts';

/** `npm run backup -- FOLDER`: copies the embedded store, also while the app runs. */
const {
  positionals: [to = ''],
} = readArguments({
  usage: 'backup FOLDER',
  help: 'Copies the embedded store into FOLDER, which this command makes; also while the app runs.',
  positionals: { min: 1, max: 1 },
});
// Loads the app: what it takes is only needed for the work.
const { withOperations } = await import('./with-operations.ts');
await withOperations(async (operations) => {
  await operations.backup(resolve(to));
  process.stdout.write(
    `Copied to ${to}. There are tokens in it, and the key to them: keep it as safe as the original.\n`,
  );
});
