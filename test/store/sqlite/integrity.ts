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
 * What SQLite finds wrong with a database that nobody has open; `ok` where nothing is, foreign keys included. In a process
 * of its own: the library closes a file only when its statements were collected.
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
