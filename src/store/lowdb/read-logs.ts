import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../store-error.ts';
import { checkVersion, unreadable } from '../files/json-adapter.ts';
import { decodeLines, type DecodedLines } from './log-lines.ts';
import { logGenerations, logName } from './log-names.ts';
import { headerSchema, writeSchema, type LoggedWrite } from './log-records.ts';

export interface ReadLogsOptions {
  readonly dir: string;
  /** Generation that the snapshots end before. */
  readonly firstLog: number;
  /** Called for every write, in order. */
  readonly onWrite: (write: LoggedWrite) => void;
}

export interface LogRead {
  readonly generation: number;
  /** Of whole lines. */
  readonly bytes: number;
  readonly writes: number;
}

export interface LogsRead {
  readonly logs: readonly LogRead[];
  /** Number of the next write. */
  readonly next: number;
}

/** Hands on every write that the snapshots may not have. A write that never finished is the last thing of the last log. */
export async function readLogs({ dir, firstLog, onWrite }: ReadLogsOptions): Promise<LogsRead> {
  const generations = await keptGenerations(dir, firstLog);
  const logs: LogRead[] = [];
  let next: number | undefined;
  for (const generation of generations) {
    const path = join(dir, logName(generation));
    const isLast = generation === generations.at(-1);
    const { lines, goodBytes } = await wholeLines(path, isLast);
    const [header, ...writes] = lines;
    // A log that was being made when the process died holds nothing yet: the one before it goes on.
    if (isLast && writes.length === 0 && logs.length > 0) {
      await rm(path);
      break;
    }
    if (header !== undefined) next = checkedHeader(path, header, next);
    for (const write of writes) next = handOn(path, write, next ?? 1, onWrite);
    logs.push({ generation, bytes: goodBytes, writes: writes.length });
  }
  return { logs, next: next ?? 1 };
}

async function wholeLines(path: string, isLast: boolean): Promise<DecodedLines> {
  const bytes = await readFile(path);
  const decoded = decodeLines(bytes);
  const brokenAt = decoded.brokenAt ?? (isLast ? bytes.length : decoded.goodBytes);
  if (brokenAt < bytes.length) throw broken(path, brokenAt);
  return decoded;
}

async function keptGenerations(dir: string, firstLog: number): Promise<readonly number[]> {
  const all = await logGenerations(dir);
  // Left over by a checkpoint that was interrupted after its snapshots were complete.
  for (const old of all.filter((generation) => generation < firstLog)) await rm(join(dir, logName(old)));
  const kept = all.filter((generation) => generation >= firstLog);
  kept.forEach((generation, index) => {
    if (generation !== firstLog + index)
      throw unreadable(join(dir, logName(firstLog + index)), 'It is missing.');
  });
  return kept;
}

function checkedHeader(path: string, line: unknown, next: number | undefined): number {
  checkVersion(path, line);
  const header = headerSchema.safeParse(line);
  if (!header.success) throw unreadable(path, 'Its first line is not that of a log.', header.error);
  if (next !== undefined && header.data.first !== next)
    throw unreadable(path, `Write ${next} is missing before it.`);
  return header.data.first;
}

function handOn(path: string, line: unknown, next: number, onWrite: ReadLogsOptions['onWrite']): number {
  const write = writeSchema.safeParse(line);
  if (!write.success) throw unreadable(path, `Write ${next} has an unknown shape.`, write.error);
  if (write.data.number !== next) throw unreadable(path, `Write ${next} is missing.`);
  try {
    onWrite(write.data);
  } catch (cause) {
    throw unreadable(path, `Write ${next} holds something that is not what its table keeps.`, cause);
  }
  return next + 1;
}

function broken(path: string, at: number): StoreError {
  return new StoreError(
    'STORE_BROKEN',
    `${path} is damaged at byte ${at}, and there is more behind it.`,
    'Check the disk and restore DATA_DIR from a backup. Nothing was changed or deleted. To go on without what follows the damage, cut the file there: it is confirmed data that would be lost.',
  );
}
