import assert from 'node:assert/strict';
import request from 'supertest';
import { PortalError } from '../../src/bitrix24/client/portal-client.ts';
import { lineId, memberId } from '../../src/domain/ids.ts';
import { api } from '../../src/web/contract/api.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { createPageSessions } from '../../src/web/session/page-sessions.ts';
import { encodeForm } from '../handlers/request-bodies.ts';
import { crmContent } from '../helpers/crm-content.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { tampered } from '../helpers/tampered.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { anasPortal } from '../web/api/scene.ts';

const post = (tracker: Tracker, path: string, body: string): request.Test =>
  request(tracker.url).post(path).type('form').send(body);

describe('forged and replayed events', () => {
  const messageEvent = (
    member: string,
    token: string,
    customer: { userCode: string; chat: { id: number } },
  ) => {
    const [connector = '', line = '', chat = '', user = ''] = customer.userCode.split('|');
    const data = {
      connector: { connector_id: connector, line_id: line, chat_id: chat, user_id: user },
      chat: { id: customer.chat.id },
      message: { id: 987654, date: '', text: '600123456', system: 'N', user_id: user },
    };
    const auth = { member_id: member, application_token: token };
    return encodeForm({ event: 'ONOPENLINEMESSAGEADD', data: { DATA: [data] }, ts: '1', auth });
  };

  it('an event with the token of another portal is rejected, a replayed event is handled once', async () => {
    await withTracker({}, async (tracker) => {
      const { on } = await anasPortal(tracker);
      const customer = on('telegrambot');
      customer.write('hola');
      await tracker.waitUntilIdle();
      const other = await tracker.sim.addPortal({ language: 'es', license: 'es_std' });
      await other.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      const own = await tracker.stores.portals.get(tracker.member);
      const foreign = await tracker.stores.portals.get(memberId(other.memberId));
      assert.ok(own && foreign);
      const before = crmContent(tracker.portal);
      for (const token of [
        foreign.applicationToken,
        '',
        own.applicationToken.toUpperCase(),
        own.accessToken,
      ]) {
        const answer = await post(tracker, '/events', messageEvent(tracker.member, token, customer));
        assert.equal(answer.status, 403);
        assert.ok(!answer.text.includes(tracker.member) && !answer.text.includes('600123456'));
      }
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(tracker.portal), before);
      assert.deepEqual(await tracker.journal(), []);

      // The portal has the message; only the event is the test's own.
      tracker.portal.delivery.messages = false;
      customer.write('600123456');
      tracker.portal.delivery.messages = true;
      const validEvent = messageEvent(tracker.member, own.applicationToken, customer);
      assert.equal((await post(tracker, '/events', validEvent)).status, 200);
      await tracker.waitUntilIdle();
      const after = crmContent(tracker.portal);
      const journal = await tracker.journal();
      assert.equal(journal.length, 1);
      for (let repeat = 0; repeat < 3; repeat += 1)
        assert.equal((await post(tracker, '/events', validEvent)).status, 200);
      await tracker.waitUntilIdle();
      assert.deepEqual(await tracker.journal(), journal);
      assert.deepEqual(crmContent(tracker.portal), after);
    });
  });
});

describe('forged page sessions', () => {
  it('are rejected: of another key, changed, truncated, of another purpose, or of another installation', async () => {
    await withTracker({}, async (tracker) => {
      const page = await openPage(tracker);
      const portal = await tracker.stores.portals.get(tracker.member);
      assert.ok(portal);
      const { installedAt, accessToken } = portal;
      const box = createSecretBox({ keys: ['a secret key of the tests'] });
      const session = { member: tracker.member, userId: 1, accessToken, installedAt };
      const issue = (sealer: typeof box, change = {}) =>
        createPageSessions({ sealer, now: () => tracker.sim.now() }).issue({ ...session, ...change });
      const status = async (token: string): Promise<number> =>
        (await request(tracker.url).get(api.me.path).set('Authorization', `Bearer ${token}`)).status;
      assert.equal(await status(issue(box)), 200, 'a valid session works');
      const [head = '', key = '', body = ''] = page.token.split('.');
      for (const forged of [
        issue(createSecretBox({ keys: ['another secret key'] })),
        issue(box, { installedAt: installedAt - 1 }),
        issue(box, { member: memberId('unknown-portal') }),
        issue(box, { accessToken: 'invalid' }),
        box.seal(JSON.stringify({ ...session, until: 9e15 })),
        box.seal(JSON.stringify({ use: 'another purpose', until: 9e15, ...session })),
        box.seal(JSON.stringify([])),
        `${head}.${key}.${tampered(body)}`,
        `${head}.${key}.${body.slice(0, 40)}`,
        accessToken,
        portal.applicationToken,
        '__proto__',
      ])
        assert.equal(await status(forged), 401, forged);
      // A session in the URL is ignored, so that sessions do not end up in logs and histories.
      assert.equal((await request(tracker.url).get(`${api.me.path}?session=${page.token}`)).status, 401);
      tracker.sim.advance(3_600_001);
      assert.equal(await status(page.token), 401);
    });
  });

  it('a revoked token ends the session, also while the rights are cached', async () => {
    await withTracker({}, async (tracker) => {
      const page = await openPage(tracker);
      await page.call(api.listJournal);
      await tracker.portal.uninstall();
      assert.match(await page.refused(api.listJournal), /^401/);
      await assert.rejects(tracker.application.clients.of(tracker.member), PortalError);
      await tracker.portal.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      assert.equal((await tracker.stores.portals.get(tracker.member))?.state, 'active');
      assert.match(await page.refused(api.listJournal), /^401/);
    });
  });
});

describe('public addresses', () => {
  it('contain no data of portals, customers or tokens', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456 ana@example.com');
      const portal = await tracker.stores.portals.get(tracker.member);
      assert.ok(portal);
      const hidden = [
        '600123456',
        'ana@',
        'Vega',
        portal.domain,
        portal.accessToken,
        portal.applicationToken,
      ];
      for (const path of ['/metrics', '/health', '/ready', '/', '/app', '/install', '/api/v1/me']) {
        const { text } = await request(tracker.url).get(path).set('Host', 'evil.example.com');
        for (const secret of [...hidden, 'evil.example.com'])
          assert.ok(!text.includes(secret), `${path}: ${secret}`);
      }
    });
  });

  it('hostile bodies of the page API are rejected and change nothing', async () => {
    await withTracker({}, async (tracker) => {
      tracker.portal.addLine();
      const page = await openPage(tracker);
      const patch = (body: string) =>
        request(tracker.url)
          .patch('/api/v1/lines/1')
          .set('Authorization', `Bearer ${page.token}`)
          .type('json')
          .send(body);
      const before = await tracker.stores.settings.line(tracker.member, lineId('1'));
      for (const [body, status] of [
        [`{"mode":"${'x'.repeat(70_000)}"}`, 413],
        ['['.repeat(30_000), 400],
        ['{"mode":', 400],
        ['{"__proto__":{"mode":"off"}}', 400],
        ['{"constructor":{"prototype":{"mode":"off"}}}', 400],
        ['{"connectors":{"telegrambot":{"__proto__":"off"}}}', 400],
        ['null', 400],
        ['"off"', 400],
      ] as const)
        assert.equal((await patch(body)).status, status, body.slice(0, 60));
      assert.deepEqual(await tracker.stores.settings.line(tracker.member, lineId('1')), before);
      assert.equal(({} as Record<string, unknown>)['mode'], undefined);
    });
  });
});
