import type { Config } from '../../../config/read-config.ts';
import type { DataDirState } from '../../store/files/inspect-data-dir.ts';
import { fail, ok, warn, type Check } from './check.ts';

const MEBIBYTE = 1024 * 1024;
const LOW_SPACE_BYTES = 1024 * MEBIBYTE;
const TOO_LOW_SPACE_BYTES = 100 * MEBIBYTE;

/** Checks of DATA_DIR. `running`: whether the app answers. */
export function checkDataDir(
  { dataDir, databaseUrl, secretKeys }: Pick<Config, 'dataDir' | 'databaseUrl' | 'secretKeys'>,
  state: DataDirState,
  running: boolean,
): readonly Check[] {
  const what = `DATA_DIR ${dataDir}`;
  if (state.kind === 'missing')
    return [
      warn(
        `${what} is not there`,
        'Nothing to do before the first start: the app makes it. Else correct DATA_DIR.',
      ),
    ];
  if (state.kind === 'noFolder')
    return [fail(`${what} is no folder`, 'Name a folder that belongs to the user of the app.')];
  if (!state.writable)
    return [fail(`${what} cannot be written`, 'Give it to the user that the app runs as: chown -R.')];
  const keyless = !state.secretKey && secretKeys === undefined;
  return [
    ok(`${what} can be written`),
    state.openToOthers.length === 0
      ? ok(`${what} is for its owner only`)
      : fail(
          `${what} is open to others: ${state.openToOthers.join(', ')}`,
          `There are tokens in it: chmod -R go= ${dataDir}`,
        ),
    checkSpace(what, state.freeBytes),
    ...checkLock(what, state.inUse, running),
    ...(state.oldFiles ? [oldFiles(dataDir)] : []),
    ...(keyless && state.hasData && databaseUrl === undefined ? [missingKey(dataDir)] : []),
  ];
}

function checkSpace(what: string, freeBytes: number): Check {
  const text = `${what}: ${Math.floor(freeBytes / MEBIBYTE)} MiB free`;
  const advice = 'Make room: an event that cannot be stored is refused, and Bitrix24 does not send it again.';
  if (freeBytes < TOO_LOW_SPACE_BYTES) return fail(text, advice);
  return freeBytes < LOW_SPACE_BYTES ? warn(text, advice) : ok(text);
}

function checkLock(what: string, inUse: boolean, running: boolean): readonly Check[] {
  if (!inUse || running) return [];
  return [
    fail(
      `${what} is in use by a process that does not answer`,
      'It is starting, belongs to another user, or hangs: look at its log, stop it, start it again.',
    ),
  ];
}

function oldFiles(dataDir: string): Check {
  return warn(
    `${dataDir}/files-of-0.1.0 holds the data as version 0.1.0 left it`,
    'Delete it once you do not want to go back: what is erased in the app stays in there.',
  );
}

function missingKey(dataDir: string): Check {
  return fail(
    `${dataDir}/secret.key is gone, and SECRET_KEY is not set`,
    'Restore the file from a backup or set SECRET_KEY. With a new key the stored tokens cannot be opened.',
  );
}
