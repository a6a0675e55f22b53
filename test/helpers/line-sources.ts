import type { LineSource } from '../../src/store/ports.ts';
import { api } from '../../src/web/contract/api.ts';
import { openPage } from '../web/api/open-page.ts';
import type { Tracker } from './start-tracker.ts';

/** What the Lines page tells: which ways of hearing last brought something for a line, and when. */
export async function lineSources(
  tracker: Tracker,
  line: number,
): Promise<readonly Omit<LineSource, 'line'>[]> {
  const { lines } = await (await openPage(tracker)).call(api.listLines);
  return lines.find(({ id }) => id === String(line))?.sources ?? [];
}
