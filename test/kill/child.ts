import type { Server } from 'node:http';
import { readManifest } from '../../config/read-manifest.ts';
import type { Config } from '../../config/read-config.ts';
import { createRoutes } from '../../handlers/routes.ts';
import { createApp } from '../../src/app.ts';
import type { Application } from '../../src/compose.ts';
import { compose } from '../../src/compose.ts';
import { createLog } from '../../src/observability/log.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { openSqliteStores } from '../../src/store/open-sqlite-stores.ts';
import { openPostgresStores } from '../../src/store/open-postgres-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import type { OnCrashPoint, CrashPoint } from '../../src/runtime/crash-points.ts';
import type { Answer, Asked, Opening, Order, Place } from './messages.ts';

/*
 * The app in a process of its own, which ends itself at the write point it was told. It is compiled beside the built app
 * (child-process.ts) and started ahead of its time: starting takes longer than what it does.
 */

const visits = new Map<CrashPoint, number>();
let counting = false;
let deathbed: Place | undefined;
let ahead = 0;
const now = (): number => Date.now() + ahead;

const onCrashPoint: OnCrashPoint = (point) => {
  if (!counting) return;
  const visit = (visits.get(point) ?? 0) + 1;
  visits.set(point, visit);
  if (deathbed?.point === point && deathbed.visit === visit) process.kill(process.pid, 'SIGKILL');
};

interface Running {
  readonly application: Application;
  readonly stores: Stores;
  readonly server: Server;
}
let running: Running | undefined;

async function open(opening: Opening): Promise<void> {
  const { dir, databaseUrl, port, oauthUrl, clientId, clientSecret } = opening;
  ahead = opening.ahead;
  counting = false;
  visits.clear();
  const secretBox = createSecretBox({ keys: ['a secret key of the tests'] });
  const options = { secretBox, now, onCrashPoint };
  const stores =
    databaseUrl === undefined
      ? await openSqliteStores({ ...options, dir })
      : await openPostgresStores({ ...options, url: databaseUrl, dir, connections: 4 });
  const config: Config = {
    port,
    host: '127.0.0.1',
    publicUrl: `http://127.0.0.1:${String(port)}`,
    clientId,
    clientSecret,
    oauthUrl,
    dataDir: dir,
    databaseUrl,
    secretKeys: undefined,
    allowInsecurePortals: true,
    sweepInterval: 0,
    logLevel: 'warn',
  };
  // What the app says goes to stderr: the test shows it when something is wrong.
  const destination = { write: (line: string) => void process.stderr.write(line) };
  const log = createLog({ level: 'warn', destination });
  const application = compose({
    config,
    manifest: readManifest(),
    stores,
    secretBox,
    log,
    now,
    onCrashPoint,
  });
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = createApp(createRoutes(application.http)).listen(port, config.host, () => {
      resolve(listening);
    });
    listening.once('error', reject);
  });
  await application.start();
  running = { application, stores, server };
}

async function close(): Promise<void> {
  const { application, server } = app();
  counting = false;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await application.stop();
  running = undefined;
}

function app(): Running {
  if (!running) throw new Error('open first');
  return running;
}

/** Everything that the stores hold of the one portal. */
async function look(): Promise<unknown> {
  const { stores } = app();
  const [portal] = await stores.portals.list();
  if (!portal) return undefined;
  const { memberId } = portal;
  return {
    chats: await stores.bindings.chatsByPrefix(memberId, ''),
    customers: await stores.bindings.listCustomers(memberId, { limit: 10_000 }),
    decisions: await stores.journal.list(memberId, { limit: 10_000 }),
    suggestions: await stores.suggestions.list(memberId, 'open', 10_000),
    waiting: await stores.inbox.waiting(memberId, 10_000),
    parked: await stores.inbox.parked(memberId),
  };
}

async function setLine(line: string, settings: Record<string, unknown>): Promise<void> {
  const { stores } = app();
  const [portal] = await stores.portals.list();
  if (!portal) throw new Error('install first');
  await stores.settings.putLine(portal.memberId, lineId(line), { ...defaultLineSettings, ...settings });
}

async function idle(): Promise<{ readonly revoked: boolean }> {
  const { application, stores } = app();
  await application.lanes.idle();
  return { revoked: (await stores.portals.list()).some(({ state }) => state === 'revoked') };
}

function follow(order: Order): Promise<unknown> | undefined {
  switch (order.kind) {
    case 'open':
      return open(order);
    case 'count':
      visits.clear();
      counting = true;
      deathbed = order.place;
      return undefined;
    case 'advance':
      ahead += order.ms;
      return undefined;
    case 'idle':
      return idle();
    case 'sweep':
      return app().application.sweeper.sweep();
    case 'undo':
      return app().application.operations.undo(order.id, 'admin');
    case 'setLine':
      return setLine(order.line, order.settings);
    case 'look':
      return look();
    case 'visits':
      return Promise.resolve(Object.fromEntries(visits));
    case 'close':
      return close();
  }
}

function tell(answer: Answer): void {
  process.send?.(answer);
}

process.on('message', ({ id, order }: Asked) => {
  Promise.resolve()
    .then(() => follow(order))
    .then((result) => tell({ id, ok: true, result }))
    .catch((error: unknown) => {
      tell({ id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
});
// The test is gone: so is this.
process.on('disconnect', () => process.exit());
