import { readBuiltPages } from '../../web/html/built-pages.ts';
import { readManifest } from '../../../config/read-manifest.ts';
import { ConfigError } from '../../../config/problem.ts';
import { readConfig, type Config } from '../../../config/read-config.ts';
import { createConfiguredOAuth } from '../../compose-bitrix24.ts';
import { inspectDataDir, type DataDirState } from '../../store/files/inspect-data-dir.ts';
import { inspectDatabase } from '../../store/postgres/inspect-database.ts';
import { connectControl } from '../control/control-client.ts';
import { controlSocket } from '../control/control-server.ts';
import { checkDataDir } from './check-data-dir.ts';
import { checkOAuth } from './check-oauth.ts';
import { checkPublicUrl } from './check-public-url.ts';
import { fail, failOf, ok, warn, type Check } from './check.ts';

/**
 * Checks configuration, stores and portals. Changes nothing, except that it may renew an expired token. While the app
 * runs, the app itself checks its stores and portals. `portal`: only this one, by domain, member id or hash.
 */
export async function* doctor(portal: string | undefined): AsyncGenerator<Check> {
  const config = configOrChecks();
  if (Array.isArray(config)) {
    yield* config;
    return;
  }
  yield ok('the configuration can be used');
  const running = await connectControl(controlSocket(config.dataDir));
  yield readBuiltPages()
    ? ok('the pages are built')
    : fail('the pages are not built', 'Run "npm run build".');
  yield* await checkPublicUrl(config.publicUrl, running !== undefined);
  for (const url of config.oauthUrls)
    yield await checkOAuth(createConfiguredOAuth({ ...config, oauthUrls: [url] }, Date.now), url);
  const dir = await inspectDataDir(config.dataDir);
  yield* checkDataDir(config, dir, running !== undefined);
  const database = await databaseChecks(config);
  yield* database;
  if (running) yield* await running.examine(portal);
  else if (canOpenStores(config, dir, database)) yield* await examineClosed(config, portal);
}

function configOrChecks(): Config | Check[] {
  try {
    readManifest();
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ name, code, advice }) => fail(`${name}: ${code}`, advice));
  }
}

async function databaseChecks({ databaseUrl, secretKeys }: Config): Promise<readonly Check[]> {
  if (databaseUrl === undefined) return [];
  const shared =
    secretKeys === undefined
      ? [
          warn(
            'SECRET_KEY is not set',
            'All processes on one database need the same: set it for each of them.',
          ),
        ]
      : [];
  try {
    return [...shared, databaseCheck(await inspectDatabase(databaseUrl))];
  } catch (error) {
    return [...shared, failOf('the database', error)];
  }
}

function databaseCheck(state: Awaited<ReturnType<typeof inspectDatabase>>): Check {
  switch (state) {
    case 'current':
      return ok('the database answers and has the shape of this version');
    case 'empty':
      return warn('the database is empty', 'Nothing to do: the first start fills it.');
    case 'behind':
      return warn(
        'the database has the shape of an earlier version',
        'Nothing to do: the next start brings it up to date. Back it up before.',
      );
    case 'ahead':
      return fail(
        'the database was used by a later version',
        'Start that version or a newer one, or restore a backup.',
      );
  }
}

/** False where opening would create missing data, or fail for a reason that another check reports. */
function canOpenStores(config: Config, dir: DataDirState, database: readonly Check[]): boolean {
  if (config.databaseUrl !== undefined)
    return database.every(({ what, state }) => state === 'ok' || what.startsWith('SECRET_KEY'));
  if (dir.kind !== 'folder' || !dir.writable || dir.inUse) return false;
  return dir.hasData && (dir.secretKey || config.secretKeys !== undefined);
}

async function examineClosed(config: Config, portal: string | undefined): Promise<readonly Check[]> {
  try {
    const { openOperations } = await import('../open-operations.ts');
    const { operations, close } = await openOperations(config);
    try {
      return await operations.examine(portal);
    } finally {
      await close();
    }
  } catch (error) {
    return [failOf('the stores', error)];
  }
}
