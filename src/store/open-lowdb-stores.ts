import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { phoneIdentity as identityOfPhone } from '../domain/identifiers/phone-identity.ts';
import { createEngine, type Journaling } from './engine/create-engine.ts';
import { HouseState } from './engine/house-state.ts';
import { tableSpecs, type TableSpecs } from './engine/tables.ts';
import type { StoreOptions } from './store-options.ts';
import { localStores } from './local/local-stores.ts';
import { copyHouse } from './lowdb/copy-house.ts';
import { embeddedJournaling } from './lowdb/embedded-journaling.ts';
import { openHouseFile } from './lowdb/house-file.ts';
import { lockDir } from './lowdb/lock-file.ts';
import { openRawFile, type OpenRawFile } from './lowdb/log-file.ts';
import { replay } from './lowdb/log-records.ts';
import { restLogFiles } from './lowdb/rest-log-files.ts';
import { makePrivateDir, temporaryEnding } from './files/private-files.ts';
import { ShardFiles } from './lowdb/shard-files.ts';
import { openWriteAheadLog } from './lowdb/write-ahead-log.ts';
import type { Stores } from './ports.ts';
import type { StoreError } from './store-error.ts';
import { noCrashPoint } from '../runtime/crash-points.ts';

export interface LowdbOptions extends StoreOptions {
  /** DATA_DIR; made when it is not there. */
  readonly dir: string;
  /** Bytes of log from which on snapshots are worth their while. */
  readonly checkpointBytes?: number;
  /** Bytes of a day's requests to portals at most. */
  readonly restLogDayBytes?: number;
  /** Hears of snapshots that could not be written; nothing is lost by that. */
  readonly onProblem?: (problem: StoreError) => void;
  /** For tests: opens the log's file. */
  readonly openFile?: OpenRawFile;
}

/** The embedded house: all in memory, every commit in a synced log, snapshots in lowdb files. */
export async function openLowdbStores(options: LowdbOptions): Promise<Stores> {
  const { dir, secretBox, phoneIdentity = identityOfPhone, now = Date.now } = options;
  const specs = tableSpecs({ phoneIdentity });
  const state = new HouseState(specs);
  await makePrivateDir(dir);
  const unlock = await lockDir({ dir });
  try {
    const journaling = await openJournaling(options, state, specs, unlock);
    const engine = createEngine({ state, journaling });
    const restLog = restLogFiles({ dir, now, dayBytes: options.restLogDayBytes ?? 128 * 1024 * 1024 });
    return localStores({ engine, secretBox, phoneIdentity, now, restLog });
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function openJournaling(
  {
    dir,
    checkpointBytes = 4 * 1024 * 1024,
    onProblem = () => undefined,
    openFile = openRawFile,
    onCrashPoint: at = noCrashPoint,
  }: LowdbOptions,
  state: HouseState,
  specs: TableSpecs,
  unlock: () => Promise<void>,
): Promise<Journaling> {
  await removeTemporaries(dir);
  const shards = new ShardFiles({ dir, state, specs, at });
  const house = await openHouseFile(dir, shards);
  await shards.load();
  const log = await openWriteAheadLog({
    dir,
    firstLog: house.data.firstLog,
    openFile,
    at,
    onWrite: (write) => replay(state, specs, write),
  });
  const copy = (to: string): Promise<void> => copyHouse(dir, to);
  return embeddedJournaling({ state, log, shards, house, checkpointBytes, onProblem, unlock, copy, at });
}

async function removeTemporaries(dir: string): Promise<void> {
  const names = await readdir(dir);
  for (const name of names.filter((each) => each.endsWith(temporaryEnding) && !each.startsWith('lock.')))
    await rm(join(dir, name), { force: true });
}
