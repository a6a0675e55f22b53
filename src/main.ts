import { readManifest } from '../config/read-manifest.ts';
import { ConfigError } from '../config/problem.ts';
import { readConfig } from '../config/read-config.ts';
import { createRoutes } from '../handlers/routes.ts';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { closeServer, httpServer } from './runtime/http-server.ts';
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
  server.listen(config.port, config.host, () => {
    log.info({ port: config.port }, 'listening');
  });
  server.on('error', (error) => {
    log.fatal({ err: error }, 'cannot listen');
    process.exitCode = 1;
    void application.stop();
  });
  await application.start();
  const control = await startControlServer(controlSocket(config.dataDir), application.operations);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void Promise.all([closeServer(server), closeServer(control)]).then(() => application.stop());
    });
  }
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || (error instanceof Error && 'advice' in error);
  process.stderr.write(`${isExpected && error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && 'advice' in error) process.stderr.write(`${String(error.advice)}\n`);
  process.exit(1);
});
