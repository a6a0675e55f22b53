import type { AddressInfo } from 'node:net';
import { readManifest } from '../../config/read-manifest.ts';
import { readConfig } from '../../config/read-config.ts';
import { createRoutes } from '../../handlers/routes.ts';
import { createApp } from '../../src/app.ts';
import { compose, type Application } from '../../src/compose.ts';
import { createLog } from '../../src/observability/log.ts';
import { memberId } from '../../src/domain/ids.ts';
import { httpServer } from '../../src/runtime/http-server.ts';
import { listen } from '../../src/runtime/listen.ts';
import { openSqliteStores } from '../../src/store/open-sqlite-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { appOptions, appCommand, type AppOptions, type Memory, type AppCommand } from './app-options.ts';

/** The app as in production, in a process of its own that can be measured and killed. */
async function main(options: AppOptions): Promise<void> {
  // The app needs the address first.
  const server = httpServer(() => undefined);
  await listen(server, options.port, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const secretBox = createSecretBox({ keys: [options.secretKey] });
  const stores = await openSqliteStores({ dir: options.dir, secretBox });
  const config = configFor(`http://127.0.0.1:${port}`, options);
  const { portalTimeoutMs } = options;
  const application = compose({
    config,
    manifest: readManifest(),
    stores,
    secretBox,
    log: createLog({ level: config.logLevel }),
    ...(portalTimeoutMs !== undefined && { requestLimits: { timeoutMs: portalTimeoutMs, attempts: 2 } }),
  });
  server.on('request', createApp(createRoutes(application.http)));
  await application.start();
  process.on('message', (message) => {
    const command = appCommand.parse(message);
    void execute(command, application, stores).then((value) => process.send?.({ id: command.id, value }));
  });
  process.on('disconnect', () => process.exit(1));
  process.send?.({ ready: port });
}

async function execute(command: AppCommand, application: Application, stores: Stores): Promise<unknown> {
  switch (command.kind) {
    case 'hold':
      for (const member of command.members) holdLane(stores, member);
      return true;
    case 'idle':
      await application.lanes.idle();
      return true;
    case 'sweep':
      await application.sweeper.sweep();
      return true;
    case 'waiting':
      return (await stores.inbox.members()).length;
    case 'memory':
      return await measure();
    case 'stop':
      await application.stop();
      setImmediate(() => process.exit(0));
      return true;
  }
}

/** Takes the lock that every run of the lane needs and never releases it. */
function holdLane(stores: Stores, member: string): void {
  void stores.portals.holdLane(memberId(member), () => new Promise(() => undefined));
}

async function measure(): Promise<Memory> {
  // Twice, with a turn of the event loop between: what finalizers release is collected too.
  globalThis.gc?.();
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heapUsed, external };
}

function configFor(url: string, options: AppOptions): ReturnType<typeof readConfig> {
  return readConfig({
    PUBLIC_URL: url,
    B24_CLIENT_ID: options.clientId,
    B24_CLIENT_SECRET: options.clientSecret,
    B24_OAUTH_URL: options.oauthUrl,
    DATA_DIR: options.dir,
    ALLOW_INSECURE_PORTALS: '1',
    SWEEP_INTERVAL: String(options.sweepInterval),
  });
}

await main(appOptions.parse(JSON.parse(process.argv[2] ?? '')));
