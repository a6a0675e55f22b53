import assert from 'node:assert/strict';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { lineId } from '../../src/domain/ids.ts';
import { boundTo, key, lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

/** Ana is known by her phone, which a chat of a line in mode `suggest` has written. */
async function start(tracker: Tracker, create: 'lead' | 'deal' = 'lead') {
  const { portal, application, member, stores } = tracker;
  const line = portal.addLine({ crmCreate: create, crmChatTracker: 'N' });
  await stores.settings.putLine(member, lineId(String(line.id)), { ...defaultLineSettings, mode: 'suggest' });
  const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
  const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
  tracker.sim.advance(DAY);
  const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
  const says = async (text: string): Promise<void> => {
    chat.write(text);
    await tracker.waitUntilIdle();
  };
  const resolve = async (action: 'confirm' | 'dismiss'): Promise<void> => {
    const [suggestion] = (await openSuggestions(tracker)).filter(({ kind }) => kind === 'decisionToConfirm');
    assert.ok(suggestion, 'something to confirm');
    const person = { by: 'user:1', client: await application.clients.of(member) };
    await application.corrections.resolve(member, suggestion.id, { action }, person);
    await tracker.waitUntilIdle();
  };
  const open = async () =>
    (await openSuggestions(tracker)).map(({ kind, given }) => [kind, given?.map(({ value }) => value)]);
  await says('hola');
  await says('600123456');
  return { portal, ana, deal, chat, says, resolve, open };
}

describe('mode suggest, message after message (docs/spec.md 6)', () => {
  it('what the customer gives after a confirmed suggestion is suggested too, for the same customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, deal, chat, says, resolve, open } = await start(tracker);
      await resolve('confirm');
      await says('ana@example.com');
      assert.deepEqual(await open(), [['decisionToConfirm', ['ana@example.com']]]);
      await says('o a ana2@example.com');
      assert.deepEqual(await open(), [['decisionToConfirm', ['ana@example.com', 'ana2@example.com']]]);
      assert.equal((await lastDecision(tracker)).rule, 2);
      await resolve('confirm');
      assert.deepEqual(ana.emails, ['ana@example.com', 'ana2@example.com']);
      await says('y ana3@example.com');
      await resolve('confirm');
      assert.deepEqual(ana.emails.length, 3);
      assert.deepEqual(boundTo(portal, chat), [key(ana), key(deal)].sort());
      assert.deepEqual(await open(), []);
    });
  });

  it('what was refused is not suggested again, and what comes later is suggested without it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, says, resolve, open } = await start(tracker);
      await resolve('dismiss');
      await says('repito: 600 123 456');
      assert.deepEqual(await open(), []);
      portal.person().createContact({ name: 'Berta', emails: ['berta@example.com'] });
      await says('berta@example.com');
      assert.deepEqual(await open(), [['decisionToConfirm', ['berta@example.com']]]);
    });
  });

  it('the guest contact is asked about once the chat is joined, and no more after an undo', async () => {
    await withTracker({}, async (tracker) => {
      const { resolve, open } = await start(tracker, 'deal');
      assert.deepEqual(await open(), [['decisionToConfirm', ['+34600123456']]]);
      await resolve('confirm');
      assert.deepEqual(await open(), [['guestContact', undefined]]);
      const { id } = await lastDecision(tracker);
      await tracker.application.corrections.undo(tracker.member, id, 'user:1');
      assert.deepEqual(await open(), []);
    });
  });
});
