import type { Tracker, TrackerOptions } from './start-tracker.ts';
import { startTracker } from './start-tracker.ts';

/** Runs a scene on a tracker of its own and closes it, whatever happens. */
export async function withTracker(
  options: TrackerOptions,
  scene: (tracker: Tracker) => Promise<void>,
): Promise<void> {
  const tracker = await startTracker(options);
  try {
    await scene(tracker);
  } finally {
    await tracker.close();
  }
}

/** Both shapes of open-line events, and the portal's own tracker off and on. */
export const everyPortal = (['array', 'object'] as const).flatMap((shape) =>
  (['N', 'Y'] as const).map((native) => ({
    shape,
    native,
    name: `DATA as ${shape}, own tracker ${native === 'Y' ? 'on' : 'off'}`,
  })),
);
