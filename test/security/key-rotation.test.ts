import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { readManifest } from '../../config/read-manifest.ts';
import { readConfig } from '../../config/read-config.ts';
import { createRoutes } from '../../handlers/routes.ts';
import { createApp } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { openSecretBox } from '../../src/store/secrets/open-secret-box.ts';
import { openStores } from '../../src/store/open-stores.ts';
import { createPendingInstalls } from '../../src/bitrix24/install/pending-installs.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { eventBody } from '../handlers/request-bodies.ts';
import { testLog } from '../helpers/test-log.ts';
import { allText, temporaryDirs } from '../store/folders.ts';
import { startPostgresIfPossible, type Server } from '../store/postgres/server.ts';
import { freshMember, portalOf } from '../store/samples.ts';

const OLD = 'the old secret key of an operator';
const NEW = 'the new secret key of an operator';
const member = freshMember();
const stranger = freshMember();

/** Starts the app with this environment, without listening; stops it after `work`. */
async function runApp(
  env: Record<string, string>,
  work: (app: RunningApp) => Promise<void> = async () => undefined,
) {
  const config = readConfig({
    PUBLIC_URL: 'https://tracker.example.com',
    B24_CLIENT_ID: 'local.1',
    B24_CLIENT_SECRET: 'client secret',
    B24_OAUTH_URL: 'http://127.0.0.1:9',
    ALLOW_INSECURE_PORTALS: '1',
    SWEEP_INTERVAL: '0',
    ...env,
  });
  const secretBox = await openSecretBox(config);
  const stores = await openStores(config, secretBox);
  const lines: string[] = [];
  const application = compose({ config, manifest: readManifest(), stores, secretBox, log: testLog(lines) });
  try {
    await application.start();
    await work({ application, stores, pending: createPendingInstalls(stores, secretBox), lines });
  } finally {
    await application.stop();
  }
}

interface RunningApp {
  readonly application: ReturnType<typeof compose>;
  readonly stores: Awaited<ReturnType<typeof openStores>>;
  readonly pending: ReturnType<typeof createPendingInstalls>;
  readonly lines: readonly string[];
}

/** Stores a portal, and an installation that waits for the authorization server. */
async function fill({ stores, application }: RunningApp): Promise<void> {
  await stores.portals.put(portalOf(member));
  const answer = await request(createApp(createRoutes(application.http)))
    .post('/events')
    .type('form')
    .send(eventBody('ONAPPINSTALL', { member_id: stranger, refresh_token: 'to be tried later' }));
  assert.equal(answer.status, 202);
}

async function assertReadable({ stores, pending }: RunningApp): Promise<void> {
  assert.deepEqual(await stores.portals.get(member), portalOf(member));
  assert.deepEqual(
    (await pending.all()).map(({ memberId, refreshToken }) => [memberId, refreshToken]),
    [[stranger, 'to be tried later']],
  );
}

const isUnreadable = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'SECRET_UNREADABLE';

function itRotates(storeEnvironment: () => Promise<Record<string, string>>): void {
  it('from SECRET_KEY=old to "new,old" to "new"', async () => {
    const env = await storeEnvironment();
    await runApp({ ...env, SECRET_KEY: OLD }, fill);
    await runApp({ ...env, SECRET_KEY: `${NEW}, ${OLD}` }, assertReadable);
    await runApp({ ...env, SECRET_KEY: NEW }, async (app) => {
      await assertReadable(app);
      assert.doesNotMatch(app.lines.join(), /sealed again|none of the secret keys/);
    });
    await runApp({ ...env, SECRET_KEY: OLD }, async ({ stores, pending, lines }) => {
      await assert.rejects(stores.portals.get(member), isUnreadable);
      assert.deepEqual(await stores.portals.list(), []);
      assert.deepEqual(await stores.portals.unreadable(), [{ member, because: 'secrets' }]);
      assert.deepEqual(await pending.all(), []);
      // Logged at the start with the portals and advice; their data is not changed.
      assert.match(lines.join(), new RegExp(`"members":\\["${member}"\\].*start with the SECRET_KEY`));
    });
    await runApp({ ...env, SECRET_KEY: NEW }, assertReadable);
  });
}

describe('secret key rotation', () => {
  const newDir = temporaryDirs();

  describe('embedded store', () => {
    itRotates(async () => ({ DATA_DIR: await newDir() }));

    it('leaves no data on the disk that is sealed with the old key', async () => {
      const env = { DATA_DIR: await newDir() };
      const [, oldId = ''] = createSecretBox({ keys: [OLD] })
        .seal('')
        .split('.');
      await runApp({ ...env, SECRET_KEY: OLD }, ({ stores }) => stores.portals.put(portalOf(member)));
      assert.ok((await allText(env.DATA_DIR)).includes(oldId));
      await runApp({ ...env, SECRET_KEY: `${NEW},${OLD}` });
      assert.ok(!(await allText(env.DATA_DIR)).includes(oldId));
    });

    it('rotates the key file in DATA_DIR', async () => {
      const env = { DATA_DIR: await newDir() };
      const file = join(env.DATA_DIR, 'secret.key');
      await runApp(env, fill);
      await rename(file, `${file}.old`);
      await runApp(env, assertReadable);
      await rm(`${file}.old`);
      await runApp(env, assertReadable);
    });
  });

  describe('PostgreSQL', () => {
    let server: Server | undefined;
    before(async function () {
      this.timeout(120_000);
      server = await startPostgresIfPossible();
      if (!server) this.skip();
    });
    after(() => server?.stop());
    itRotates(async () => ({ DATA_DIR: await newDir(), DATABASE_URL: (await server?.newDatabase()) ?? '' }));
  });
});
