import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { readIfThere, writeSecureFile } from './private-files.ts';

export interface JsonAdapterOptions<T> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
}

/**
 * lowdb's two methods over a file that is owner-only, synced, replaced as a whole and checked when it is read. A file that
 * is missing or damaged reads as none.
 */
export function jsonAdapter<T>({ path, schema }: JsonAdapterOptions<T>): Adapter<T> {
  return {
    async read() {
      const text = await readIfThere(path);
      return text === undefined ? null : (parsed(schema, text) ?? null);
    },
    write: (data) => writeSecureFile(path, JSON.stringify(data)),
  };
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
