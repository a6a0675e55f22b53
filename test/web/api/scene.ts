import { lineId } from '../../../src/domain/ids.ts';
import type { LineSettings } from '../../../src/domain/line-settings.ts';
import { defaultLineSettings } from '../../../src/domain/line-settings.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';

export const DAY = 86_400_000;

/** A portal with a line and the contact Ana, who has a deal; one day later customers write by `says`. */
export async function anasPortal(tracker: Tracker, settings: Partial<LineSettings> = {}) {
  const { portal } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
    ...defaultLineSettings,
    ...settings,
  });
  const ana = portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34600123456'] });
  const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
  tracker.sim.advance(DAY);
  return {
    portal,
    line,
    ana,
    deal,
    on: (connector: string, name = '') => portal.customer({ connector, line: line.id, name }),
    /** Writes messages and waits until they are processed. */
    async says(customer: ReturnType<typeof portal.customer>, ...texts: readonly string[]) {
      for (const text of texts) customer.write(text);
      await tracker.waitUntilIdle();
    },
    reader: () => portal.addUser({ name: 'Rosa' }),
    editor: () => portal.addUser({ name: 'Eva', editLines: true }),
    /** A user without access to the CRM. */
    stranger: () => portal.addUser({ name: 'Sol', readCrm: 'none', writeCrm: 'none' }),
  };
}

/** The same, with a chat that is bound to Ana and writes Luis' number: makes a suggestion. */
export async function othersNumber(tracker: Tracker) {
  const scene = await anasPortal(tracker);
  const luis = scene.portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
  tracker.sim.advance(60_000);
  const customer = scene.on('telegrambot');
  await scene.says(customer, '600123456');
  await scene.says(customer, '611222333');
  return { ...scene, luis, customer };
}
