import type { Tracker, TrackerOptions } from './start-tracker.ts';
import { startTracker } from './start-tracker.ts';

/** Runs a test with a tracker of its own and closes it afterwards, also when the test fails. */
export async function withTracker(
  options: TrackerOptions,
  test: (tracker: Tracker) => Promise<void>,
): Promise<void> {
  const tracker = await startTracker(options);
  try {
    await test(tracker);
  } finally {
    await tracker.close();
  }
}

/** All combinations of the two payload shapes of open-line events with the portal's own tracker off and on. */
export const portalVariants = (['array', 'object'] as const).flatMap((shape) =>
  (['N', 'Y'] as const).map((native) => ({
    shape,
    native,
    name: `DATA as ${shape}, own tracker ${native === 'Y' ? 'on' : 'off'}`,
  })),
);
