import { crc32 } from 'node:zlib';

const hashShards = 64;

/** For tables that stay small. */
export function oneShard(): string {
  return 'all';
}

/** For tables that grow with the customers: rows spread evenly. */
export function hashShard(key: string): string {
  return (crc32(key) % hashShards).toString().padStart(2, '0');
}

/** For tables that grow with time: old files are not touched again. */
export function monthShard(at: number): string {
  const date = new Date(Math.min(Math.max(0, at), 253_402_300_799_999));
  return date.toISOString().slice(0, 7);
}
