import type { LineSource } from '../../src/store/ports.ts';
import { api } from '../../src/web/contract/api.ts';
import { openPage } from '../web/api/open-page.ts';
import type { Tracker } from './start-tracker.ts';

/** The sources shown on the Lines page for a line, each with the time when it last brought a message. */
export async function lineSources(
  tracker: Tracker,
  line: number,
): Promise<readonly Omit<LineSource, 'line'>[]> {
  const { lines } = await (await openPage(tracker)).call(api.listLines);
  return lines.find(({ id }) => id === String(line))?.sources ?? [];
}
