/** Runs functions later, by the machine's clock or by one that a test controls. */
export interface Timers {
  /** Runs `work` once after `ms` milliseconds. Returns a function that cancels it. */
  after(ms: number, work: () => void): () => void;
  /** Milliseconds by a clock that never goes back, for waits; from a start that means nothing. */
  now(): number;
}

/** Runs `work` every `ms` milliseconds. Returns a function that stops it. */
export function repeatedly(timers: Timers, ms: number, work: () => void): () => void {
  let stop = timers.after(ms, function again() {
    stop = timers.after(ms, again);
    work();
  });
  return () => {
    stop();
  };
}

/** The longest time that `setTimeout` takes: above it, it fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const machineTimers: Timers = {
  now: () => performance.now(),
  after(ms, work) {
    const timer = setTimeout(work, Math.min(ms, MAX_TIMER_MS));
    return () => {
      clearTimeout(timer);
    };
  },
};
