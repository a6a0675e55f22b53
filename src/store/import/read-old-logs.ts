import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { StoreError } from '../store-error.ts';
import { checkOldVersion, logGenerations, logPath, unreadableFile } from './old-files.ts';
import { decodeLines } from './old-log-lines.ts';

const headerSchema = z.looseObject({ version: z.number(), first: z.number().int() });
const opSchema = z.union([z.tuple([z.string(), z.string()]), z.tuple([z.string(), z.string(), z.unknown()])]);
const commitSchema = z.union([
  z.strictObject({ member: z.string(), ops: z.array(opSchema) }),
  z.strictObject({ member: z.string(), erased: z.literal(true) }),
]);
const writeSchema = z.strictObject({ number: z.number().int(), commits: z.array(commitSchema) });

/** Changes of a portal after its snapshots: the last row of each key. */
export interface LoggedPortal {
  /** The portal was erased: its snapshots are ignored. */
  readonly erased: boolean;
  /** By table and key; `undefined` = deleted. */
  readonly rows: Map<string, Map<string, unknown>>;
}

/** Reads every write after the snapshots, with the checks of version 0.1.0. Changes nothing. */
export async function readOldLogs(dir: string, firstLog: number): Promise<Map<string, LoggedPortal>> {
  const portals = new Map<string, LoggedPortal>();
  const generations = await currentGenerations(dir, firstLog);
  let next: number | undefined;
  for (const [index, generation] of generations.entries()) {
    const path = logPath(dir, generation);
    const isLast = index === generations.length - 1;
    const [header, ...writes] = await completeLines(path, isLast);
    // A log that was just being created when the process ended has no writes.
    if (isLast && writes.length === 0 && index > 0) break;
    if (header !== undefined) next = checkedHeader(path, header, next);
    for (const write of writes) next = apply(portals, path, write, next ?? 1);
  }
  return portals;
}

async function completeLines(path: string, isLast: boolean): Promise<readonly unknown[]> {
  const bytes = await readFile(path);
  const { lines, goodBytes, brokenAt } = decodeLines(bytes);
  const end = brokenAt ?? (isLast ? bytes.length : goodBytes);
  if (end < bytes.length) throw damagedLog(path, end);
  return lines;
}

async function currentGenerations(dir: string, firstLog: number): Promise<readonly number[]> {
  // Earlier logs remain after a checkpoint that was interrupted after its snapshots were complete.
  const current = (await logGenerations(dir)).filter((generation) => generation >= firstLog);
  current.forEach((generation, index) => {
    if (generation !== firstLog + index)
      throw unreadableFile(logPath(dir, firstLog + index), 'It is missing.');
  });
  return current;
}

function checkedHeader(path: string, line: unknown, next: number | undefined): number {
  checkOldVersion(path, line);
  const header = headerSchema.safeParse(line);
  if (!header.success) throw unreadableFile(path, 'Its first line is not a log header.', header.error);
  if (next !== undefined && header.data.first !== next)
    throw unreadableFile(path, `Write ${next} is missing before it.`);
  return header.data.first;
}

function apply(portals: Map<string, LoggedPortal>, path: string, line: unknown, next: number): number {
  const write = writeSchema.safeParse(line);
  if (!write.success) throw unreadableFile(path, `Write ${next} has an unknown shape.`, write.error);
  if (write.data.number !== next) throw unreadableFile(path, `Write ${next} is missing.`);
  for (const commit of write.data.commits) {
    if ('erased' in commit) {
      portals.set(commit.member, { erased: true, rows: new Map() });
      continue;
    }
    const portal: LoggedPortal = portals.get(commit.member) ?? { erased: false, rows: new Map() };
    portals.set(commit.member, portal);
    for (const [table, key, row] of commit.ops) {
      const rows = portal.rows.get(table) ?? new Map<string, unknown>();
      portal.rows.set(table, rows.set(key, row));
    }
  }
  return next + 1;
}

function damagedLog(path: string, at: number): StoreError {
  return new StoreError(
    'STORE_BROKEN',
    `${path} is damaged at byte ${at}, and more data follows.`,
    'Check the disk and restore DATA_DIR from a backup. Nothing was changed or deleted. To go on without what follows the damage, cut the file there: it is confirmed data that would be lost.',
  );
}
