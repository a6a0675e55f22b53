import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { StoreError } from '../store-error.ts';
import { readIfThere, writeSecureFile } from './private-files.ts';

/** Every file of the embedded house says which shape it has. */
export const fileVersion = 1;

export interface JsonAdapterOptions<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  /** Learns how long the file is. */
  readonly measured?: (bytes: number) => void;
  /** Default: durable when it resolves. */
  readonly write?: (path: string, text: string) => Promise<void>;
}

/** lowdb's two methods over a file that is owner-only, synced, replaced as a whole and checked when it is read. */
export function jsonAdapter<T>({
  path,
  schema,
  measured,
  write = writeSecureFile,
}: JsonAdapterOptions<T>): Adapter<T> {
  return {
    async read() {
      const text = await readIfThere(path);
      if (text === undefined) return null;
      measured?.(text.length);
      return checked(path, schema, text);
    },
    async write(data) {
      const text = JSON.stringify(data);
      await write(path, text);
      measured?.(text.length);
    },
  };
}

function checked<T>(path: string, schema: z.ZodType<T>, text: string): T {
  const data = parsed(path, text);
  checkVersion(path, data);
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw unreadable(path, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`, result.error);
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(path, 'It is not JSON.', cause);
  }
}

/** Throws for data of a shape that this program does not know. */
export function checkVersion(path: string, data: unknown): void {
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  if (version === undefined || version === fileVersion) return;
  throw new StoreError(
    'STORE_VERSION',
    `${path} has shape ${JSON.stringify(version)}; this version of the app knows ${fileVersion}.`,
    'Start the version of the app that wrote the data, or restore a backup of DATA_DIR that fits this one.',
  );
}

export function unreadable(path: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    'STORE_UNREADABLE',
    `${path} cannot be read. ${why}`,
    'Restore DATA_DIR from a backup. Nothing was changed or deleted.',
    cause,
  );
}
