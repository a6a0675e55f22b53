import type { InboxEntry } from '../store/ports.ts';

/** What one run may load. */
export interface LoadShare {
  /** Of the bodies of the entries. */
  readonly bytes: number;
  /** Gives back what the loaded entries do not need. */
  keepFor(entries: readonly InboxEntry[]): void;
  release(): void;
}

/** Bounds the bodies that the runs of all lanes hold in memory together, however many lanes run. */
export interface LoadBudget {
  /** Never waits: a lane that comes late gets less, not later, so that a silent portal holds up no other. */
  take(): LoadShare;
}

const TOTAL_BYTES = 24 * 1024 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;
/** A few entries at least, whatever the others hold. */
const LEAST_BYTES = 64 * 1024;
/** A run gets this part of what is left. */
const PART = 4;

export function createLoadBudget(total = TOTAL_BYTES): LoadBudget {
  let taken = 0;
  return {
    take() {
      const bytes = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, Math.floor((total - taken) / PART)));
      let held = bytes;
      const hold = (next: number): void => {
        taken += next - held;
        held = next;
      };
      taken += bytes;
      return {
        bytes,
        keepFor: (entries) => {
          hold(sizeOf(entries));
        },
        release: () => {
          hold(0);
        },
      };
    },
  };
}

function sizeOf(entries: readonly InboxEntry[]): number {
  return entries.reduce((sum, { body }) => sum + JSON.stringify(body).length, 0);
}
