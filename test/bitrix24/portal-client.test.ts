import assert from 'node:assert/strict';
import { z } from 'zod';
import {
  PortalError,
  type PortalClient,
  type PortalErrorKind,
  type RestCommand,
} from '../../src/bitrix24/client/portal-client.ts';
import { waitFor } from '../helpers/wait-for.ts';
import {
  batchResult,
  respond,
  startFakeServer,
  restResult,
  type Answer,
  type FakeServer,
} from './fake-server.ts';
import { tokenGrant, member, createPortalFixture } from './portal-fixture.ts';

const read: RestCommand = { method: 'crm.contact.get', params: { id: 7 } };
const write: RestCommand = { method: 'crm.contact.add', params: { fields: { NAME: 'Ann' } } };
const jsonBody = z.looseObject({
  auth: z.string().optional(),
  cmd: z.array(z.string()).optional(),
  halt: z.number().optional(),
});

async function errorOf(promise: Promise<unknown>): Promise<PortalError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof PortalError, `a PortalError, not ${String(error)}`);
  return error;
}

describe('PortalClient', () => {
  const open: FakeServer[] = [];

  async function portal(
    answer: Answer,
    timeoutMs = 2000,
  ): Promise<{ server: FakeServer; client: PortalClient }> {
    const server = await startFakeServer(answer);
    open.push(server);
    const { clients } = await createPortalFixture({
      oauthUrl: server.url,
      portal: { clientEndpoint: `${server.url}/rest` },
      timeoutMs,
    });
    return { server, client: await clients.of(member) };
  }

  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });

  it('sends one JSON request with the token in the body and the request id in the query', async () => {
    const { server, client } = await portal(() => restResult({ ID: '7' }));
    assert.deepEqual(await client.call(read, 'inbox-12.1'), { ID: '7' });
    const [request] = server.seen;
    assert.equal(server.seen.length, 1);
    assert.equal(request?.path, '/rest/crm.contact.get');
    assert.equal(request.query.get('bx24_request_id'), 'inbox-12.1');
    assert.deepEqual(JSON.parse(request.body), { id: 7, auth: 'AT-1' });
  });

  it('accepts a response without `time`', async () => {
    const { client } = await portal(() => ({ result: null }));
    assert.equal(await client.call(read, 'r'), null);
  });

  describe('batch', () => {
    it('is one request with a list of commands in PHP query notation', async () => {
      const { server, client } = await portal(() => batchResult([1, 2]));
      const command: RestCommand = {
        method: 'crm.item.list',
        params: {
          filter: { '>id': 5, '@stage': ['A B', 'C&D'] },
          empty: [],
          none: undefined,
          gone: null,
          yes: true,
          no: false,
        },
      };
      await client.batch([command, read], 'r');
      const body = jsonBody.parse(JSON.parse(server.seen[0]?.body ?? ''));
      assert.equal(body.halt, 0);
      assert.deepEqual(body.cmd?.map(decodeURIComponent), [
        'crm.item.list?filter[>id]=5&filter[@stage][0]=A B&filter[@stage][1]=C&D&empty=&gone=&yes=1&no=0',
        'crm.contact.get?id=7',
      ]);
    });

    it('returns every outcome at its command’s position: results, nulls, errors in all formats', async () => {
      const { client } = await portal(() =>
        restResult({
          result: { 0: { ID: '1' }, 2: null },
          result_error: {
            1: { error: '', error_description: 'Not found' },
            3: 'ACCESS_DENIED',
            4: { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' },
          },
          result_total: { 0: 12 },
          result_next: { 0: 50 },
          result_time: [],
        }),
      );
      const outcomes = await client.batch(
        Array.from({ length: 6 }, () => read),
        'r',
      );
      assert.deepEqual(
        outcomes.map((outcome) => (outcome.ok ? outcome.result : outcome.error.kind)),
        [{ ID: '1' }, 'notFound', null, 'forbidden', 'throttled', 'unknownOutcome'],
      );
      assert.deepEqual(outcomes[0], { ok: true, result: { ID: '1' }, total: 12, next: 50 });
    });

    it('is split into requests of fifty commands', async () => {
      const { server, client } = await portal((request) =>
        batchResult(jsonBody.parse(JSON.parse(request.body)).cmd ?? []),
      );
      const outcomes = await client.batch(
        Array.from({ length: 120 }, (_, id) => ({ method: 'crm.contact.get', params: { id } })),
        'r',
      );
      assert.equal(server.seen.length, 3);
      assert.deepEqual(outcomes.at(119), { ok: true, result: 'crm.contact.get?id=119' });
    });

    it('returns the outcomes of earlier requests when a later one fails', async () => {
      const { server, client } = await portal((_request, response) => {
        if (server.seen.length === 2)
          return respond(response, 403, { error: 'ACCESS_DENIED', error_description: '' });
        return batchResult(Array.from({ length: 50 }, () => true));
      });
      const outcomes = await client.batch(
        Array.from({ length: 130 }, () => write),
        'r',
      );
      assert.equal(server.seen.length, 2);
      assert.equal(outcomes.filter(({ ok }) => ok).length, 50);
      const kinds = outcomes
        .slice(50)
        .map((outcome) => (outcome.ok ? '' : `${outcome.error.kind} ${outcome.error.code}`));
      assert.deepEqual([...new Set(kinds)], ['restDisabled ACCESS_DENIED', 'transient NOT_SENT']);
      assert.equal(outcomes.length, 130);
    });

    it('sends no request without commands', async () => {
      const { server, client } = await portal(() => batchResult([]));
      assert.deepEqual(await client.batch([], 'r'), []);
      assert.equal(server.seen.length, 0);
    });
  });

  describe('a write is never sent twice', () => {
    const cases: readonly {
      readonly name: string;
      readonly answer: Answer;
      readonly kind: PortalErrorKind;
      readonly timeoutMs?: number;
    }[] = [
      {
        name: 'connection lost after sending',
        answer: (_request, response) => void response.destroy(),
        kind: 'unknownOutcome',
      },
      {
        name: 'no answer in time',
        answer: () => new Promise(() => {}),
        kind: 'unknownOutcome',
        timeoutMs: 300,
      },
      {
        name: '500 without a code',
        answer: (_request, response) => respond(response, 500, 'oops'),
        kind: 'unknownOutcome',
      },
      {
        name: '500 with an unknown code',
        answer: (_request, response) => respond(response, 500, { error: 'ERROR_CORE' }),
        kind: 'unknownOutcome',
      },
      {
        name: '502',
        answer: (_request, response) => respond(response, 502, '<h1>Bad gateway</h1>'),
        kind: 'unknownOutcome',
      },
      {
        name: '504',
        answer: (_request, response) => respond(response, 504, '<h1>Timeout</h1>'),
        kind: 'unknownOutcome',
      },
      {
        name: 'a login page with 200',
        answer: (_request, response) => respond(response, 200, '<html>'),
        kind: 'unknownOutcome',
      },
      {
        name: '400 with a code',
        answer: (_request, response) => respond(response, 400, { error: 'CRM_FIELD_ERROR_VALUE_NOT_VALID' }),
        kind: 'rejected',
      },
      {
        name: '403',
        answer: (_request, response) => respond(response, 403, { error: 'insufficient_scope' }),
        kind: 'forbidden',
      },
      {
        name: '200 with an error',
        answer: () => ({ error: 'ERROR_PLACEMENT_MAX_COUNT', error_description: 'x' }),
        kind: 'rejected',
      },
    ];
    for (const { name, answer, kind, timeoutMs } of cases) {
      it(name, async () => {
        const { server, client } = await portal(answer, timeoutMs);
        assert.equal((await errorOf(client.call(write, 'r'))).kind, kind);
        assert.equal(server.seen.length, 1);
      });
    }

    it('in a batch with a write', async () => {
      const { server, client } = await portal((_request, response) => void response.destroy());
      assert.equal((await errorOf(client.batch([read, write], 'r'))).kind, 'unknownOutcome');
      assert.equal(server.seen.length, 1);
    });

    it('a read or a batch of reads whose response was lost may be repeated', async () => {
      const { client } = await portal((_request, response) => void response.destroy());
      assert.equal((await errorOf(client.call(read, 'r'))).kind, 'transient');
      assert.equal((await errorOf(client.batch([read, read], 'r'))).kind, 'transient');
    });
  });

  it('reports a refused connection as transient', async () => {
    const { server, client } = await portal(() => restResult(1));
    await server.close();
    open.length = 0;
    const error = await errorOf(client.call(write, 'r'));
    assert.deepEqual([error.kind, error.code], ['transient', 'ECONNREFUSED']);
  });

  it('waits after QUERY_LIMIT_EXCEEDED and sends again, because the portal refused before executing anything', async () => {
    const { server, client } = await portal((_request, response) =>
      server.seen.length === 1
        ? respond(response, 503, { error: 'QUERY_LIMIT_EXCEEDED' })
        : restResult('done'),
    );
    assert.equal(await client.call(write, 'r'), 'done');
    assert.equal(server.seen.length, 2);
  });

  it('gives up when the limit stays exceeded, and returns Retry-After', async () => {
    const { server, client } = await portal((_request, response) =>
      respond(response, 503, { error: 'QUERY_LIMIT_EXCEEDED' }, { 'Retry-After': '7' }),
    );
    const error = await errorOf(client.call(write, 'r'));
    assert.deepEqual([error.kind, error.code, error.retryAfter], ['throttled', 'QUERY_LIMIT_EXCEEDED', 7000]);
    assert.equal(server.seen.length, 2);
  });

  it('recognises a missing record by its description when the code is empty', async () => {
    const { client } = await portal((_request, response) =>
      respond(response, 400, { error: '', error_description: 'Not found' }),
    );
    const error = await errorOf(client.call(read, 'r'));
    assert.deepEqual([error.kind, error.code], ['notFound', 'NOT_FOUND']);
  });

  it('rejects for errors that the SDK returns without throwing', async () => {
    const { client } = await portal((_request, response) =>
      respond(response, 400, { error: 'ERROR_ENTITY_NOT_FOUND' }),
    );
    assert.equal((await errorOf(client.call(read, 'r'))).kind, 'notFound');
  });

  it('errors contain neither the request nor what the portal repeats of it', async () => {
    const { client } = await portal((_request, response) =>
      respond(response, 400, {
        error: 'BAD',
        error_description: 'Phone "+34 600 123 456" of ann@example.com (+34600123456) is wrong',
      }),
    );
    const error = await errorOf(
      client.call({ method: 'crm.contact.add', params: { PHONE: '+34600123456', NAME: 'Ann' } }, 'r'),
    );
    const everything = `${error.message} ${JSON.stringify(error)} ${String(error.cause)}`;
    assert.doesNotMatch(everything, /600|Ann|ann@|AT-1/);
  });

  describe('tokens', () => {
    async function portalWithExpiredToken(
      answerToken: Answer,
    ): Promise<{ server: FakeServer; client: PortalClient; refreshes: () => number }> {
      const { server, client } = await portal((request, response) => {
        if (request.path === '/oauth/token/') return answerToken(request, response);
        const { auth } = jsonBody.parse(JSON.parse(request.body));
        return auth === 'AT-2'
          ? restResult('fresh')
          : respond(response, 401, { error: 'expired_token', error_description: '' });
      });
      return {
        server,
        client,
        refreshes: () => server.seen.filter(({ path }) => path === '/oauth/token/').length,
      };
    }

    it('are renewed once for concurrent calls with an expired token', async () => {
      const { server, client, refreshes } = await portalWithExpiredToken(() => tokenGrant(server.url));
      const answers = await Promise.all([
        client.call(read, 'a'),
        client.call(read, 'b'),
        client.call(write, 'c'),
      ]);
      assert.deepEqual(answers, ['fresh', 'fresh', 'fresh']);
      assert.equal(refreshes(), 1);
      const form = new URLSearchParams(server.seen.find(({ path }) => path === '/oauth/token/')?.body);
      assert.deepEqual(Object.fromEntries(form), {
        grant_type: 'refresh_token',
        client_id: 'local.1',
        client_secret: 'client secret',
        refresh_token: 'RT-1',
      });
    });

    it('are not renewed again for a call that was sent with the old token', async () => {
      const { server, client } = await portal(async (request, response) => {
        if (request.path === '/oauth/token/') return tokenGrant(server.url);
        if (jsonBody.parse(JSON.parse(request.body)).auth === 'AT-2') return restResult('fresh');
        // The call `slow` is refused only after the first refusal has led to a new token.
        if (request.path.endsWith('slow'))
          await waitFor('the new token is used', () => server.seen.some(({ body }) => body.includes('AT-2')));
        return respond(response, 401, { error: 'expired_token' });
      });
      const slow = client.call({ method: 'slow', params: {} }, 'a');
      assert.deepEqual([await client.call(read, 'b'), await slow], ['fresh', 'fresh']);
      assert.equal(server.seen.filter(({ path }) => path === '/oauth/token/').length, 1);
    });

    it('that are revoked end all calls to the portal', async () => {
      const server = await startFakeServer((request, response) =>
        request.path === '/oauth/token/'
          ? respond(response, 400, { error: 'invalid_grant' })
          : respond(response, 401, { error: 'expired_token' }),
      );
      open.push(server);
      const { clients, stores } = await createPortalFixture({
        oauthUrl: server.url,
        portal: { clientEndpoint: `${server.url}/rest` },
      });
      const client = await clients.of(member);
      assert.equal((await errorOf(client.call(write, 'r'))).kind, 'authRevoked');
      assert.equal((await stores.portals.get(member))?.state, 'revoked');
      assert.equal((await errorOf(clients.of(member))).code, 'PORTAL_REVOKED');
      const before = server.seen.length;
      assert.equal((await errorOf(client.call(write, 'r'))).kind, 'authRevoked');
      assert.ok(server.seen.length <= before + 1);
    });

    it('are kept while the authorization server is down', async () => {
      const { client, server } = await portalWithExpiredToken((_request, response) =>
        respond(response, 502, 'down'),
      );
      const error = await errorOf(client.call(write, 'r'));
      assert.deepEqual([error.kind, error.code], ['transient', 'OAUTH_UNREACHABLE']);
      assert.equal(server.seen.length, 2);
    });

    it('of another portal are not accepted', async () => {
      const { client } = await portalWithExpiredToken(() =>
        tokenGrant('http://127.0.0.1:9', { member_id: 'another portal' }),
      );
      assert.equal((await errorOf(client.call(write, 'r'))).code, 'OTHER_PORTAL_ANSWERED');
    });

    it('with a past expiry are renewed before the first call', async () => {
      const server = await startFakeServer((request) =>
        request.path === '/oauth/token/' ? tokenGrant(server.url) : restResult(true),
      );
      open.push(server);
      const { clients, stores } = await createPortalFixture({
        oauthUrl: server.url,
        portal: { clientEndpoint: `${server.url}/rest`, expires: 1000 },
      });
      await (await clients.of(member)).call(read, 'r');
      assert.deepEqual(
        server.seen.map(({ path }) => path),
        ['/oauth/token/', '/rest/crm.contact.get'],
      );
      assert.equal((await stores.portals.get(member))?.refreshToken, 'RT-2');
    });

    it('of the user who opened a page are never renewed', async () => {
      const { server, refreshes } = await portalWithExpiredToken(() => tokenGrant(server.url));
      const { clients } = await createPortalFixture({ oauthUrl: server.url });
      const client = clients.withToken({ endpoint: `${server.url}/rest`, accessToken: 'opener' });
      assert.equal((await errorOf(client.call(read, 'r'))).kind, 'authRevoked');
      assert.equal(refreshes(), 0);
    });

    it('that another process renewed are read from the store', async () => {
      const server = await startFakeServer((request, response) => {
        if (request.path === '/oauth/token/') return tokenGrant(server.url);
        return jsonBody.parse(JSON.parse(request.body)).auth === 'AT-2'
          ? restResult('fresh')
          : respond(response, 401, { error: 'expired_token' });
      });
      open.push(server);
      const first = await createPortalFixture({
        oauthUrl: server.url,
        portal: { clientEndpoint: `${server.url}/rest` },
      });
      const { stores } = first;
      const second = await createPortalFixture({
        oauthUrl: server.url,
        portal: { clientEndpoint: `${server.url}/rest` },
        stores,
      });
      const [firstClient, secondClient] = [await first.clients.of(member), await second.clients.of(member)];
      assert.deepEqual(await Promise.all([firstClient.call(read, 'a'), secondClient.call(read, 'b')]), [
        'fresh',
        'fresh',
      ]);
      assert.equal(server.seen.filter(({ path }) => path === '/oauth/token/').length, 1);
    });
  });

  describe('a portal that moved', () => {
    it('is called again at the address from its new token', async () => {
      const newServer = await startFakeServer(() => restResult('new address'));
      const oauth = await startFakeServer(() => tokenGrant(newServer.url));
      const oldServer = await startFakeServer((_request, response) =>
        respond(response, 302, '', { Location: 'http://127.0.0.1:1/rest/crm.contact.add' }),
      );
      open.push(newServer, oauth, oldServer);
      const { clients, stores } = await createPortalFixture({
        oauthUrl: oauth.url,
        portal: { clientEndpoint: `${oldServer.url}/rest` },
      });
      const client = await clients.of(member);
      assert.deepEqual(await Promise.all([client.call(write, 'a'), client.call(write, 'b')]), [
        'new address',
        'new address',
      ]);
      assert.equal(oauth.seen.length, 1);
      assert.deepEqual(
        newServer.seen.map(({ method, path, body }) => [method, path, body]),
        Array.from({ length: 2 }, () => [
          'POST',
          '/rest/crm.contact.add',
          '{"fields":{"NAME":"Ann"},"auth":"AT-2"}',
        ]),
      );
      assert.equal((await stores.portals.get(member))?.clientEndpoint, `${newServer.url}/rest`);
      await client.call(write, 'c');
      assert.equal(oldServer.seen.length, 2);
    });

    it('without a new address fails as transient and is called only once', async () => {
      const server = await startFakeServer((request, response) =>
        request.path === '/oauth/token/'
          ? tokenGrant(server.url)
          : respond(response, 302, '', { Location: 'http://evil.example/' }),
      );
      open.push(server);
      const { clients } = await createPortalFixture({
        oauthUrl: server.url,
        portal: { clientEndpoint: `${server.url}/rest` },
      });
      const error = await errorOf((await clients.of(member)).call(write, 'r'));
      assert.deepEqual([error.kind, error.code], ['transient', 'PORTAL_MOVED']);
      assert.equal(server.seen.length, 2);
    });
  });

  it('reports every request', async () => {
    const server = await startFakeServer(() => restResult(1));
    open.push(server);
    const { clients, requests } = await createPortalFixture({
      oauthUrl: server.url,
      portal: { clientEndpoint: `${server.url}/rest` },
    });
    const client = await clients.of(member);
    await client.call(read, 'a');
    await client.call(read, 'b');
    assert.equal(requests(), 2);
  });

  it('rejects clients of an uninstalled portal', async () => {
    const { clients } = await createPortalFixture({
      oauthUrl: 'http://127.0.0.1:9',
      portal: { state: 'uninstalled' },
    });
    assert.equal((await errorOf(clients.of(member))).code, 'PORTAL_NOT_INSTALLED');
  });
});
