import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { readIfExists, writeSecureFile } from './private-files.ts';

export interface JsonAdapterOptions<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
}

/**
 * A lowdb adapter over an owner-only file that is synced, replaced atomically, and checked against its schema when read.
 * A missing or damaged file reads as `null`.
 */
export function jsonAdapter<T>({ path, schema }: JsonAdapterOptions<T>): Adapter<T> {
  return {
    async read() {
      const text = await readIfExists(path);
      return text === undefined ? null : (parse(schema, text) ?? null);
    },
    write: (data) => writeSecureFile(path, JSON.stringify(data)),
  };
}

function parse<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
