import { crc32 } from 'node:zlib';

const hashShards = 64;
/** 9999-12-31, so that a wrong time still makes a name. */
const lastDay = 253_402_214_400_000;

/** For tables that stay small. */
export function oneShard(): string {
  return 'all';
}

/** For tables that grow with the customers: rows spread evenly. */
export function hashShard(key: string): string {
  return (crc32(key) % hashShards).toString().padStart(2, '0');
}

/** By the day on which something was done; what is not done yet is in a file of its own. */
export function doneShard(_key: string, { done }: { readonly done?: number }): string {
  return done === undefined ? 'open' : dayShard(done);
}

/** For tables that grow with time: one file a day, so that old ones are not written again. */
export function dayShard(at: number): string {
  const date = new Date(Math.min(Math.max(0, at), lastDay));
  return date.toISOString().slice(0, 10);
}
