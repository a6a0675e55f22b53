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

/** Folder for the files of version 0.1.0 after the import, until an operator deletes them. */
export const OLD_FILES_DIR = 'files-of-0.1.0';
/** App note with the progress: `running`, `counted` once all rows are stored and counted, `moved` once the old files are moved. */
const IMPORT_NOTE = 'import of 0.1.0';
type Progress = 'running' | 'counted' | 'moved';

/**
 * Imports the data of version 0.1.0 once. This process holds the database's lock and takes that of version 0.1.0 too, so
 * that an old process cannot write meanwhile. An interrupted import starts again; the old files are moved only after all
 * rows are stored and counted.
 */
export async function importOldDataDir(dir: string, database: Database): Promise<void> {
  if (!(await hasOldData(dir))) return;
  const unlock = await lockOldDir({ dir });
  try {
    if ((await progressOf(database)) !== 'counted') {
      await restartImport(dir, database);
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

/** Deletes the rows of an interrupted import. Throws `STORE_VERSION` when the database has other data. */
async function restartImport(dir: string, database: Database): Promise<void> {
  const { read, write } = database;
  const progress = await progressOf(database);
  const portals = await read((rows) => rows.selectFrom('portals').select('id').execute());
  if (progress !== 'running' && portals.length > 0) {
    throw new StoreError(
      'STORE_VERSION',
      `${dir} holds data of version 0.1.0 and of this one.`,
      `Remove one of them: ${OLD_HEAD_FILE}, portals and log.*.ndjson belong to version 0.1.0.`,
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
  const expected: Imported = { stored: 0, renamed: 0 };
  for await (const old of readOldDataDir(dir)) {
    const imported = await importPortal(database.write, database.dialect, old);
    expected.stored += imported.stored;
    expected.renamed += imported.renamed;
  }
  await checkCounts(database, expected);
  await setProgress(database, 'counted');
}

/** Throws `STORE_BROKEN` when rows are missing. No file was moved then: the next start imports again. */
async function checkCounts({ read }: Database, { stored, renamed }: Imported): Promise<void> {
  const { pages, counted } = await read(async (rows) => {
    let count = 0;
    for (const table of COUNTED_TABLES) {
      const { n } = await rows
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      count += n;
    }
    return { pages: (await sql`pragma quick_check(1)`.execute(rows)).rows, counted: count };
  });
  const isWhole = JSON.stringify(pages) === '[{"quick_check":"ok"}]';
  // Keys that differ only in characters that databases cannot store become one.
  if (isWhole && counted <= stored && counted >= stored - renamed) return;
  throw new StoreError(
    'STORE_BROKEN',
    `The data of version 0.1.0 was not imported completely: ${counted} of ${stored} rows.`,
    'Check the disk and start again. The files of version 0.1.0 were not changed.',
    pages,
  );
}

const COUNTED_TABLES = [
  'portals',
  'inbox',
  'chats',
  'customers',
  'decisions',
  'suggestions',
  'settings',
  'line_sources',
] as const;

/** The head file is moved last and replaced by one that version 0.1.0 refuses. */
async function moveOldFiles(dir: string): Promise<void> {
  const target = join(dir, OLD_FILES_DIR);
  await makePrivateDir(target);
  await writeSecureFile(join(target, OLD_HEAD_FILE), await readFile(join(dir, OLD_HEAD_FILE), 'utf8'));
  for (const name of await readdir(dir))
    if (name === 'portals' || name === 'rest-log' || LOG_NAME.test(name))
      await rename(join(dir, name), join(target, name));
  await syncDir(target);
  await writeSecureFile(join(dir, OLD_HEAD_FILE), JSON.stringify(MOVED_HEAD));
}
