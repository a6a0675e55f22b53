import { open } from 'node:fs/promises';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';
import { StoreError } from '../store-error.ts';
import { isMissing } from '../files/private-files.ts';

/** The little of a file that the log needs; tests put one in its place that fails. */
export interface RawFile {
  write(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>;
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}
export type OpenRawFile = (path: string) => Promise<RawFile>;

/** Opens for writing at any place, making the file when there is none. */
export const openRawFile: OpenRawFile = async (path) => {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (isMissing(error)) return open(path, 'wx', 0o600);
    throw error;
  }
};

/** Bytes; the least that a file system gives out. */
const TRIAL = 4096;

/** A file that grows by whole writes: one that failed leaves nothing behind. */
export class LogFile {
  readonly #path: string;
  readonly #file: RawFile;
  readonly #at: OnCrashPoint;
  #length: number;
  #suspect = false;
  /** The last write did not come through. */
  #failed = false;

  constructor(path: string, file: RawFile, length: number, at: OnCrashPoint) {
    this.#path = path;
    this.#file = file;
    this.#at = at;
    this.#length = length;
  }

  get length(): number {
    return this.#length;
  }

  /** On the disk when it resolves. */
  async append(bytes: Buffer): Promise<void> {
    try {
      await this.#mend();
      this.#suspect = true;
      await this.#writeAll(bytes);
      this.#at('log.written');
      await this.#file.datasync();
      this.#length += bytes.length;
      this.#suspect = false;
      this.#failed = false;
    } catch (cause) {
      this.#failed = true;
      // Tried at once, and again before the next write: until it works, nothing is written.
      await this.#mend().catch(() => undefined);
      throw writeFailed(this.#path, cause);
    }
  }

  /** Rejects while the file cannot be brought back to its last whole write, or after a failed one takes no other. */
  async check(): Promise<void> {
    try {
      await this.#mend();
      if (this.#failed) await this.#tryOut();
    } catch (cause) {
      throw writeFailed(this.#path, cause);
    }
  }

  /** Cuts what is behind the last whole write. */
  async cutTail(): Promise<void> {
    this.#suspect = true;
    await this.check();
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** Writes what is cut off again: a full disk takes no byte more, but lets go of those it has. */
  async #tryOut(): Promise<void> {
    this.#suspect = true;
    try {
      await this.#writeAll(Buffer.alloc(TRIAL));
      await this.#file.datasync();
      this.#failed = false;
    } finally {
      await this.#mend();
    }
  }

  async #mend(): Promise<void> {
    if (!this.#suspect) return;
    await this.#file.truncate(this.#length);
    await this.#file.datasync();
    this.#suspect = false;
  }

  async #writeAll(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#length + done);
      done += bytesWritten;
    }
  }
}

function writeFailed(path: string, cause: unknown): StoreError {
  return new StoreError(
    'STORE_WRITE_FAILED',
    `${path} cannot be written.`,
    'Look at the free space and the permissions of DATA_DIR. Nothing that was confirmed is lost; writing is tried again with every request.',
    cause,
  );
}
