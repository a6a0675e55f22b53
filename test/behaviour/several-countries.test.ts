import assert from 'node:assert/strict';
import { key, keyOf, lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { lineId } from '../../src/domain/ids.ts';

const DAY = 86_400_000;

/** A line of a Spanish portal that reads the numbers of several countries. */
async function lineWith(tracker: Tracker, regions: readonly string[]) {
  const line = tracker.portal.addLine({ crmChatTracker: 'N' });
  await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
    ...defaultLineSettings,
    regions: [...regions],
  });
  return line;
}

/** What the customer's message is read as. */
async function phoneOf(
  regions: readonly string[],
  text: string,
  options: { readonly contact?: string; readonly externalChat?: string } = {},
) {
  let result: unknown;
  await withTracker({}, async (tracker) => {
    const { portal } = tracker;
    const line = await lineWith(tracker, regions);
    const contact =
      options.contact && portal.person().createContact({ name: 'X', phones: [options.contact] });
    tracker.sim.advance(DAY);
    const { externalChat } = options;
    portal
      .customer({
        connector: externalChat ? 'whatsappbyedna' : 'telegrambot',
        line: line.id,
        ...(externalChat && { externalChat }),
      })
      .write(text);
    await tracker.waitUntilIdle();
    const decision = await lastDecision(tracker);
    const typed = decision.identifiers.filter(({ origin }) => origin === 'typed');
    result = {
      phones: typed.map(({ value }) => value),
      joined: contact ? keyOf(decision.customerRef) === key(contact) : false,
      suggestions: (await openSuggestions(tracker)).map(({ kind }) => kind),
    };
  });
  return result;
}

describe('Q3: a bare number on a line of several countries', () => {
  for (const [regions, text, options, expected] of [
    [['ES', 'FR'], '612345678', {}, '+34612345678'],
    [['FR', 'ES'], 'mi móvil 612345678', {}, '+34612345678'],
    [['FR', 'ES'], 'mon numéro : 6 12 34 56 78', {}, '+33612345678'],
    [['ES', 'FR'], '612345678', { contact: '+33 6 12 34 56 78' }, '+33612345678'],
    [['ES', 'FR'], '612345678', { externalChat: '33698765432' }, '+33612345678'],
    [['ES', 'DE'], 'mi tel 652123456', {}, '+34652123456'],
  ] as const) {
    it(`Q3: ${regions.join('+')}, ${text} ${JSON.stringify(options)}: ${expected}`, async () => {
      assert.deepEqual(await phoneOf(regions, text, options), {
        phones: [expected],
        joined: 'contact' in options,
        suggestions: [],
      });
    });
  }

  it('Q3: where nothing tells, a person is asked', async () => {
    await withTracker({ language: 'br', license: 'br_std' }, async (tracker) => {
      const line = await lineWith(tracker, ['ES', 'FR']);
      tracker.portal.customer({ connector: 'telegrambot', line: line.id }).write('612345678');
      await tracker.waitUntilIdle();
      assert.equal((await lastDecision(tracker)).outcome, 'nothing');
      assert.deepEqual(
        (await openSuggestions(tracker)).map(({ kind }) => kind),
        ['ambiguousNumber'],
      );
    });
  });
});

describe('the countries of a line are changed while a chat goes on', () => {
  for (const [before, after, text] of [
    [['ES'], ['MX'], '600123456'],
    [['ES'], ['DE'], 'mi móvil: 600 12 34 56'],
    [['ES'], ['FR', 'ES'], '612345678'],
    [['FR'], ['ES', 'FR'], '06 12 34 56 78'],
  ] as const)
    it(`"${text}", first with ${before.join()}, again with ${after.join()}: one number`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = await lineWith(tracker, before);
        const chat = portal.customer({ connector: 'telegrambot', line: line.id });
        chat.write(text);
        await tracker.waitUntilIdle();
        const { stores, member } = tracker;
        const changed = { ...defaultLineSettings, regions: [...after] };
        await stores.settings.putLine(member, lineId(String(line.id)), changed);
        chat.write(text);
        await tracker.waitUntilIdle();
        const [lead, ...more] = portal.crm.leads.all();
        assert.deepEqual([lead?.valuesOf('PHONE').length, more.length], [1, 0]);
        assert.deepEqual(await openSuggestions(tracker), []);
      });
    });

  it('a number with its calling code is another one', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = await lineWith(tracker, ['ES']);
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      for (const text of ['612345678', '+33 612345678']) {
        chat.write(text);
        await tracker.waitUntilIdle();
      }
      assert.deepEqual(portal.crm.leads.all()[0]?.valuesOf('PHONE'), ['+34612345678', '+33612345678']);
    });
  });

  it('a short number of somebody else that the known one ends with is another one', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = await lineWith(tracker, ['EE']);
      const chat = portal.customer({ connector: 'telegrambot', line: line.id });
      for (const text of ['+1 212 512 3456', 'mi móvil es 5123456']) {
        chat.write(text);
        await tracker.waitUntilIdle();
      }
      assert.deepEqual(portal.crm.leads.all()[0]?.valuesOf('PHONE'), ['+12125123456', '+3725123456']);
    });
  });
});
