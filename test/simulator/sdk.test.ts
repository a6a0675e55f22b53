import assert from 'node:assert/strict';
import { ApiVersion, B24OAuth } from '@bitrix24/b24jssdk';
import { openWorld, type World } from './world.ts';

/** The simulator has to work with Bitrix24's own client (docs/bitrix24/sdk.md#what-a-portal-must-answer). */
describe('with @bitrix24/b24jssdk', () => {
  let world: World;
  beforeEach(async () => {
    // The SDK compares `expires` with the machine's clock.
    world = await openWorld({}, Date.now);
  });
  afterEach(() => world.close());

  function connect(): B24OAuth {
    const { portal, sim } = world;
    const token = portal.issueToken();
    const b24 = new B24OAuth(
      {
        applicationToken: portal.installation?.applicationToken ?? '',
        userId: portal.admin.id,
        memberId: portal.memberId,
        accessToken: token.accessToken,
        refreshToken: token.refreshToken,
        expires: Math.floor(Date.now() / 1000) + 3600,
        expiresIn: 3600,
        scope: 'crm,imopenlines',
        domain: portal.domain,
        clientEndpoint: `${portal.url}/rest`,
        serverEndpoint: `${sim.oauthUrl}/rest/`,
        status: 'L',
      },
      { clientId: 'local.test', clientSecret: 'test-secret' },
    );
    b24.getHttpClient(ApiVersion.v2).ajaxClient.defaults.headers.common['connection'] = 'close';
    return b24;
  }

  it('calls, lists and batches', async () => {
    const b24 = connect();
    for (let i = 0; i < 60; i++) world.portal.person().createLead({ title: `Ficha ${i}` });
    const profile = await b24.actions.v2.call.make({ method: 'profile', params: {} });
    assert.equal((profile.getData() as { result: { ID: string } }).result.ID, '1');
    const list = await b24.actions.v2.callList.make({
      method: 'crm.item.list',
      params: { entityTypeId: 1, select: ['id', 'title'] },
      idKey: 'id',
      customKeyForResult: 'items',
    });
    assert.equal(list.getData()?.length, 60);
    const batch = await b24.actions.v2.batch.make({
      calls: [
        ['crm.item.get', { entityTypeId: 1, id: 1 }],
        ['crm.item.get', { entityTypeId: 1, id: 999 }],
        ['crm.timeline.comment.add', { fields: { ENTITY_ID: 1, ENTITY_TYPE: 'lead', COMMENT: 'ñ + &' } }],
      ],
      options: { isHaltOnError: false, returnAjaxResult: true },
    });
    assert.deepEqual(Object.keys(batch.getErrorsByKey()), ['1']);
    assert.equal([...world.portal.crm.timeline.comments.values()][0]?.text, 'ñ + &');
    assert.match(world.portal.requests[0]?.requestId ?? '', /.+/);
  });

  it('refreshes an expired token and passes the new one to the callback', async () => {
    const b24 = connect();
    const refreshed: unknown[] = [];
    b24.setCallbackRefreshAuth(async ({ b24OAuthParams }) => {
      refreshed.push(b24OAuthParams.accessToken);
    });
    world.portal.expireTokens();
    const profile = await b24.actions.v2.call.make({ method: 'profile', params: {} });
    assert.equal(profile.isSuccess, true);
    assert.equal(refreshed.length, 1);
    assert.equal(world.sim.oauthRequests.length, 1);
    assert.deepEqual(
      world.portal.requests.map((entry) => entry.status),
      [401, 200],
    );
  });

  it('repeats a call after 503', async () => {
    const b24 = connect();
    await b24.setRestrictionManagerParams({
      ...b24.getHttpClient(ApiVersion.v2).getRestrictionManagerParams(),
      retryDelay: 1,
      rateLimit: { burstLimit: 1000, drainRate: 1000, adaptiveEnabled: false },
    });
    world.portal.failNext({ how: '503' });
    const profile = await b24.actions.v2.call.make({ method: 'profile', params: {} });
    assert.equal(profile.isSuccess, true);
    assert.deepEqual(
      world.portal.requests.map((entry) => entry.status),
      [503, 200],
    );
  });

  it('rejects with code and status', async () => {
    const b24 = connect();
    await assert.rejects(
      b24.actions.v2.call.make({ method: 'crm.item.get', params: { entityTypeId: 1, id: 9 } }),
      { code: 'NOT_FOUND', status: 400 },
    );
    await assert.rejects(b24.actions.v2.call.make({ method: 'no.such', params: {} }), {
      code: 'ERROR_METHOD_NOT_FOUND',
      status: 404,
    });
  });
});
