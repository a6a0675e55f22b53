/** Unix ms of the start of a day (`2026-05-04`) in the browser's time zone. */
export function dayStart(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

/** Unix ms of the start of the next day; correct for days of 23 or 25 hours. */
export function dayAfter(day: string): number {
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}

const pad = (part: number): string => String(part).padStart(2, '0');

/** The day in the browser's time zone, as the value of a date input: `2026-05-04`. */
export function localDay(at: Date): string {
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** `2026-05-04 09:30` in the browser's time zone: spreadsheets sort it and read it as a time. */
export function localMinute(at: Date): string {
  return `${localDay(at)} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
