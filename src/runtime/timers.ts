/** Runs things later: by the machine's clock, or by one that a test moves. */
export interface Timers {
  /** Runs `work` once after `ms` milliseconds; the function it gives takes that back. */
  after(ms: number, work: () => void): () => void;
}

/** Runs `work` again and again; the function it gives ends that. */
export function repeatedly(timers: Timers, ms: number, work: () => void): () => void {
  let stop = timers.after(ms, function again() {
    stop = timers.after(ms, again);
    work();
  });
  return () => {
    stop();
  };
}

export const machineTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
