import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import { fileVersion, jsonAdapter, unreadable } from '../files/json-adapter.ts';
import { logGenerations } from './log-names.ts';
import type { ShardFiles } from './shard-files.ts';

const houseSchema = z.strictObject({
  version: z.literal(fileVersion),
  /** Generation of the first log whose writes the snapshots may not have. */
  firstLog: z.number().int().min(1),
});
export type HouseFile = z.infer<typeof houseSchema>;

/** Says which logs belong to the snapshots; made when the folder is new. */
export async function openHouseFile(dir: string, shards: ShardFiles): Promise<Low<HouseFile>> {
  const path = join(dir, 'house.json');
  const empty: HouseFile = { version: fileVersion, firstLog: 1 };
  const isThere = { value: false };
  const house = new Low(
    jsonAdapter({ path, schema: houseSchema, measured: () => (isThere.value = true) }),
    empty,
  );
  await house.read();
  const generations = await logGenerations(dir);
  const hasShards = await shards.exist();
  if (!isThere.value && (generations.length > 0 || hasShards)) throw unreadable(path, 'It is missing.');
  const hasLog = generations.some((generation) => generation >= house.data.firstLog);
  if (isThere.value && !hasLog && (hasShards || house.data.firstLog > 1))
    throw unreadable(dir, 'Its log is missing.');
  if (!isThere.value) await house.write();
  return house;
}
