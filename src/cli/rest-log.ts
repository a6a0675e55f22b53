import { once } from 'node:events';
import { readArguments, refuseArguments } from './read-arguments.ts';

const units: ReadonlyMap<string, number> = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** `2h` as ms. */
function duration(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const ms = units.get(unit);
  return count === undefined || ms === undefined ? undefined : Number(count) * ms;
}

const usage = 'rest-log [--portal DOMAIN] [--since 30m|2h|3d] [--failed]';

/** `npm run --silent rest-log -- --portal acme.bitrix24.es --since 2h --failed`: requests to portals as JSON lines. */
const { values } = readArguments({
  usage,
  help: `Prints the requests to portals of the last three days as JSON lines, oldest first, without customers' data.
DOMAIN may also be the portal's member_id or the hash that logs call it by. --failed: only those that failed.`,
  options: { portal: { type: 'string' }, since: { type: 'string' }, failed: { type: 'boolean' } },
});
const since =
  duration(values.since ?? '3d') ??
  refuseArguments(usage, '--since takes minutes, hours or days: 30m, 2h, 3d');
// Whoever reads may have seen enough.
process.stdout.on('error', () => process.exit(0));
// Loads the app: what it takes is only needed for the work.
const { withOperations } = await import('./with-operations.ts');
await withOperations(async (operations) => {
  const { portal, failed = false } = values;
  const query = { from: Date.now() - since, failed, ...(portal !== undefined && { portal }) };
  for await (const { at, ...line } of operations.restLog(query)) {
    const shown = { at: new Date(at).toISOString(), ...line };
    if (!process.stdout.write(`${JSON.stringify(shown)}\n`)) await once(process.stdout, 'drain');
  }
});
