import { createHash } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import { randomToken } from '../base/random-token.ts';

export interface OfflineRow {
  readonly id: number;
  /** Unix ms. */
  timestamp: number;
  readonly event: string;
  readonly data: unknown;
  additional: unknown;
  readonly messageId: string;
  readonly connector: string;
  processId: string;
  error: boolean;
}

const RETENTION_MS = 30 * 24 * 3600_000;

/** The offline queue: identical events are merged into one row (docs/bitrix24/offline-queue.md#rows). */
export class OfflineQueue {
  rows: OfflineRow[] = [];
  readonly #clock: Clock;
  #nextId = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** An identical event only renews the existing row, unless that is reserved (docs/bitrix24/offline-queue.md#rows). */
  add(event: string, data: unknown, additional: unknown, connector: string): void {
    const now = this.#clock.now();
    this.rows = this.rows.filter((row) => row.timestamp > now - RETENTION_MS);
    const messageId = createHash('md5')
      .update(JSON.stringify([event, data]))
      .digest('hex');
    const same = this.rows.find(
      (row) =>
        row.processId === '' && !row.error && row.connector === connector && row.messageId === messageId,
    );
    if (same) {
      same.timestamp = now;
      same.additional = additional;
      return;
    }
    const id = this.#nextId++;
    const row = { id, timestamp: now, event, data, additional, messageId, connector };
    this.rows.push({ ...row, processId: '', error: false });
  }

  /** Reserves rows under a new process id, so that parallel calls get disjoint sets. */
  reserve(rows: readonly OfflineRow[]): string {
    const processId = randomToken();
    for (const row of rows) row.processId = processId;
    return processId;
  }

  remove(rows: readonly OfflineRow[]): void {
    this.rows = this.rows.filter((row) => !rows.includes(row));
  }

  clear(processId: string, which: (row: OfflineRow) => boolean): void {
    this.rows = this.rows.filter((row) => row.processId !== processId || !which(row));
  }

  /**
   * Releases failed rows; they are returned only to calls with `error=1`
   * (docs/bitrix24/offline-queue.md#failed-rows).
   */
  markError(processId: string, which: (row: OfflineRow) => boolean): void {
    for (const row of this.rows) {
      if (row.processId !== processId || !which(row)) continue;
      row.error = true;
      row.processId = '';
    }
  }
}
