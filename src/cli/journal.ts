import { MAX_JOURNAL_ENTRIES } from './journal-limit.ts';
import { readArguments, wholeNumber } from './read-arguments.ts';

const usage = 'journal [COUNT] [--portal DOMAIN]';

/** `npm run journal -- 50 --portal acme.bitrix24.es`: the newest decisions. */
const { values, positionals } = readArguments({
  usage,
  help: `Prints the newest decisions (20, at most ${MAX_JOURNAL_ENTRIES}), of all portals or of one.
DOMAIN may also be the portal's member_id or the hash that logs call it by.`,
  options: { portal: { type: 'string' } },
  positionals: { min: 0, max: 1 },
});
const limit = wholeNumber(usage, positionals[0] ?? '20', { name: 'COUNT', min: 1, max: MAX_JOURNAL_ENTRIES });
const { portal } = values;
// Loads the app: what it takes is only needed for the work.
const [{ withOperations }, { describeEntry }] = await Promise.all([
  import('./with-operations.ts'),
  import('./describe-entry.ts'),
]);
await withOperations(async (operations) => {
  const entries = await operations.journal({ limit, ...(portal !== undefined && { portal }) });
  process.stdout.write(
    entries.length === 0 ? 'The journal is empty.\n' : `${entries.map(describeEntry).join('\n\n')}\n`,
  );
});
