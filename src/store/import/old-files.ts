import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { namesIn } from '../files/private-files.ts';
import { StoreError } from '../store-error.ts';

/** Format version of every file that version 0.1.0 wrote. */
export const OLD_FILE_VERSION = 1;

/** Reads a JSON file of version 0.1.0 and checks its shape. Throws `STORE_UNREADABLE`, `STORE_VERSION`. */
export async function readOldFile<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const data = await readJson(path);
  checkOldVersion(path, data);
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw unreadableFile(
    path,
    `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`,
    checked.error,
  );
}

export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadableFile(path, 'It is not JSON.', cause);
  }
}

/** Throws `STORE_VERSION` for another format than that of version 0.1.0. */
export function checkOldVersion(path: string, data: unknown): void {
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  if (version === undefined || version === OLD_FILE_VERSION) return;
  throw new StoreError(
    'STORE_VERSION',
    `${path} has shape ${JSON.stringify(version)}; version 0.1.0 wrote ${OLD_FILE_VERSION}.`,
    'Start the version of the app that wrote the data, or restore a backup of DATA_DIR that fits this one.',
  );
}

export function unreadableFile(path: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    'STORE_UNREADABLE',
    `${path} cannot be read. ${why}`,
    'It was written by version 0.1.0. Restore DATA_DIR from a backup, or start version 0.1.0 again. Nothing was changed or deleted.',
    cause,
  );
}

export const LOG_NAME = /^log\.(\d{8,})\.ndjson$/;

export function logPath(dir: string, generation: number): string {
  return join(dir, `log.${generation.toString().padStart(8, '0')}.ndjson`);
}

/** Generations of the logs in a folder, oldest first. */
export async function logGenerations(dir: string): Promise<readonly number[]> {
  return (await namesIn(dir))
    .flatMap((name) => {
      const digits = LOG_NAME.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    })
    .sort((a, b) => a - b);
}
