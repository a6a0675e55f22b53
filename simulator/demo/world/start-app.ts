import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../../config/read-manifest.ts';
import { readConfig } from '../../../config/read-config.ts';
import { createRoutes } from '../../../handlers/routes.ts';
import { createApp } from '../../../src/app.ts';
import { compose, type Application } from '../../../src/compose.ts';
import { createLog } from '../../../src/observability/log.ts';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { randomToken } from '../../base/random-token.ts';
import type { Simulator } from '../../portal-simulator.ts';

export const CLIENT = { clientId: 'local.demo', clientSecret: randomToken() };

/** The real app on a free loopback port. */
export interface RunningApp {
  readonly url: string;
  readonly application: Application;
  readonly stores: Stores;
  close(): Promise<void>;
}

/** Starts the app as in production; its data are in a temporary folder that is removed on `close` and at exit. `port` 0 = any free one. */
export async function startApp(sim: Simulator, logLevel: string, port = 0): Promise<RunningApp> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-demo-'));
  const remove = (): void => {
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', remove);
  // The app needs its own address for its configuration: the server takes a port first, the app is attached afterwards.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secretBox = createSecretBox({ keys: [randomToken()] });
  const stores = await openSqliteStores({ dir, secretBox });
  const application = compose({
    config: configFor(url, sim.oauthUrl, dir),
    manifest: readManifest(),
    stores,
    secretBox,
    log: createLog({ level: logLevel, destination: process.stderr }),
    now: () => sim.now(),
  });
  server.on('request', createApp(createRoutes(application.http)));
  await application.start();
  return {
    url,
    application,
    stores,
    async close() {
      await closeServer(server);
      await application.stop();
      remove();
      process.off('exit', remove);
    },
  };
}

function configFor(url: string, oauthUrl: string, dataDir: string): ReturnType<typeof readConfig> {
  return readConfig({
    PUBLIC_URL: url,
    B24_CLIENT_ID: CLIENT.clientId,
    B24_CLIENT_SECRET: CLIENT.clientSecret,
    B24_OAUTH_URL: oauthUrl,
    DATA_DIR: dataDir,
    ALLOW_INSECURE_PORTALS: '1',
    SWEEP_INTERVAL: '0',
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
