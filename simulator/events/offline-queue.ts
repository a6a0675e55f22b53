import type { Clock } from '../base/clock.ts';
import { randomToken } from '../base/random-token.ts';

export interface OfflineRow {
  readonly id: number;
  /** Unix ms. */
  readonly timestamp: number;
  readonly event: string;
  readonly data: unknown;
  readonly additional: unknown;
  readonly messageId: string;
  readonly connector: string;
  processId: string;
  error: boolean;
}

const keep = 30 * 24 * 3600_000;

/** Events waiting to be fetched: identical data merges, the newest wins (rest-contract.md 2.2, native-tracker.md 7.3). */
export class OfflineQueue {
  rows: OfflineRow[] = [];
  readonly #clock: Clock;
  #nextId = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(event: string, data: unknown, additional: unknown, connector: string): void {
    const key = JSON.stringify([event, data]);
    const now = this.#clock.now();
    const same = (row: OfflineRow): boolean =>
      row.processId === '' && row.connector === connector && JSON.stringify([row.event, row.data]) === key;
    this.rows = this.rows.filter((row) => !same(row) && row.timestamp > now - keep);
    const id = this.#nextId++;
    this.rows.push({
      id,
      timestamp: now,
      event,
      data,
      additional,
      messageId: String(id),
      connector,
      processId: '',
      error: false,
    });
  }

  /** Reserves or removes up to `limit` rows; parallel calls get disjoint sets. */
  take(
    rows: readonly OfflineRow[],
    clear: boolean,
    processId: string,
  ): { processId: string | null; rows: readonly OfflineRow[] } {
    if (clear) {
      this.rows = this.rows.filter((row) => !rows.includes(row));
      return { processId: null, rows };
    }
    const reserved = processId || randomToken();
    for (const row of rows) row.processId = reserved;
    return { processId: reserved, rows };
  }

  clear(processId: string, which: (row: OfflineRow) => boolean): void {
    this.rows = this.rows.filter((row) => row.processId !== processId || !which(row));
  }

  markError(processId: string, which: (row: OfflineRow) => boolean): void {
    for (const row of this.rows) if (row.processId === processId && which(row)) row.error = true;
  }
}
