import { join } from 'node:path';
import { z } from 'zod';
import { memberId } from '../../domain/ids.ts';
import { namesIn } from '../files/private-files.ts';
import { LOG_NAME, OLD_FILE_VERSION, readJson, readOldFile, unreadableFile } from './old-files.ts';
import type { OldPortal, OldRow } from './old-portal.ts';
import { readOldLogs, type LoggedPortal } from './read-old-logs.ts';
import { oldFolders, readOldSnapshots, type OldTables } from './read-old-snapshots.ts';

/** File that names the first log after the snapshots. */
export const OLD_HEAD_FILE = 'house.json';
const headSchema = z.strictObject({
  version: z.literal(OLD_FILE_VERSION),
  firstLog: z.number().int().min(1),
});

/** Whether a folder has data of version 0.1.0. Throws `STORE_UNREADABLE` when a part of it is missing. */
export async function hasOldData(dir: string): Promise<boolean> {
  const names = await namesIn(dir);
  const hasHead = names.includes(OLD_HEAD_FILE) && !(await isMoved(dir));
  const hasLogs = names.some((name) => LOG_NAME.test(name));
  const hasFolders = (await oldFolders(dir)).length > 0;
  if (!hasHead && !hasLogs && !hasFolders) return false;
  if (!hasHead) throw unreadableFile(join(dir, OLD_HEAD_FILE), 'It is missing.');
  return true;
}

/** Replaces the head file after the import: version 0.1.0 refuses a folder with it. */
export const MOVED_HEAD = { version: 2, movedTo: 'tracker.db' } as const;

async function isMoved(dir: string): Promise<boolean> {
  const moved = z.looseObject({ version: z.literal(MOVED_HEAD.version) });
  return moved.safeParse(await readJson(join(dir, OLD_HEAD_FILE))).success;
}

/** Portals of a folder of version 0.1.0, one after the other. The largest must fit into memory, and so must the logs. */
export async function* readOldDataDir(dir: string): AsyncGenerator<OldPortal> {
  const { firstLog } = await readOldFile(join(dir, OLD_HEAD_FILE), headSchema);
  const logged = await readOldLogs(dir, firstLog);
  const folders = await oldFolders(dir);
  const hasLog = (await namesIn(dir)).some((name) => Number(LOG_NAME.exec(name)?.[1] ?? 0) >= firstLog);
  if (!hasLog && (folders.length > 0 || firstLog > 1)) throw unreadableFile(dir, 'Its log is missing.');
  for (const folder of folders) {
    const snapshots = await readOldSnapshots(folder);
    if (snapshots === undefined) continue;
    const { member, tables } = snapshots;
    yield oldPortal(member, merged(tables, logged.get(member)));
    logged.delete(member);
  }
  for (const [member, log] of logged) yield oldPortal(member, merged(new Map(), log));
}

function merged(snapshots: OldTables, log: LoggedPortal | undefined): OldTables {
  if (log === undefined) return snapshots;
  const tables: OldTables = log.erased ? new Map<string, Map<string, unknown>>() : snapshots;
  for (const [table, changes] of log.rows) {
    const rows = tables.get(table) ?? new Map<string, unknown>();
    tables.set(table, rows);
    for (const [key, row] of changes) {
      if (row === undefined) rows.delete(key);
      else rows.set(key, row);
    }
  }
  return tables;
}

function oldPortal(member: string, tables: OldTables): OldPortal {
  return {
    member: memberId(member),
    rows(table) {
      const rows = [...(tables.get(table) ?? [])].map(([key, row]): OldRow => ({ key, row }));
      return table === 'inbox' ? rows.sort((a, b) => (a.key < b.key ? -1 : 1)) : rows;
    },
  };
}
