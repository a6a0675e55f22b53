/** Unix ms at which a day (`2026-05-04`) begins on the reader's clock. */
export function dayStart(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

/** Unix ms at which the next day begins; days of 23 or 25 hours included. */
export function dayAfter(day: string): number {
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** Today on the reader's clock, as a date field writes it. */
export function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
