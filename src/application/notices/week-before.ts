const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
/** Digests are sent from this hour of Monday on. */
const HOUR_OF_DIGEST = 8;

/** The week before the present one, by the clock of its reader. */
export interface WeekBefore {
  /** First and last day: `2026-05-04`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Unix ms; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Unix ms from which on its digest may be sent. */
  readonly dueAt: number;
}

/** `utcOffset`: minutes. Weeks begin on Monday. */
export function weekBefore(now: number, utcOffset: number): WeekBefore {
  const local = now + utcOffset * MINUTE_MS;
  const today = Math.floor(local / DAY_MS) * DAY_MS;
  const sinceMonday = (new Date(today).getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  const monday = today - sinceMonday * DAY_MS;
  const first = monday - DAYS_OF_WEEK * DAY_MS;
  const toUtc = (localTime: number): number => localTime - utcOffset * MINUTE_MS;
  return {
    firstDay: dayOf(first),
    lastDay: dayOf(monday - DAY_MS),
    from: toUtc(first),
    to: toUtc(monday),
    dueAt: toUtc(monday) + HOUR_OF_DIGEST * HOUR_MS,
  };
}

function dayOf(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}
