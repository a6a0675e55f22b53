import assert from 'node:assert/strict';
import type { Customer } from '../../simulator/portal-simulator.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings, type LineSettings } from '../../src/domain/line-settings.ts';
import { keyOf, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A chat that gave the phone of a contact with an open deal, on a line that makes leads or deals. */
export async function joinedChat(
  tracker: Tracker,
  { create, ...settings }: { readonly create: 'lead' | 'deal' } & Partial<LineSettings>,
) {
  const { portal, sim } = tracker;
  const rosa = portal.addUser({ name: 'Rosa' });
  const line = portal.addLine({ crmCreate: create, crmChatTracker: 'N', queue: [rosa.id] });
  const set = (changed: Partial<LineSettings>): Promise<void> =>
    tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
      ...defaultLineSettings,
      ...settings,
      ...changed,
    });
  await set({});
  const ana = portal.person(rosa).createContact({ name: 'Ana', phones: ['+34600123456'] });
  const deal = portal.person(rosa).createDeal({ title: 'Boda', contactIds: [ana.id] });
  sim.advance(DAY);
  const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Anita' });
  const step = async (act: () => unknown): Promise<void> => {
    sim.advance(HOUR);
    await act();
    await tracker.waitUntilIdle();
  };
  const says = (text: string, who: Customer = chat): Promise<void> => step(() => who.write(text));
  const sweep = (): Promise<void> => step(() => tracker.application.sweeper.sweep());
  /** Kind and items of the open suggestions. */
  const questions = async (): Promise<readonly string[]> =>
    (await openSuggestions(tracker)).map(({ kind, items }) => `${kind} ${items.map(keyOf).join(' ')}`);
  await says('hola');
  const own = create === 'lead' ? portal.crm.leads.all()[0] : portal.crm.deals.all()[1];
  assert.ok(own, 'the portal made an item for the chat');
  await says('600123456');
  return { portal, rosa, line, ana, deal, own, chat, says, step, sweep, questions, set };
}
