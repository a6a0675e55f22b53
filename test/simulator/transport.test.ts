import assert from 'node:assert/strict';
import { request } from 'node:http';
import { waitFor } from '../helpers/wait-for.ts';
import { RestCaller } from './rest-caller.ts';
import { openWorld, type World } from './world.ts';

type Batch = Record<'result' | 'result_error' | 'result_total' | 'result_next', Record<string, unknown>>;

describe('REST transport', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('accepts JSON, forms and queries, double slashes, .json and method names in any case', async () => {
    const { portal, rest } = world;
    const form = new URLSearchParams([
      ['auth', rest.token],
      ['fields[TITLE]', 'Formulario'],
      ['fields[PHONE][0][VALUE]', '+34600123456'],
      ['fields[PHONE][0][VALUE_TYPE]', 'MOBILE'],
    ]);
    const added = await fetch(`${portal.url}/rest//CRM.Lead.Add.json`, { method: 'POST', body: form });
    assert.equal(((await added.json()) as { result: number }).result, 1);
    assert.deepEqual(portal.crm.leads.get(1)?.valuesOf('PHONE', 'MOBILE'), ['+34600123456']);
    const query = await fetch(
      `${portal.url}/rest/crm.lead.list?auth=${rest.token}&filter[>ID]=0&select[]=TITLE&bx24_sdk_ver=1`,
    );
    const body = (await query.json()) as Record<string, unknown>;
    assert.deepEqual(body['result'], [{ ID: '1', TITLE: 'Formulario' }]);
    assert.equal(body['total'], 1);
    assert.deepEqual(portal.requests.at(-1)?.params, { filter: { '>ID': '0' }, select: ['TITLE'] });
  });

  it('rejects unknown, expired and revoked tokens, and unknown methods', async () => {
    const { portal, rest, sim } = world;
    assert.deepEqual(await rest.error('no.such.method'), [404, 'ERROR_METHOD_NOT_FOUND']);
    const token = rest.token;
    rest.token = 'nonsense';
    assert.deepEqual(await rest.error('profile'), [401, 'NO_AUTH_FOUND']);
    rest.token = token;
    sim.advance(3599_000);
    assert.equal((await rest.call('profile')).status, 200);
    sim.advance(1000);
    assert.deepEqual(await rest.error('profile'), [401, 'expired_token']);
    const other = new RestCaller(portal);
    portal.revokeTokens();
    assert.deepEqual(await other.error('profile'), [401, 'NO_AUTH_FOUND']);
  });

  it('checks scopes, the plan and users', async () => {
    const { portal, app } = world;
    await portal.uninstall();
    await portal.installLocally({ ...app.urls, scope: ['imopenlines'] });
    const rest = new RestCaller(portal);
    assert.deepEqual(await rest.error('crm.lead.list'), [401, 'insufficient_scope']);
    const batch = await rest.result<Batch>('batch', { cmd: ['crm.lead.list', 'profile'] });
    assert.equal((batch.result_error['0'] as { error: string }).error, 'insufficient_scope');
    portal.paid = false;
    assert.deepEqual(await rest.error('profile'), [401, 'ACCESS_DENIED']);
    portal.paid = true;
    const clerk = portal.addUser({ name: 'Luis' });
    const clerkRest = new RestCaller(portal, clerk);
    assert.equal((await clerkRest.result<{ ADMIN: boolean }>('profile')).ADMIN, false);
    assert.equal(await clerkRest.result('user.admin'), false);
    portal.dismiss(clerk);
    assert.deepEqual(await clerkRest.error('profile'), [401, 'authorization_error']);
  });

  it('answers CORS preflight requests', async () => {
    const { portal } = world;
    const response = await fetch(`${portal.restUrl}profile`, {
      method: 'OPTIONS',
      headers: { origin: 'http://app.example' },
    });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-origin'), 'http://app.example');
  });

  it('a moved portal redirects from its old address', async () => {
    const { portal, rest } = world;
    const old = portal.restUrl;
    await portal.rename();
    const response = await fetch(`${old}profile?auth=${rest.token}`, { redirect: 'manual' });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('location'), `${portal.restUrl}profile?auth=${rest.token}`);
    assert.equal((await rest.call('profile')).status, 200);
  });

  describe('batch', () => {
    it('runs commands in order, resolves references to earlier results and returns errors separately', async () => {
      const { rest, portal } = world;
      portal.person().createLead({ title: 'Uno' });
      const {
        result,
        result_error: errors,
        result_total: totals,
      } = await rest.result<Batch>('batch', {
        cmd: {
          list: 'crm.item.list?entityTypeId=1&select%5B%5D=id',
          one: 'crm.item.get?entityTypeId=1&id=%24result%5Blist%5D%5Bitems%5D%5B0%5D%5Bid%5D',
          text: 'crm.timeline.comment.add?fields[ENTITY_ID]=1&fields[ENTITY_TYPE]=lead&fields[COMMENT]=hay $total[list] fichas',
          lost: 'crm.item.get?entityTypeId=1&id=$result[nothing][id]',
          nested: 'batch?cmd[a]=profile',
        },
      });
      assert.equal((result['one'] as { item: { title: string } }).item.title, 'Uno');
      assert.equal(portal.crm.timeline.comments.get(Number(result['text']))?.text, 'hay 1 fichas');
      assert.deepEqual(totals, { list: 1 });
      assert.deepEqual(
        Object.entries(errors).map(([key, error]) => [key, (error as { error: string }).error]),
        [
          ['lost', 'NOT_FOUND'],
          ['nested', 'ERROR_BATCH_METHOD_NOT_ALLOWED'],
        ],
      );
    });

    it('resolves references also in free text', async () => {
      const { rest, portal } = world;
      const lead = portal.person().createLead({ title: 'Secreto' });
      const comment = encodeURIComponent('ver $result[0][item][title] fin');
      await rest.result('batch', {
        cmd: [
          `crm.item.get?entityTypeId=1&id=${lead.id}`,
          `crm.item.update?entityTypeId=1&id=${lead.id}&fields[comments]=${comment}`,
        ],
      });
      assert.equal(lead.string('comments'), 'ver Secreto fin');
      await rest.result('crm.item.update', {
        entityTypeId: 1,
        id: lead.id,
        fields: { comments: 'ver $result[0] fin' },
      });
      assert.equal(lead.string('comments'), 'ver $result[0] fin');
    });

    it('returns lists, gaps and empty maps as PHP does, supports halt and allows fifty commands', async () => {
      const { rest, portal } = world;
      const all = await rest.result<Batch>('batch', { cmd: ['profile', 'server.time'] });
      assert.ok(Array.isArray(all.result));
      assert.deepEqual([all.result_error, all.result_total, all.result_next], [[], [], []]);
      const gap = await rest.result<Batch>('batch', { cmd: ['profile', 'no.such', 'profile'] });
      assert.deepEqual(Object.keys(gap.result), ['0', '2']);
      const halted = await rest.result<Batch>('batch', { halt: 1, cmd: ['no.such', 'profile'] });
      assert.deepEqual(halted.result, []);
      portal.resetLog();
      const many = await rest.result<Batch>('batch', {
        cmd: Array.from({ length: 51 }, () => 'server.time'),
      });
      assert.deepEqual(Object.keys(many.result_error), ['50']);
      assert.equal((many.result_error['50'] as { error: string }).error, 'ERROR_BATCH_LENGTH_EXCEEDED');
      assert.equal(portal.countRequests(), 1);
      assert.equal(portal.log.calls().length, 51);
      assert.equal(portal.countRequests('server.time'), 1);
    });
  });

  describe('faults and limits', () => {
    const failure = async (call: Promise<unknown>): Promise<string> =>
      call.then(
        () => 'none',
        (error: unknown) => (error as Error).message,
      );

    it('resets connections before or after executing the call', async () => {
      const { portal, rest } = world;
      portal.failNext({ how: 'resetBefore', method: 'crm.lead.add' });
      assert.notEqual(await failure(rest.call('crm.lead.add', { fields: {} })), 'none');
      assert.equal(portal.crm.leads.size, 0);
      portal.failNext({ how: 'resetAfter', method: 'crm.lead.add' });
      assert.notEqual(await failure(rest.call('batch', { cmd: ['crm.lead.add?fields[TITLE]=x'] })), 'none');
      assert.equal(portal.crm.leads.size, 1);
      assert.equal((await rest.call('crm.lead.add', { fields: {} })).status, 200);
    });

    it('injects 503, 429, a login page and an error of one command of a batch', async () => {
      const { portal, rest } = world;
      portal.failNext({ how: '503', times: 2 });
      assert.deepEqual(await rest.error('profile'), [503, 'QUERY_LIMIT_EXCEEDED']);
      assert.deepEqual(await rest.error('profile'), [503, 'QUERY_LIMIT_EXCEEDED']);
      portal.failNext({ how: '429' });
      assert.deepEqual(await rest.error('profile'), [429, 'OPERATION_TIME_LIMIT']);
      portal.failNext({ how: 'html' });
      const page = await fetch(`${portal.restUrl}profile`, { headers: { connection: 'close' } });
      assert.match(await page.text(), /^<html>/);
      portal.failNext({ how: 'error', method: 'server.time', error: 'ACCESS_DENIED', status: 403 });
      const batch = await rest.result<Batch>('batch', { cmd: { a: 'profile', b: 'server.time' } });
      assert.deepEqual(Object.keys(batch.result_error), ['b']);
    });

    it('never responds for a timeout fault, and closes the connection with the portal', async () => {
      const { portal, rest } = world;
      portal.failNext({ how: 'timeout' });
      const pending = new Promise<string>((resolve) => {
        const call = request(`${portal.restUrl}profile?auth=${rest.token}`, { agent: false });
        call.on('error', (error) => resolve(error.message)).end();
      });
      await waitFor('the request arrives', () => portal.countRequests('profile') > 0);
      await portal.close();
      assert.match(await pending, /hang up|ECONNRESET/);
    });

    it('leaky bucket: fifty requests at once, then two per second', async () => {
      const { portal, rest, sim } = world;
      portal.limits.bucket = { drain: 2, burst: 50 };
      for (let i = 0; i < 50; i++) assert.equal((await rest.call('server.time')).status, 200);
      assert.deepEqual(await rest.error('server.time'), [503, 'QUERY_LIMIT_EXCEEDED']);
      sim.advance(1000);
      assert.equal((await rest.call('server.time')).status, 200);
      assert.equal(
        (await rest.call('batch', { cmd: ['server.time', 'server.time', 'server.time'] })).status,
        200,
      );
      assert.deepEqual(await rest.error('server.time'), [503, 'QUERY_LIMIT_EXCEEDED']);
    });

    it('limits the operating time per method', async () => {
      const { portal, rest, sim } = world;
      portal.limits.operatingLimit = 480;
      portal.limits.operatingCost = (method) => (method === 'crm.lead.list' ? 300 : 0);
      const first = await rest.call('crm.lead.list');
      assert.equal((first.body['time'] as { operating: number }).operating, 300);
      await rest.call('crm.lead.list');
      assert.deepEqual(await rest.error('crm.lead.list'), [429, 'OPERATION_TIME_LIMIT']);
      assert.equal((await rest.call('profile')).status, 200);
      sim.advance(600_000);
      assert.equal((await rest.call('crm.lead.list')).status, 200);
    });
  });
});
