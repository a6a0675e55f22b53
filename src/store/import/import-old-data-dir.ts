import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { makePrivateDir, syncDir, writeSecureFile } from '../files/private-files.ts';
import type { Database } from '../sql/database.ts';
import { StoreError } from '../store-error.ts';
import { importPortal, type Imported } from './import-portal.ts';
import { LOG_NAME } from './old-files.ts';
import { lockOldDir } from './old-lock.ts';
import { hasOldData, MOVED_HEAD, OLD_HEAD_FILE, readOldDataDir } from './read-old-data-dir.ts';

/** Where the files of version 0.1.0 are kept afterwards, until an operator deletes them. */
export const OLD_FILES_DIR = 'files-of-0.1.0';
/** How far the import came: `running`, `counted` once all is stored and counted, `moved` when the old files are away. */
const IMPORT_NOTE = 'import of 0.1.0';
type Progress = 'running' | 'counted' | 'moved';

/**
 * Takes over the data of version 0.1.0, once. This process holds the database's lock, and takes the old one: an older
 * process must not write meanwhile. An import that was interrupted starts again; the old files are moved only when all
 * is stored and counted.
 */
export async function importOldDataDir(dir: string, database: Database): Promise<void> {
  if (!(await hasOldData(dir))) return;
  const unlock = await lockOldDir({ dir });
  try {
    if ((await progressOf(database)) !== 'counted') {
      await beginAnew(dir, database);
      await importAll(dir, database);
    }
    await moveOldFiles(dir);
    await setProgress(database, 'moved');
  } finally {
    await unlock();
  }
}

function progressOf({ read }: Database): Promise<string | undefined> {
  return read(async (rows) => {
    const row = rows.selectFrom('app_notes').where('name', '=', IMPORT_NOTE).select('value');
    return (await row.executeTakeFirst())?.value;
  });
}

function setProgress({ write }: Database, value: Progress): Promise<void> {
  return write(async (rows) => {
    await rows
      .insertInto('app_notes')
      .values({ name: IMPORT_NOTE, value })
      .onConflict((on) => on.column('name').doUpdateSet({ value }))
      .execute();
  });
}

/** Deletes what an interrupted import left. Throws where there is anything else. */
async function beginAnew(dir: string, database: Database): Promise<void> {
  const { read, write } = database;
  const progress = await progressOf(database);
  const portals = await read((rows) => rows.selectFrom('portals').select('id').execute());
  if (progress !== 'running' && portals.length > 0) {
    throw new StoreError(
      'STORE_VERSION',
      `${dir} holds data of version 0.1.0 and of this one.`,
      `Leave only one of them there: ${OLD_HEAD_FILE}, portals and log.*.ndjson are those of version 0.1.0.`,
    );
  }
  await setProgress(database, 'running');
  for (const { id } of portals) {
    await write(async (rows) => {
      await rows.deleteFrom('portals').where('id', '=', id).execute();
    });
  }
}

async function importAll(dir: string, database: Database): Promise<void> {
  const expected: Imported = { stored: 0, renamed: 0, unreadable: 0 };
  for await (const old of readOldDataDir(dir)) {
    const imported = await importPortal(database.write, database.dialect, old);
    expected.stored += imported.stored;
    expected.renamed += imported.renamed;
  }
  await check(database, expected);
  await setProgress(database, 'counted');
}

/** Throws where the database has not what was read. Nothing was moved then: the next start begins anew. */
async function check({ read }: Database, { stored, renamed }: Imported): Promise<void> {
  const { pages, counted } = await read(async (rows) => {
    let count = 0;
    for (const table of COUNTED) {
      const { n } = await rows
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      count += n;
    }
    return { pages: (await sql`pragma quick_check(1)`.execute(rows)).rows, counted: count };
  });
  const isWhole = JSON.stringify(pages) === '[{"quick_check":"ok"}]';
  // Keys that differ only in characters that databases do not keep are one.
  if (isWhole && counted <= stored && counted >= stored - renamed) return;
  throw new StoreError(
    'STORE_BROKEN',
    `The data of version 0.1.0 did not arrive whole: ${counted} of ${stored} rows.`,
    'Check the disk and start again. The files of version 0.1.0 are as they were.',
    pages,
  );
}

const COUNTED = [
  'portals',
  'inbox',
  'chats',
  'customers',
  'decisions',
  'suggestions',
  'settings',
  'line_sources',
] as const;

/** The head goes last, and is replaced by one that version 0.1.0 refuses. */
async function moveOldFiles(dir: string): Promise<void> {
  const aside = join(dir, OLD_FILES_DIR);
  await makePrivateDir(aside);
  await writeSecureFile(join(aside, OLD_HEAD_FILE), await readFile(join(dir, OLD_HEAD_FILE), 'utf8'));
  for (const name of await readdir(dir))
    if (name === 'portals' || name === 'rest-log' || LOG_NAME.test(name))
      await rename(join(dir, name), join(aside, name));
  await syncDir(aside);
  await writeSecureFile(join(dir, OLD_HEAD_FILE), JSON.stringify(MOVED_HEAD));
}
