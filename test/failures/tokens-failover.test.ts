import assert from 'node:assert/strict';
import type { TokenGrant } from '../../src/bitrix24/auth/oauth-server.ts';
import { createTokens } from '../../src/bitrix24/auth/tokens.ts';
import { openPostgresStores } from '../../src/store/open-postgres-stores.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { startTcpProxy } from '../helpers/tcp-proxy.ts';
import { testLog } from '../helpers/test-log.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startPostgresIfPossible, type Server } from '../store/postgres/server.ts';
import { freshMember, portalOf } from '../store/samples.ts';

describe('PostgreSQL fails over while tokens are renewed', function () {
  this.timeout(120_000);
  let server: Server | undefined;
  before(async function () {
    server = await startPostgresIfPossible();
    if (server === undefined) this.skip();
  });
  after(() => server?.stop());

  it('attack 11: new tokens that the silent server cannot take are stored once it answers', async () => {
    assert.ok(server);
    const url = await server.newDatabase();
    const proxy = await startTcpProxy(url);
    const secretBox = createSecretBox({ keys: ['a key for tests'] });
    const stores = await openPostgresStores({ url: proxy.through(url), secretBox, connections: 3 });
    const member = freshMember();
    const portal = portalOf(member, { state: 'active', refreshToken: 'spent' });
    await stores.portals.put(portal);
    const grant: TokenGrant = {
      ...portal,
      memberId: member,
      endpoint: portal.clientEndpoint,
      accessToken: 'new',
      refreshToken: 'newer',
      oauthUrl: portal.oauthUrl ?? '',
    };
    const tokens = createTokens({
      portals: stores.portals,
      oauth: {
        refresh: () => {
          proxy.freeze();
          return Promise.resolve(grant);
        },
      },
      log: testLog([]),
      now: Date.now,
    });
    const renewed = tokens.refresh(member, portal);
    await waitFor('the server counts as down', async () => {
      const askedAt = performance.now();
      return stores.ping().then(
        () => false,
        () => performance.now() - askedAt < 50,
      );
    });
    proxy.failOver();
    assert.equal((await renewed).refreshToken, 'newer');
    const stored = await waitFor('it is read', () => stores.portals.get(member).catch(() => undefined));
    assert.deepEqual([stored.accessToken, stored.refreshToken, stored.state], ['new', 'newer', 'active']);
    await stores.close();
    await proxy.close();
  });
});
