import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { DATABASE_FILE } from '../../../src/store/sqlite.ts';

const run = promisify(execFile);
const found = z.object({
  pages: z.array(z.object({ integrity_check: z.string() })),
  orphans: z.array(z.unknown()),
});

/**
 * Result of SQLite's integrity and foreign key checks of a closed database; `ok` without findings. Runs in a process of its
 * own: the library closes a file only after its statements were garbage collected.
 */
export async function integrityOf(dir: string): Promise<string> {
  const script = `
    const { DatabaseSync } = require('@photostructure/sqlite');
    const database = new DatabaseSync(process.argv[1]);
    const pages = database.prepare('pragma integrity_check').all();
    const orphans = database.prepare('pragma foreign_key_check').all();
    console.log(JSON.stringify({ pages, orphans }));`;
  const { stdout } = await run(process.execPath, ['-e', script, join(dir, DATABASE_FILE)]);
  const { pages, orphans } = found.parse(JSON.parse(stdout));
  if (orphans.length > 0) return `${orphans.length} rows without their owner`;
  return pages.map((page) => page.integrity_check).join('\n');
}
