import { describeEntry } from './describe-entry.ts';
import { withOperations } from './with-operations.ts';

/** `npm run journal -- 50`: the newest decisions. */
const limit = Number(process.argv[2] ?? 20) || 20;
await withOperations(async (operations) => {
  const entries = await operations.journal(limit);
  process.stdout.write(
    entries.length === 0 ? 'The journal is empty.\n' : `${entries.map(describeEntry).join('\n\n')}\n`,
  );
});
