import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemberId } from '../../domain/ids.ts';
import { namesIn, TEMPORARY_SUFFIX } from '../files/private-files.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import type { Backend } from '../sql/backend.ts';
import { portalDigest } from '../sql/row-data.ts';
import {
  readFirstPhones,
  readRevision,
  removeFirstPhones,
  writeFirstPhones,
  type CachedPhones,
} from './first-phone-file.ts';

/** The files of the cache, written behind: no caller waits for a write. */
export interface FirstPhoneWriter {
  /** `phonesOf` returns the content of a portal's file; `undefined` when the portal is not in memory. */
  start(phonesOf: (member: MemberId) => CachedPhones | undefined): void;
  read(member: MemberId): Promise<CachedPhones | undefined>;
  /** Marks the file as stale; it is written within some seconds. */
  changed(member: MemberId): void;
  /** Deletes the file. */
  remove(member: MemberId): Promise<void>;
  /** Writes stale files for at most `CLOSE_TIMEOUT_MS`; the rest is rebuilt from the database when needed. */
  close(): Promise<void>;
}

interface FirstPhoneWriterOptions {
  /** `DATA_DIR/first-phones`. */
  readonly dir: string;
  /** All portals and the revision of their customers; files of other portals are deleted. */
  readonly revisions: () => Promise<readonly { readonly member: MemberId; readonly revision: number }[]>;
}

const FIRST_PHONES_DIR = 'first-phones';
/** Shortest time between two writes of a file. */
const WRITE_INTERVAL_MS = 5000;
/** Serializing blocks the event loop: at most this part of the time. */
const MAX_TIME_SHARE = 1 / 50;
/** Stale files are deleted this often: another process may have erased what they contain. */
const CLEAN_INTERVAL_MS = 3_600_000;
const CLOSE_TIMEOUT_MS = 5000;

/** Writer for the files in DATA_DIR/first-phones. */
export function firstPhoneWriterIn(dataDir: string, { portals }: Pick<Backend, 'portals'>): FirstPhoneWriter {
  return createFirstPhoneWriter({
    dir: join(dataDir, FIRST_PHONES_DIR),
    revisions: () => portals.revisions(),
  });
}

function createFirstPhoneWriter({ dir, revisions }: FirstPhoneWriterOptions): FirstPhoneWriter {
  const stale = new Set<MemberId>();
  const serialize = createKeyedMutex();
  let phonesOf: (member: MemberId) => CachedPhones | undefined = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let cleaning: NodeJS.Timeout | undefined;
  let closed = false;

  /** Resolves with the duration in ms. */
  const writeOne = (member: MemberId): Promise<number> =>
    serialize(member, async () => {
      stale.delete(member);
      const phones = phonesOf(member);
      const startedAt = performance.now();
      // A file that cannot be written is rebuilt when it is needed.
      if (phones !== undefined) await writeFirstPhones(dir, member, phones).catch(() => undefined);
      return performance.now() - startedAt;
    });

  function schedule(wait: number): void {
    if (closed || stale.size === 0) return;
    timer ??= setTimeout(() => {
      const [member] = stale;
      void (member === undefined ? Promise.resolve(0) : writeOne(member)).then((tookMs) => {
        timer = undefined;
        schedule(Math.max(WRITE_INTERVAL_MS / Math.max(1, stale.size), tookMs / MAX_TIME_SHARE));
      });
    }, wait).unref();
  }

  const clean = (): void => void removeStaleFiles(dir, revisions).catch(() => undefined);

  return {
    start(source) {
      phonesOf = source;
      void removeTemporaries(dir)
        .catch(() => undefined)
        .then(clean);
      cleaning = setInterval(clean, CLEAN_INTERVAL_MS).unref();
    },
    read: (member) => serialize(member, () => readFirstPhones(dir, member)).catch(() => undefined),
    changed(member) {
      stale.add(member);
      schedule(WRITE_INTERVAL_MS);
    },
    remove: (member) =>
      serialize(member, async () => {
        stale.delete(member);
        await removeFirstPhones(dir, member);
      }),
    async close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(cleaning);
      const deadline = performance.now() + CLOSE_TIMEOUT_MS;
      for (const member of [...stale]) if (performance.now() < deadline) await writeOne(member);
    },
  };
}

/** Deletes files of erased portals and files older than the database. */
async function removeStaleFiles(dir: string, revisions: FirstPhoneWriterOptions['revisions']): Promise<void> {
  const known = new Map((await revisions()).map(({ member, revision }) => [portalDigest(member), revision]));
  for (const name of await namesIn(dir)) {
    // A write in progress.
    if (name.endsWith(TEMPORARY_SUFFIX)) continue;
    const path = join(dir, name);
    const minRevision = known.get(name.replace(/\.json$/, ''));
    const revision = await readRevision(path);
    const isStale = minRevision === undefined || revision === undefined || revision < minRevision;
    if (isStale) await rm(path, { force: true });
  }
}

/** Deletes temporary files of an earlier process that was killed. */
async function removeTemporaries(dir: string): Promise<void> {
  for (const name of await namesIn(dir))
    if (name.endsWith(TEMPORARY_SUFFIX)) await rm(join(dir, name), { force: true });
}
