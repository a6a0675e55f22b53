import assert from 'node:assert/strict';
import request from 'supertest';
import { z } from 'zod';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { applicationToken, eventBody, pageBody } from '../handlers/request-bodies.ts';
import { startPortalStub, type PortalStub } from '../handlers/portal-stub.ts';
import { createTrackerApp, type TrackerApp } from '../handlers/tracker-app.ts';
import { member, portalRecord } from '../bitrix24/portal-fixture.ts';
import { tampered } from '../helpers/tampered.ts';

const form = 'application/x-www-form-urlencoded';

describe('the app page and the lines call', () => {
  let portal: PortalStub;
  let tracker: TrackerApp;

  beforeEach(async () => {
    portal = await startPortalStub();
    tracker = await createTrackerApp(portal.server.url);
    await tracker.stores.portals.put(
      portalRecord({ applicationToken, clientEndpoint: `${portal.server.url}/rest` }),
    );
  });

  afterEach(async () => {
    assert.deepEqual(portal.untrustedServer.seen, [], 'an address from a request was called');
    await portal.close();
  });

  const open = (body: string, path = '/app?DOMAIN=x&LANG=ru&APP_SID=s'): request.Test =>
    request(tracker.app).post(path).type(form).send(body);

  async function session(person: 'admin' | 'editor' | 'employee'): Promise<string> {
    const { text } = await open(pageBody(portal, portal.issue(person)));
    return /<meta name="session" content="([^"]+)">/.exec(text)?.[1] ?? assert.fail('no session in the page');
  }

  const list = (token: string): request.Test =>
    request(tracker.app).get('/api/v1/lines').set('Authorization', `Bearer ${token}`);
  const patch = (token: string, line: string, body: unknown): request.Test =>
    request(tracker.app)
      .patch(`/api/v1/lines/${line}`)
      .set('Authorization', `Bearer ${token}`)
      .send(body as object);

  async function assertProblem(answer: request.Test, status: number, code: string): Promise<void> {
    const response = await answer;
    const { error } = z
      .strictObject({ error: z.strictObject({ code: z.string(), message: z.string(), advice: z.string() }) })
      .parse(response.body);
    assert.deepEqual([response.status, error.code], [status, code]);
  }

  describe('the page', () => {
    it('may be framed by its own portal only, and carries a session', async () => {
      const answer = await open(pageBody(portal, portal.issue('employee')));
      assert.equal(answer.status, 200);
      const policy = answer.headers['content-security-policy'] ?? '';
      assert.match(policy, new RegExp(`frame-ancestors ${portal.server.url}$`));
      assert.doesNotMatch(policy, /unsafe|upgrade-insecure/);
      assert.equal(answer.headers['x-frame-options'], undefined);
      assert.equal(answer.headers['set-cookie'], undefined);
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.match(answer.text, /<html lang="ru"/);
      assert.match(answer.text, /Загрузка/);
    });

    it('may be framed by the address under which the portal was opened, once the portal knows the opener', async () => {
      const path = '/app?DOMAIN=crm.firma.example:8443&PROTOCOL=1&LANG=ru&APP_SID=s';
      const policyOf = async (body: string): Promise<string> =>
        (await open(body, path)).headers['content-security-policy'] ?? '';
      assert.match(
        await policyOf(pageBody(portal, portal.issue('employee'))),
        new RegExp(`frame-ancestors ${portal.server.url} https://crm\\.firma\\.example:8443$`),
      );
      const stranger = { ...portal.issue('employee'), access: 'made-up' };
      assert.doesNotMatch(await policyOf(pageBody(portal, stranger)), /crm\.firma/);
    });

    for (const domain of [
      "x'%20*",
      'a;script-src%20*',
      'evil.example/path',
      '-a.example',
      'a..b',
      '*.example.com',
    ])
      it(`takes no frame address from ${domain}`, async () => {
        const answer = await open(
          pageBody(portal, portal.issue('employee')),
          `/app?DOMAIN=${domain}&PROTOCOL=1&LANG=ru&APP_SID=s`,
        );
        assert.match(
          answer.headers['content-security-policy'] ?? '',
          new RegExp(`frame-ancestors ${portal.server.url}$`),
        );
      });

    it('encrypts the access token in the session', async () => {
      const tokens = portal.issue('admin');
      const { text } = await open(pageBody(portal, tokens));
      const token = /name="session" content="([^"]+)"/.exec(text)?.[1] ?? '';
      const decoded = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
      assert.ok(![text, ...decoded].some((part) => part.includes(tokens.access)));
    });

    it('opens as a card tab too', async () => {
      const body = pageBody(portal, portal.issue('employee'), {
        PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
        PLACEMENT_OPTIONS: '{"ID":"8061"}',
      });
      const answer = await open(body, '/card-tab?LANG=de');
      assert.match(answer.text, /name="session"/);
      assert.match(answer.text, /<meta name="card" content="deal:8061">/);
    });

    for (const [placement, options, meta] of [
      ['IM_SIDEBAR', '{"dialogId":"chat52"}', { card: '', chat: '52', activity: '' }],
      [
        'CRM_LEAD_ACTIVITY_TIMELINE_MENU',
        '{"ENTITY_ID":"6591","TYPE_ID":"1","ASSOCIATED_ENTITY_ID":"1523","ASSOCIATED_ENTITY_TYPE_ID":"6"}',
        { card: 'lead:6591', chat: '', activity: '1523' },
      ],
      ['IM_SIDEBAR', '{"dialogId":"12"}', { card: '', chat: '', activity: '' }],
      ['CRM_QUOTE_DETAIL_TAB', '{"ID":"5"}', { card: '', chat: '', activity: '' }],
      ['CRM_DEAL_ACTIVITY_TIMELINE_MENU', 'no JSON', { card: '', chat: '', activity: '' }],
    ] as const)
      it(`opens in ${placement} with ${options}`, async () => {
        const body = pageBody(portal, portal.issue('employee'), {
          PLACEMENT: placement,
          PLACEMENT_OPTIONS: options,
        });
        const { text } = await open(body, '/card-tab?LANG=de');
        for (const [name, content] of Object.entries(meta))
          assert.ok(text.includes(`<meta name="${name}" content="${content}">`), name);
      });

    it('sends Strict-Transport-Security when the public address is https', async () => {
      const answer = await open(pageBody(portal, portal.issue('admin')));
      assert.match(answer.headers['strict-transport-security'] ?? '', /max-age/);
    });

    for (const [what, body, code] of [
      [
        'a wrong application token',
        () => pageBody(portal, portal.issue('admin'), { APPLICATION_TOKEN: 'guess' }),
        'WRONG_APPLICATION_TOKEN',
      ],
      [
        'an unknown portal',
        () => pageBody(portal, portal.issue('admin'), { member_id: 'nobody' }),
        'UNKNOWN_PORTAL',
      ],
      ['a made-up token', () => pageBody(portal, { access: 'made up', refresh: 'x' }), 'OPENER_REFUSED'],
    ] as const) {
      it(`refuses ${what}`, async () => {
        const answer = await open(body());
        assert.equal(answer.status, 403);
        assert.match(answer.text, new RegExp(code));
        assert.doesNotMatch(answer.text, /name="session"/);
      });
    }

    it('answers 503 when the portal does not answer', async () => {
      await tracker.stores.portals.put(
        portalRecord({ applicationToken, clientEndpoint: 'http://127.0.0.1:9/rest' }),
      );
      const answer = await open(pageBody(portal, portal.issue('admin')));
      assert.equal(answer.status, 503);
    });
  });

  describe('GET /api/v1/lines', () => {
    it("lists every line with the portal's own settings, the tracker's settings and the event sources", async () => {
      const at = 1_700_000_000_000;
      await tracker.stores.record(member, {
        done: [],
        chats: [],
        customers: [],
        endedCustomers: [],
        decisions: [],
        suggestions: [],
        sources: [{ line: lineId('15'), source: 'message', at }],
      });
      const answer = await list(await session('employee'));
      assert.equal(answer.status, 200);
      const { lines, countries } = z
        .object({ lines: z.array(z.unknown()), countries: z.array(z.string()) })
        .parse(answer.body);
      assert.ok(countries.includes('ES') && !countries.includes('XX'));
      assert.deepEqual(
        { lines },
        {
          lines: [
            {
              id: '15',
              name: 'VIP',
              active: true,
              native: { crm: true, tracker: true, create: 'lead' },
              settings: defaultLineSettings,
              sources: [{ source: 'message', at }],
              changes: [],
              connectors: [],
              unreadable: [],
              readRegions: ['ES'],
            },
            {
              id: '16',
              name: 'Sales',
              active: false,
              native: { crm: true, tracker: false, create: 'deal' },
              settings: defaultLineSettings,
              sources: [],
              changes: [],
              connectors: [],
              unreadable: [],
              readRegions: ['ES'],
            },
          ],
        },
      );
    });

    it('needs a session', async () => {
      await assertProblem(request(tracker.app).get('/api/v1/lines'), 401, 'SESSION_INVALID');
      await assertProblem(list('made.up.token'), 401, 'SESSION_INVALID');
      const token = await session('admin');
      await assertProblem(list(tampered(token)), 401, 'SESSION_INVALID');
    });

    it('ends a session after an hour', async () => {
      const token = await session('admin');
      tracker.advanceClock(3_599_000);
      assert.equal((await list(token)).status, 200);
      tracker.advanceClock(2000);
      await assertProblem(list(token), 401, 'SESSION_INVALID');
    });

    it('ends a session with the installation', async () => {
      const token = await session('admin');
      portal.revokeTokens();
      await request(tracker.app).post('/events').type(form).send(eventBody('ONAPPUNINSTALL'));
      await assertProblem(list(token), 401, 'SESSION_INVALID');
    });

    it('answers 503 when the portal does not answer', async () => {
      const token = await session('admin');
      portal.replies.set('imopenlines.config.list.get', { status: 500, error: 'INTERNAL_SERVER_ERROR' });
      await assertProblem(list(token), 503, 'PORTAL_UNAVAILABLE');
    });
  });

  describe('PATCH /api/v1/lines/{lineId}', () => {
    const settings = () => tracker.stores.settings.line(member, lineId('15'));

    it('changes the given settings and no others', async () => {
      const token = await session('admin');
      assert.equal((await patch(token, '15', { regions: ['ES', 'MX'], sharedThreshold: 5 })).status, 200);
      const answer = await patch(token, '15', { mode: 'off' });
      assert.equal(answer.status, 200);
      await assertProblem(patch(token, '15', { regions: ['XX'] }), 400, 'INVALID_SETTINGS');
      const expected = { ...defaultLineSettings, mode: 'off', regions: ['ES', 'MX'], sharedThreshold: 5 };
      assert.deepEqual(z.object({ settings: z.unknown() }).parse(answer.body).settings, expected);
      assert.deepEqual(await settings(), expected);
    });

    it('lets an employee change only the lines that the portal lets them edit', async () => {
      const token = await session('editor');
      assert.equal((await patch(token, '15', { mode: 'suggest' })).status, 200);
      assert.equal((await settings()).mode, 'suggest');
      await assertProblem(patch(token, '16', { mode: 'off' }), 403, 'LINE_FORBIDDEN');
    });

    it('refuses employees without the right', async () => {
      await assertProblem(patch(await session('employee'), '15', { mode: 'off' }), 403, 'LINE_FORBIDDEN');
      assert.equal((await settings()).mode, 'auto');
    });

    it('W5: writes nothing at the portal to check the right', async () => {
      const before = structuredClone(portal.lines);
      await patch(await session('editor'), '15', { mode: 'suggest' });
      assert.deepEqual(portal.lines, before);
      assert.ok(portal.server.seen.every(({ path, body }) => !/config\.update/.test(path + body)));
    });

    for (const body of [
      { mode: 'on' },
      { unknown: 1 },
      { mode: 'off', extra: true },
      { sharedThreshold: 0 },
      { regions: ['Spain'] },
      [],
    ]) {
      it(`refuses ${JSON.stringify(body)}`, async () => {
        await assertProblem(patch(await session('admin'), '15', body), 400, 'INVALID_SETTINGS');
        assert.deepEqual(await settings(), defaultLineSettings);
      });
    }

    it('refuses a body that is not JSON', async () => {
      const token = await session('admin');
      const answer = request(tracker.app)
        .patch('/api/v1/lines/15')
        .set('Authorization', `Bearer ${token}`)
        .type('json')
        .send('{"mode":');
      await assertProblem(answer, 400, 'INVALID_BODY');
    });

    it('answers 404 for unknown lines', async () => {
      const token = await session('admin');
      await assertProblem(patch(token, '99', { mode: 'off' }), 404, 'LINE_UNKNOWN');
      await assertProblem(patch(token, 'x', { mode: 'off' }), 404, 'LINE_UNKNOWN');
    });

    it('checks the session before the body', () =>
      assertProblem(patch('x', '15', { mode: 'nonsense' }), 401, 'SESSION_INVALID'));
  });
});
