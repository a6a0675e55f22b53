import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemberId } from '../../domain/ids.ts';
import { namesIn, temporaryEnding } from '../files/private-files.ts';
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

/** The files of the cache: written behind, never waited for. */
export interface FirstPhoneWriter {
  /** `phonesOf` gives what a portal's file is to hold; `undefined` where the memory has nothing. */
  start(phonesOf: (member: MemberId) => CachedPhones | undefined): void;
  read(member: MemberId): Promise<CachedPhones | undefined>;
  /** The file is old; it is written within some seconds. */
  changed(member: MemberId): void;
  /** The file is gone when it resolves. */
  remove(member: MemberId): Promise<void>;
  /** Writes what is old; gives up after a while, as files that are old count for nothing. */
  close(): Promise<void>;
}

interface FirstPhoneWriterOptions {
  /** `DATA_DIR/first-phones`. */
  readonly dir: string;
  /** All portals and the revision of their customers: files of others are removed. */
  readonly revisions: () => Promise<readonly { readonly member: MemberId; readonly revision: number }[]>;
}

/** In DATA_DIR. */
const FIRST_PHONES_DIR = 'first-phones';
/** A file is written at most so often. */
const WRITE_INTERVAL_MS = 5000;
/** Making the JSON holds the process up: so small a part of its time. */
const TIME_SHARE = 1 / 50;
/** Files that are old are removed so often: another process may have erased what they hold. */
const CLEAN_INTERVAL_MS = 3_600_000;
const CLOSE_PATIENCE_MS = 5000;

/** The files of a DATA_DIR. */
export function firstPhoneWriterIn(dataDir: string, { portals }: Pick<Backend, 'portals'>): FirstPhoneWriter {
  return createFirstPhoneWriter({
    dir: join(dataDir, FIRST_PHONES_DIR),
    revisions: () => portals.revisions(),
  });
}

function createFirstPhoneWriter({ dir, revisions }: FirstPhoneWriterOptions): FirstPhoneWriter {
  const old = new Set<MemberId>();
  const oneAtATime = createKeyedMutex();
  let phonesOf: (member: MemberId) => CachedPhones | undefined = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let cleaning: NodeJS.Timeout | undefined;
  let closed = false;

  /** Gives the ms that it took. */
  const writeOne = (member: MemberId): Promise<number> =>
    oneAtATime(member, async () => {
      old.delete(member);
      const phones = phonesOf(member);
      const began = performance.now();
      // A file that cannot be written is rebuilt when it is needed.
      if (phones !== undefined) await writeFirstPhones(dir, member, phones).catch(() => undefined);
      return performance.now() - began;
    });

  function schedule(wait: number): void {
    if (closed || old.size === 0) return;
    timer ??= setTimeout(() => {
      const [member] = old;
      void (member === undefined ? Promise.resolve(0) : writeOne(member)).then((took) => {
        timer = undefined;
        schedule(Math.max(WRITE_INTERVAL_MS / Math.max(1, old.size), took / TIME_SHARE));
      });
    }, wait).unref();
  }

  const clean = (): void => void removeOldFiles(dir, revisions).catch(() => undefined);

  return {
    start(source) {
      phonesOf = source;
      void removeTemporaries(dir)
        .catch(() => undefined)
        .then(clean);
      cleaning = setInterval(clean, CLEAN_INTERVAL_MS).unref();
    },
    read: (member) => oneAtATime(member, () => readFirstPhones(dir, member)).catch(() => undefined),
    changed(member) {
      old.add(member);
      schedule(WRITE_INTERVAL_MS);
    },
    remove: (member) =>
      oneAtATime(member, async () => {
        old.delete(member);
        await removeFirstPhones(dir, member);
      }),
    async close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(cleaning);
      const deadline = performance.now() + CLOSE_PATIENCE_MS;
      for (const member of [...old]) if (performance.now() < deadline) await writeOne(member);
    },
  };
}

/** Files of portals that are gone, and those that the database is ahead of. */
async function removeOldFiles(dir: string, revisions: FirstPhoneWriterOptions['revisions']): Promise<void> {
  const known = new Map((await revisions()).map(({ member, revision }) => [portalDigest(member), revision]));
  for (const name of await namesIn(dir)) {
    // Being written at this moment.
    if (name.endsWith(temporaryEnding)) continue;
    const path = join(dir, name);
    const least = known.get(name.replace(/\.json$/, ''));
    const revision = await readRevision(path);
    const isOld = least === undefined || revision === undefined || revision < least;
    if (isOld) await rm(path, { force: true });
  }
}

/** What interrupted writes of an earlier process left. */
async function removeTemporaries(dir: string): Promise<void> {
  for (const name of await namesIn(dir))
    if (name.endsWith(temporaryEnding)) await rm(join(dir, name), { force: true });
}
