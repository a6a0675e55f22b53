import assert from 'node:assert/strict';
import { boundTo, key, lastDecision, openLeads, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const CHANNELS = ['telegrambot', 'instagram', 'viber', 'facebook', 'vkgroup'];

/** Writes as a new chat of a person on a channel; returns the chat. */
async function write(
  { portal, sim, waitUntilIdle }: Tracker,
  where: {
    readonly line: number;
    readonly connector: string;
    readonly name?: string;
    readonly lastName?: string;
  },
  text: string,
) {
  const chat = portal.customer(where);
  chat.write(text);
  await waitUntilIdle();
  sim.advance(DAY);
  return chat;
}

async function kindsOf(tracker: Tracker): Promise<readonly string[]> {
  return (await openSuggestions(tracker)).map(({ kind }) => kind);
}

describe('several chats of one name behind one phone are one person (docs/decisions/0054)', () => {
  for (const crmCreate of ['lead', 'deal'] as const) {
    it(`a nickname other than the name in the CRM, on every channel: all come to one card, line makes a ${crmCreate}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmCreate, crmChatTracker: 'N' });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        for (const connector of CHANNELS) {
          const chat = await write(tracker, { line: line.id, connector, name: 'Anita' }, '600123456');
          assert.deepEqual(boundTo(portal, chat), [key(ana), key(deal)], connector);
        }
        assert.deepEqual(
          (await kindsOf(tracker)).filter((kind) => kind !== 'guestContact'),
          [],
        );
      });
    });
  }

  it('one other person who gives the phone on every channel does not make it shared', async () => {
    await withTracker({}, async (tracker) => {
      const line = tracker.portal.addLine({ crmChatTracker: 'N' });
      await write(
        tracker,
        { line: line.id, connector: 'livechat', name: 'Ana', lastName: 'Vega' },
        '600123456',
      );
      const outcomes: string[] = [];
      for (const connector of CHANNELS) {
        await write(tracker, { line: line.id, connector, name: 'Luis', lastName: 'Romero' }, '600123456');
        outcomes.push((await lastDecision(tracker)).outcome);
      }
      assert.deepEqual(
        outcomes,
        CHANNELS.map(() => 'suggested'),
      );
      assert.equal((await kindsOf(tracker)).includes('sharedIdentifier'), false);
    });
  });

  it('several other people still make it shared', async () => {
    await withTracker({}, async (tracker) => {
      const line = tracker.portal.addLine({ crmChatTracker: 'N' });
      for (const [index, name] of ['Ana', 'Luis', 'Berta'].entries()) {
        const connector = CHANNELS[index] ?? 'livechat';
        await write(tracker, { line: line.id, connector, name, lastName: `${name}ez` }, '600123456');
      }
      assert.ok((await kindsOf(tracker)).includes('sharedIdentifier'));
    });
  });

  it('who shares a phone is found on the next channel by his own e-mail, given beside the phone', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const luis = { line: line.id, name: 'Luis', lastName: 'Romero' };
      await write(tracker, { line: line.id, connector: 'viber', name: 'Ana', lastName: 'Vega' }, '600123456');
      const first = await write(tracker, { ...luis, connector: 'instagram' }, '600123456');
      first.write('luis@example.com');
      await tracker.waitUntilIdle();
      const again = await write(tracker, { ...luis, connector: 'facebook' }, '600123456 luis@example.com');
      assert.deepEqual(boundTo(portal, again), boundTo(portal, first));
      assert.equal(openLeads(portal).length, 2, 'one of Ana, one of Luis');
      assert.deepEqual(
        openLeads(portal).map(({ phones }) => phones.length),
        [1, 0],
        'the phone stays with Ana',
      );
    });
  });
});
