import type { Config } from '../../../config/read-config.ts';
import type { DataDirState } from '../../store/files/inspect-data-dir.ts';
import { fail, ok, warn, type Check } from './check.ts';

const mebibyte = 1024 * 1024;
const little = 1024 * mebibyte;
const tooLittle = 100 * mebibyte;

/** What the state of DATA_DIR means. */
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
    space(what, state.freeBytes),
    ...lock(what, state.inUse, running),
    ...(state.oldFiles ? [oldFiles(dataDir)] : []),
    ...(keyless && state.hasData && databaseUrl === undefined ? [keyIsGone(dataDir)] : []),
  ];
}

function space(what: string, free: number): Check {
  const told = `${what}: ${Math.floor(free / mebibyte)} MiB free`;
  const advice = 'Make room: an event that cannot be stored is refused, and Bitrix24 does not send it again.';
  if (free < tooLittle) return fail(told, advice);
  return free < little ? warn(told, advice) : ok(told);
}

function lock(what: string, inUse: boolean, running: boolean): readonly Check[] {
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

function keyIsGone(dataDir: string): Check {
  return fail(
    `${dataDir}/secret.key is gone, and SECRET_KEY is not set`,
    'Restore the file from a backup or set SECRET_KEY. With a new key the stored tokens cannot be opened.',
  );
}
