import { join } from 'node:path';
import { z } from 'zod';
import { keyDigest } from '../key-digest.ts';
import { namesIn } from '../files/private-files.ts';
import { OLD_FILE_VERSION, readOldFile } from './old-files.ts';

const shardSchema = z.strictObject({
  version: z.literal(OLD_FILE_VERSION),
  member: z.string(),
  table: z.string(),
  rows: z.array(z.tuple([z.string(), z.unknown()])),
});

/** Rows of one portal by table and key. */
export type OldTables = Map<string, Map<string, unknown>>;

/** Folders of the snapshots, one per portal. */
export async function oldFolders(dir: string): Promise<readonly string[]> {
  const names = (await namesIn(join(dir, 'portals'))).filter((name) => /^[\da-f]{32}$/.test(name));
  return names.map((name) => join(dir, 'portals', name));
}

/** The snapshots of one portal; `undefined` for an empty folder. */
export async function readOldSnapshots(
  folder: string,
): Promise<{ readonly member: string; readonly tables: OldTables } | undefined> {
  const tables: OldTables = new Map();
  let owner: string | undefined;
  for (const name of (await namesIn(folder)).filter((each) => each.endsWith('.json'))) {
    const { member, table, rows } = await readOldFile(join(folder, name), shardSchema);
    owner = member;
    const known = tables.get(table) ?? new Map<string, unknown>();
    tables.set(table, known);
    for (const [key, row] of rows) known.set(keyOf(table, key), row);
  }
  return owner === undefined ? undefined : { member: owner, tables };
}

/** Early builds of 0.1.0 stored delivery keys in the clear, later ones as digests. */
function keyOf(table: string, key: string): string {
  return table === 'keys' && /[:@]/.test(key) ? keyDigest(key) : key;
}
