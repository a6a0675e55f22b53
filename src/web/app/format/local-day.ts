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

/** Today in the browser's time zone, as the value of a date input: `2026-05-04`. */
export function today(): string {
  const now = new Date();
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
