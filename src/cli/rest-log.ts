import { once } from 'node:events';
import { readOptions } from './read-options.ts';
import { withOperations } from './with-operations.ts';

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `2h` as ms. */
function duration(text: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const ms = units[unit];
  return count === undefined || ms === undefined ? undefined : Number(count) * ms;
}

/** `npm run --silent rest-log -- --portal acme.bitrix24.es --since 2h --failed`: requests to portals as JSON lines. */
const values = readOptions('rest-log [--portal DOMAIN] [--since 30m|2h|3d] [--failed]', {
  portal: { type: 'string' },
  since: { type: 'string' },
  failed: { type: 'boolean' },
});
const since = duration(values.since ?? '3d');
if (since === undefined) {
  process.stderr.write('--since takes minutes, hours or days: 30m, 2h, 3d\n');
  process.exitCode = 2;
} else {
  // The reader may close the pipe early.
  process.stdout.on('error', () => process.exit(0));
  await withOperations(async (operations) => {
    const { portal, failed = false } = values;
    const query = { from: Date.now() - since, failed, ...(portal !== undefined && { portal }) };
    for await (const { at, ...line } of operations.restLog(query)) {
      const entry = { at: new Date(at).toISOString(), ...line };
      if (!process.stdout.write(`${JSON.stringify(entry)}\n`)) await once(process.stdout, 'drain');
    }
  });
}
