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
import { httpServer } from '../../src/runtime/http-server.ts';
import { listen } from '../../src/runtime/listen.ts';
import type { OnCrashPoint, CrashPoint } from '../../src/runtime/crash-points.ts';
import type { Reply, CommandMessage, OpenOptions, Command, CrashPlace } from './messages.ts';

/*
 * The app in a process of its own that kills itself with SIGKILL at a given crash point. It is compiled next to the built
 * app (app-process.ts), and processes are started in advance: starting one takes longer than its work.
 */

const visits = new Map<CrashPoint, number>();
/** Visits are counted and crash at `crashAt` only after the command `countVisits`. */
let counting = false;
let crashAt: CrashPlace | undefined;
let clockOffsetMs = 0;
const now = (): number => Date.now() + clockOffsetMs;

const onCrashPoint: OnCrashPoint = (point) => {
  if (!counting) return;
  const visit = (visits.get(point) ?? 0) + 1;
  visits.set(point, visit);
  if (crashAt?.point === point && crashAt.visit === visit) process.kill(process.pid, 'SIGKILL');
};

/** A killed process is replaced at once: the next one waits for its lanes. */
const LEASE_MS = 2_000;

interface Running {
  readonly application: Application;
  readonly stores: Stores;
  readonly server: Server;
}
let running: Running | undefined;

async function open(options: OpenOptions): Promise<void> {
  const { dir, databaseUrl, port, oauthUrl, clientId, clientSecret } = options;
  clockOffsetMs = options.clockOffsetMs;
  counting = false;
  visits.clear();
  const secretBox = createSecretBox({ keys: ['a secret key of the tests'] });
  const storeOptions = { secretBox, now, onCrashPoint };
  const stores =
    databaseUrl === undefined
      ? await openSqliteStores({ ...storeOptions, dir })
      : await openPostgresStores({
          ...storeOptions,
          url: databaseUrl,
          dir,
          connections: 4,
          leaseMs: LEASE_MS,
        });
  const config: Config = {
    port,
    host: '127.0.0.1',
    publicUrl: options.publicUrl ?? `http://127.0.0.1:${String(port)}`,
    clientId,
    clientSecret,
    oauthUrls: [oauthUrl],
    dataDir: dir,
    databaseUrl,
    secretKeys: undefined,
    allowInsecurePortals: true,
    sweepInterval: 0,
    eraseGraceDays: 14,
    logLevel: 'warn',
  };
  // The app's log goes to stderr: the test prints it when it fails.
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
  const server = httpServer(createApp(createRoutes(application.http)));
  await listen(server, port, config.host);
  await application.start();
  await application.upkeepEnded();
  running = { application, stores, server };
}

async function close(): Promise<void> {
  const { application, server } = current();
  counting = false;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await application.stop();
  running = undefined;
}

function current(): Running {
  if (!running) throw new Error('the app is not open');
  return running;
}

/** Everything that the stores contain of the only portal. */
async function readState(): Promise<unknown> {
  const { stores } = current();
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
  const { stores } = current();
  const [portal] = await stores.portals.list();
  if (!portal) throw new Error('no portal is installed');
  await stores.settings.putLine(portal.memberId, lineId(line), { ...defaultLineSettings, ...settings });
}

async function waitUntilIdle(): Promise<{ readonly revoked: boolean }> {
  const { application, stores } = current();
  await application.lanes.idle();
  return { revoked: (await stores.portals.list()).some(({ state }) => state === 'revoked') };
}

function execute(command: Command): Promise<unknown> | undefined {
  switch (command.kind) {
    case 'open':
      return open(command);
    case 'countVisits':
      visits.clear();
      counting = true;
      crashAt = command.place;
      return undefined;
    case 'advance':
      clockOffsetMs += command.ms;
      return undefined;
    case 'waitUntilIdle':
      return waitUntilIdle();
    case 'sweep':
      return current().application.sweeper.sweep();
    case 'undo':
      return current().application.operations.undo(command.id, 'admin');
    case 'setLine':
      return setLine(command.line, command.settings);
    case 'readState':
      return readState();
    case 'visits':
      return Promise.resolve(Object.fromEntries(visits));
    case 'close':
      return close();
  }
}

function sendReply(reply: Reply): void {
  process.send?.(reply);
}

process.on('message', ({ id, command }: CommandMessage) => {
  Promise.resolve()
    .then(() => execute(command))
    .then((result) => sendReply({ id, ok: true, result }))
    .catch((error: unknown) => {
      sendReply({
        id,
        ok: false,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    });
});
// The test process ended.
process.on('disconnect', () => process.exit());
