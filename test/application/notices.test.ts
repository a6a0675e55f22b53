import assert from 'node:assert/strict';
import { createSendNotices } from '../../src/application/notices/send-notices.ts';
import { subscribe, type Subscription } from '../../src/application/notices/subscribers.ts';
import { languages } from '../../src/domain/languages.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { createNewId } from '../../src/runtime/new-id.ts';
import { api } from '../../src/web/contract/api.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { testLog } from '../helpers/test-log.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { anasPortal, DAY } from '../web/api/scene.ts';

const HOUR = 3_600_000;
const both: Subscription = { language: 'en', utcOffset: 0, digest: true, alarms: true };

/** One process that sends notices. */
function sender({ stores, application, sim }: Tracker): () => Promise<void> {
  const now = (): number => sim.now();
  const clientOf = application.clients.of;
  return createSendNotices({ stores, clientOf, log: testLog([]), now, newId: createNewId(now) });
}

/** Moves the clock to the next Monday at this hour, UTC. */
function goToMonday({ sim }: Tracker, hour: number): void {
  const today = new Date(sim.now());
  const days = (8 - today.getUTCDay()) % 7 || 7;
  const monday = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days, hour);
  sim.advance(monday - sim.now());
}

const made = ({ portal }: Tracker): number => portal.notificationsMade;

const requestsOf = ({ portal }: Tracker): number =>
  portal.requests.filter(({ method }) => method === 'im.notify.system.add').length;

/** The clock moves by days: the token is renewed before a request is made to fail. */
async function renewToken({ application, member }: Tracker): Promise<void> {
  await (await application.clients.of(member)).call({ method: 'profile', params: {} }, 'test');
}

describe('messages of the app among the notifications of the portal', () => {
  it('a digest on Monday morning to who asked for it: counts only, once a week whatever happens', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, stores, sim } = tracker;
      const { on, says } = await anasPortal(tracker);
      const user = portal.admin.id;
      const deps = { stores, now: () => sim.now() };
      goToMonday(tracker, 12);
      await subscribe(deps, member, user, { ...both, alarms: false });
      await says(on('telegrambot', 'Nuria'), '600123456');
      await says(on('instagram', 'Nuria'), '600123456');
      await says(on('viber', 'Otto'), '699888777');
      const processes = [sender(tracker), sender(tracker)];
      const sendAll = async (): Promise<void> => {
        await Promise.all(processes.map((send) => send()));
      };
      await sendAll();
      goToMonday(tracker, 7);
      await sendAll();
      assert.equal(made(tracker), 0, 'not in the week in which it was asked for, nor before eight');
      for (let hour = 8; hour < 30; hour += 1) {
        sim.advance(HOUR);
        await sendAll();
      }
      assert.equal(made(tracker), 1);
      const [digest] = portal.notifications;
      assert.equal(digest?.userId, user);
      assert.match(digest.message, /\[\/B\]\[BR\]3 chats were joined with their customers\.$/);
      assert.doesNotMatch(digest.message, /600|699|Nuria|Otto|Ana/);
      goToMonday(tracker, 9);
      await sendAll();
      assert.equal(made(tracker), 2);
      assert.match(portal.notifications[0]?.message ?? '', /Nothing was decided\./);
      assert.equal(portal.notifications.length, 1, 'the new one takes the place of the old one');
      await subscribe(deps, member, user, { ...both, digest: false, alarms: false });
      goToMonday(tracker, 9);
      await sendAll();
      assert.equal(made(tracker), 2, 'nobody asks for it any more');
    });
  });

  it('a digest comes on Monday morning by the clock of its reader', async () => {
    await withTracker({}, async (tracker) => {
      const { member, stores, sim } = tracker;
      const deps = { stores, now: () => sim.now() };
      // Eight in the morning is 13:00 UTC five hours to the west.
      await subscribe(deps, member, tracker.portal.admin.id, { ...both, alarms: false, utcOffset: -300 });
      const send = sender(tracker);
      goToMonday(tracker, 12);
      await send();
      assert.equal(made(tracker), 0);
      sim.advance(HOUR);
      await send();
      assert.equal(made(tracker), 1);
    });
  });

  it('an alarm where events wait for an hour: once, and again when it happens again', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, stores, sim } = tracker;
      await subscribe({ stores, now: () => sim.now() }, member, portal.admin.id, { ...both, digest: false });
      const send = sender(tracker);
      const stall = async (): Promise<void> => {
        await stores.inbox.append(member, [{ body: { type: 'hint' }, at: sim.now() }]);
        sim.advance(2 * HOUR);
      };
      await stall();
      await send();
      sim.advance(HOUR);
      await send();
      assert.deepEqual(
        portal.notifications.map(({ message }) => message.split('[BR]').slice(1, 3)),
        [
          [
            'Events of the portal are not being processed.',
            '1 event is waiting. The oldest has been waiting for 2 hours.',
          ],
        ],
      );
      assert.equal(made(tracker), 1);
      const [waiting] = await stores.inbox.waiting(member, 1);
      assert.ok(waiting);
      await stores.inbox.failed(member, [waiting.id], 'TEST', 1);
      sim.advance(HOUR);
      await send();
      assert.equal(made(tracker), 1, 'it is over');
      await stall();
      await send();
      assert.equal(made(tracker), 2);
    });
  });

  it('an alarm where a line that was used is silent for three days; not for lines that are off', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, stores, sim } = tracker;
      const { on, says, line } = await anasPortal(tracker);
      Object.assign(line.config, { LINE_NAME: 'Ventas [x]' });
      const other = portal.addLine({ name: 'Postventa', crmChatTracker: 'N' });
      await says(on('telegrambot'), '600123456');
      await says(portal.customer({ connector: 'viber', line: other.id }), 'hola');
      await stores.settings.putLine(member, lineId(String(other.id)), {
        ...defaultLineSettings,
        mode: 'off',
      });
      await subscribe({ stores, now: () => sim.now() }, member, portal.admin.id, { ...both, digest: false });
      const send = sender(tracker);
      for (let day = 0; day < 20; day += 1) {
        await send();
        sim.advance(DAY);
      }
      assert.equal(made(tracker), 1);
      assert.match(
        portal.notifications[0]?.message ?? '',
        /No messages from the open channel “[^”[\]]+” for 3 days\./,
      );
    });
  });

  for (const { what, how, requests } of [
    { what: 'what the portal does not take for now is sent an hour later', how: '503', requests: 2 },
    { what: 'what was perhaps sent is not sent again', how: 'resetAfter', requests: 1 },
  ] as const)
    it(what, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const { portal, member, stores, sim } = tracker;
        const now = (): number => sim.now();
        await subscribe({ stores, now }, member, portal.admin.id, { ...both, alarms: false });
        const send = sender(tracker);
        goToMonday(tracker, 9);
        await renewToken(tracker);
        const before = requestsOf(tracker);
        portal.failNext({ how, method: 'im.notify.system.add' });
        for (let hours = 0; hours < 5; hours += 1) {
          await renewToken(tracker);
          await send();
          sim.advance(HOUR);
        }
        assert.deepEqual([made(tracker), requestsOf(tracker) - before], [1, requests]);
      });
    });

  it('is sent by the app by itself; the page asks for it, for the caller only and in their language', async () => {
    const tracker = await startTracker({ manualTimers: true });
    try {
      const { portal } = tracker;
      const { editor, reader } = await anasPortal(tracker);
      const user = editor();
      const page = await openPage(tracker, user);
      assert.deepEqual(await page.call(api.getNotices), { digest: false, alarms: false });
      const body = { digest: true, alarms: false, language: 'es', offset: 0 } as const;
      assert.deepEqual(await page.call(api.setNotices, { body }), { digest: true, alarms: false });
      assert.deepEqual(await (await openPage(tracker)).call(api.getNotices), {
        digest: false,
        alarms: false,
      });
      const readerPage = await openPage(tracker, reader());
      assert.equal(await readerPage.refused(api.setNotices, { body }), '403 LINE_FORBIDDEN');
      goToMonday(tracker, 9);
      await tracker.advanceTime(2 * 60_000);
      await waitFor('it is sent', () => made(tracker) > 0);
      assert.deepEqual(
        portal.notifications.map(({ userId, message }) => [userId, /No se decidió nada\./.test(message)]),
        [[user.id, true]],
      );
    } finally {
      await tracker.close();
    }
  });
});

describe('texts of notices', () => {
  it('have no placeholder left in any language, for any number', async () => {
    const { noticeTexts } = await import('../../src/application/notices/notice-texts.ts');
    const { weekBefore } = await import('../../src/application/notices/week-before.ts');
    for (const language of languages)
      for (const n of [1, 2, 5, 21, 1000]) {
        const counts = {
          decided: n,
          bound: n,
          created: n,
          rebound: n,
          suggested: n,
          undone: n,
          takenBack: n,
        };
        const texts = noticeTexts(language);
        const all = [
          texts.digest(weekBefore(Date.UTC(2026, 4, 12), 0), { ...counts, wrong: n, open: n }),
          texts.standsStill(n, n),
          texts.silent('Ventas', n),
        ];
        for (const text of all) assert.doesNotMatch(text, /[{}]|undefined|NaN/, `${language} ${n}`);
      }
  });
});
