import { readManifest } from '../config/read-manifest.ts';
import { ConfigError } from '../config/problem.ts';
import { readConfig } from '../config/read-config.ts';
import { createRoutes } from '../handlers/routes.ts';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { closeServer, httpServer } from './runtime/http-server.ts';
import { listen } from './runtime/listen.ts';
import { createLog } from './observability/log.ts';
import { openSecretBox } from './store/secrets/open-secret-box.ts';
import { openStores } from './store/open-stores.ts';
import { controlSocket, startControlServer } from './cli/control/control-server.ts';

/** Starts the app. At SIGTERM and SIGINT it finishes open requests and current runs, then stops. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog({ level: config.logLevel });
  const secretBox = await openSecretBox(config);
  const stores = await openStores(config, secretBox, (error) => {
    // Nothing can be stored any more: whoever watches over the process starts another one.
    log.fatal({ err: error }, 'the store has ended');
    process.exit(1);
  });
  const application = compose({ config, manifest: readManifest(), stores, secretBox, log });
  const server = httpServer(createApp(createRoutes(application.http)));
  await listen(server, config.port, config.host).catch(async (error: unknown) => {
    await application.stop();
    throw error;
  });
  server.on('error', (error) => {
    log.error({ err: error }, 'the HTTP server failed');
  });
  let stopping = false;
  const control = application
    .start()
    .then(() =>
      stopping ? undefined : startControlServer(controlSocket(config.dataDir), application.operations),
    );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopping = true;
      log.info({ signal }, 'stopping');
      const closed = control.then((socket) => socket && closeServer(socket));
      void Promise.allSettled([closeServer(server), closed]).then(async () => {
        await application.stop();
        // Requests to portals that no longer matter may take another minute.
        process.exit(0);
      });
    });
  }
  log.info({ port: config.port }, 'listening');
  await control;
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || (error instanceof Error && 'advice' in error);
  process.stderr.write(`${isExpected && error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && 'advice' in error) process.stderr.write(`${String(error.advice)}\n`);
  process.exit(1);
});
