import { appendFile, readdir, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RestLogLine } from '../ports.ts';
import { createLineBuffer } from '../rest-log/line-buffer.ts';
import type { ClosableRestLog } from '../rest-log/closable-rest-log.ts';
import { isAsked } from '../rest-log/is-asked.ts';
import { restLogFor } from '../retention.ts';
import { restLogLineSchema } from '../schemas.ts';
import { isMissing, makePrivateDir } from '../files/private-files.ts';

export interface RestLogFilesOptions {
  /** DATA_DIR. */
  readonly dir: string;
  readonly now: () => number;
  /** Bytes of one day's file at most; what comes after them is lost. */
  readonly dayBytes: number;
}

const day = 24 * 60 * 60 * 1000;

/** A file per day (UTC), a line of JSON per request. Not synced: losing the last second harms nobody. */
export function restLogFiles({ dir, now, dayBytes }: RestLogFilesOptions): ClosableRestLog {
  const folder = join(dir, 'rest-log');
  let current = { name: '', bytes: 0 };

  async function turnTo(name: string): Promise<void> {
    if (current.name === name) return;
    await makePrivateDir(folder);
    await removeOld(folder, now() - restLogFor);
    current = { name, bytes: await sizeOf(join(folder, name)) };
    // A process that was killed may have left half a line, which must not spoil the next one.
    if (current.bytes > 0) await append('\n');
  }

  async function append(text: string): Promise<void> {
    await appendFile(join(folder, current.name), text, { mode: 0o600 });
    current.bytes += Buffer.byteLength(text);
  }

  async function write(lines: readonly RestLogLine[]): Promise<number> {
    let lost = 0;
    for (const [name, texts] of byDay(lines)) {
      await turnTo(name);
      const text = texts.join('');
      if (current.bytes + Buffer.byteLength(text) > dayBytes) lost += texts.length;
      else await append(text);
    }
    return lost;
  }

  const buffer = createLineBuffer(write);
  return {
    add: buffer.add,
    lost: buffer.lost,
    close: buffer.close,
    async *read(query) {
      await buffer.flush();
      const from = Math.max(query.from, now() - restLogFor);
      for (const name of await dayFiles(folder)) {
        if (endOf(name) <= from) continue;
        for await (const text of createInterface({ input: createReadStream(join(folder, name)) })) {
          const line = parsed(text);
          if (line && isAsked(line, { ...query, from })) yield line;
        }
      }
    },
  };
}

function byDay(lines: readonly RestLogLine[]): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const line of lines) {
    const name = `${new Date(line.at).toISOString().slice(0, 10)}.ndjson`;
    const texts = days.get(name) ?? [];
    texts.push(`${JSON.stringify(line)}\n`);
    days.set(name, texts);
  }
  return days;
}

async function removeOld(folder: string, limit: number): Promise<void> {
  for (const name of await dayFiles(folder)) if (endOf(name) <= limit) await rm(join(folder, name));
}

/** Names of the days' files, oldest first. */
async function dayFiles(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /^\d{4}-\d\d-\d\d\.ndjson$/.test(name)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** When the day is over, Unix ms. */
function endOf(name: string): number {
  return Date.parse(name.slice(0, 10)) + day;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function parsed(text: string): RestLogLine | undefined {
  try {
    return restLogLineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
