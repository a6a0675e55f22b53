import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import type { Commit } from '../engine/house-state.ts';
import { LogFile, type OpenRawFile } from './log-file.ts';
import { encodeLine } from './log-lines.ts';
import { logName } from './log-names.ts';
import { headerRecord, writeRecord } from './log-records.ts';
import { readLogs, type LogRead, type ReadLogsOptions } from './read-logs.ts';
import { syncDir } from '../files/private-files.ts';

export interface WriteAheadLogOptions extends ReadLogsOptions {
  readonly openFile: OpenRawFile;
  readonly at: OnCrashPoint;
}

type Place = Pick<WriteAheadLogOptions, 'dir' | 'openFile' | 'at'>;

/** Reads what there is, hands every write to `onWrite`, and opens the last file to go on in it. */
export async function openWriteAheadLog(options: WriteAheadLogOptions): Promise<WriteAheadLog> {
  const { dir, firstLog, openFile, at } = options;
  const { logs, next } = await readLogs(options);
  const last = logs.at(-1);
  if (last === undefined || last.bytes === 0) {
    const file = await createLog(options, firstLog, next);
    return new WriteAheadLog(options, file, [{ generation: firstLog, bytes: file.length, writes: 0 }], next);
  }
  const path = join(dir, logName(last.generation));
  const file = new LogFile(path, await openFile(path), last.bytes, at);
  await file.cutTail();
  return new WriteAheadLog(options, file, logs, next);
}

/**
 * What was committed since the last snapshots, one line per write, in files that follow one another. `append` and
 * `rotate` are called one at a time.
 */
export class WriteAheadLog {
  readonly #place: Place;
  #file: LogFile;
  #kept: LogRead[];
  #next: number;

  constructor(place: Place, file: LogFile, kept: readonly LogRead[], next: number) {
    this.#place = place;
    this.#file = file;
    this.#kept = [...kept];
    this.#next = next;
  }

  /** Bytes of all files. */
  get size(): number {
    return this.#kept.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Whether nothing was written since the snapshots. */
  get isEmpty(): boolean {
    return this.#kept.every(({ writes }) => writes === 0);
  }

  /** Durable when it resolves, and not there at all when it rejects. */
  async append(commits: readonly Commit[]): Promise<void> {
    await this.#file.append(encodeLine(writeRecord(this.#next, commits)));
    this.#next += 1;
    const { generation, writes } = this.#current();
    this.#kept[this.#kept.length - 1] = { generation, bytes: this.#file.length, writes: writes + 1 };
  }

  /** Goes on in a new file; gives its generation. */
  async rotate(): Promise<number> {
    // Only the last file may end in a write that failed.
    await this.#file.check();
    const generation = this.#current().generation + 1;
    const newer = await createLog(this.#place, generation, this.#next);
    await this.#file.close();
    this.#file = newer;
    this.#kept.push({ generation, bytes: newer.length, writes: 0 });
    return generation;
  }

  /** Removes the files before a generation. */
  async dropBefore(generation: number): Promise<void> {
    for (const { generation: old } of this.#kept.filter((log) => log.generation < generation)) {
      await rm(join(this.#place.dir, logName(old)), { force: true });
      this.#place.at('log.dropped');
    }
    this.#kept = this.#kept.filter((log) => log.generation >= generation);
    await syncDir(this.#place.dir);
  }

  /** Rejects while nothing can be written. */
  check(): Promise<void> {
    return this.#file.check();
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #current(): LogRead {
    return this.#kept.at(-1) ?? { generation: 0, bytes: 0, writes: 0 };
  }
}

async function createLog({ dir, openFile, at }: Place, generation: number, next: number): Promise<LogFile> {
  const path = join(dir, logName(generation));
  const file = new LogFile(path, await openFile(path), 0, at);
  try {
    await file.cutTail();
    await file.append(encodeLine(headerRecord(next)));
    await syncDir(dir);
    return file;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}
