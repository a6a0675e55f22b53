import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEnterprise, requestLimits } from '../../src/bitrix24/client/request-limit.ts';
import { refusalTexts } from '../../src/web/html/refusal-texts.ts';
import { languages, type Language } from '../../src/domain/languages.ts';
import { withTracker } from '../helpers/with-tracker.ts';

describe('bindings on portals of every language', () => {
  for (const language of ['ru', 'br', 'fr', 'la', 'tr', 'en', 'it', 'ua'] as const) {
    it(`W15e: a portal in ${language}: opening the app again and rebinding changes no tab and no event`, async () => {
      await withTracker({ manualTimers: true, language }, async (tracker) => {
        const { portal, application, member } = tracker;
        assert.equal(portal.countRequests('placement.bind'), 1);
        portal.resetLog();
        const { installation } = application.http;
        const report = await installation.rebind(member);
        assert.deepEqual(report.failed, []);
        for (const method of ['placement.bind', 'placement.unbind', 'event.bind', 'event.unbind'])
          assert.equal(portal.countRequests(method), 0, method);
      });
    });
  }

  it('W15e: a tab with the title of an earlier version is replaced', async () => {
    await withTracker({ manualTimers: true, language: 'ru' }, async (tracker) => {
      const { portal, application, member } = tracker;
      const app = portal.installation ?? assert.fail('installed');
      app.placements = app.placements.map((one) => ({
        ...one,
        title: 'Old',
        langAll: { ru: { TITLE: 'Old' } },
      }));
      await application.http.installation.rebind(member);
      const titles = portal.installation?.placements.map(({ langAll }) => JSON.stringify(langAll['ru']));
      assert.deepEqual([...new Set(titles)].sort(), [
        '{"TITLE":"Другие чаты клиента"}',
        '{"TITLE":"Сменить клиента чата"}',
        '{"TITLE":"Чаты"}',
      ]);
      assert.equal(titles?.length, 7);
    });
  });
});

describe('the request limit of a portal', () => {
  it('is the larger one on Enterprise plans only', () => {
    for (const [licence, expected] of [
      ['de_ent10000', true],
      ['ru_ent250', true],
      ['ENT500', true],
      ['br_enterprise', true],
      ['es_std', false],
      ['ru_pro100', false],
      ['kz_company', false],
      ['de_center', false],
      ['ru_entry', false],
      ['', false],
      [undefined, false],
    ] as const)
      assert.equal(isEnterprise(licence), expected, licence);
    assert.deepEqual(
      [requestLimits('de_ent10000'), requestLimits('es_std')].map(({ rateLimit }) => [
        rateLimit?.burstLimit,
        rateLimit?.drainRate,
      ]),
      [
        [250, 5],
        [50, 2],
      ],
    );
    fc.assert(
      fc.property(
        fc.string(),
        (licence) => isEnterprise(licence) === /^(?:[a-z]{2,3}_)?ent(?:erprise)?[\d_]*$/i.test(licence),
      ),
    );
  });

  it('follows a plan that changes, when somebody opens the app', async () => {
    await withTracker({ manualTimers: true, license: 'es_std' }, async ({ portal, stores, member }) => {
      assert.equal((await stores.portals.get(member))?.licence, 'es_std');
      portal.license = 'es_ent1000';
      portal.resetLog();
      await portal.openApp({ as: portal.addUser({ name: 'Rosa' }) });
      assert.equal((await stores.portals.get(member))?.licence, 'es_ent1000');
      assert.equal(portal.countRequests(), 1, 'no request more than an opening takes');
    });
  });
});

describe('refusals of the installer', () => {
  it('are in every language and say what to do', () => {
    for (const language of languages) {
      const texts = Object.entries(refusalTexts[language]);
      assert.deepEqual(
        texts.map(([code]) => code),
        Object.keys(refusalTexts.en),
      );
      for (const [code, text] of texts) {
        assert.ok(text.split(/[.;] /).length >= 2, `${language} ${code}: reason and advice`);
        if (language !== 'en') assert.notEqual(text, refusalTexts.en[code as keyof typeof refusalTexts.en]);
      }
    }
  });

  for (const [LANG, language] of [
    ['de', 'de'],
    ['br', 'pt'],
    ['la', 'es'],
    ['ru', 'ru'],
    ['tr', 'tr'],
    ['fr', 'fr'],
    ['zz', 'en'],
  ] as readonly (readonly [string, Language])[]) {
    it(`an employee who installs in ${LANG} reads it in ${language}`, async () => {
      await withTracker({ manualTimers: true, install: false }, async ({ portal, url }) => {
        portal.addApp({ install: `${url}/install`, app: `${url}/app` });
        const { accessToken, refreshToken } = portal.issueToken(portal.addUser({ name: 'Rosa' }));
        const body = new URLSearchParams({
          AUTH_ID: accessToken,
          REFRESH_ID: refreshToken,
          member_id: portal.memberId,
        });
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const answer = await fetch(`${url}/install?LANG=${LANG}`, { method: 'POST', headers, body });
        const html = await answer.text();
        assert.equal(answer.status, 403);
        assert.ok(html.includes(refusalTexts[language].ADMIN_REQUIRED), html);
        assert.match(html, /ADMIN_REQUIRED/);
      });
    });
  }
});
