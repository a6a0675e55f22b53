/** The simulator's time: the machine's clock (or a test's) plus the sum of all `advance` calls. */
export class Clock {
  #offset = 0;
  readonly #source: () => number;

  constructor(source: () => number = Date.now) {
    this.#source = source;
  }

  /** Unix ms. */
  now(): number {
    return this.#source() + this.#offset;
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  advance(ms: number): void {
    this.#offset += ms;
  }
}

/**
 * `2026-03-13T16:50:15+01:00`: whole seconds with the server's offset, as in all REST dates
 * (docs/bitrix24/values.md#dates).
 */
export function isoDate(ms: number, offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const minutes = Math.abs(offsetMinutes);
  const pad = (n: number): string => String(n).padStart(2, '0');
  const local = new Date(Math.floor(ms / 1000) * 1000 + offsetMinutes * 60_000).toISOString().slice(0, 19);
  return `${local}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/**
 * Parses a date of a client to unix ms; one without an offset is in the server's zone
 * (docs/bitrix24/values.md#dates).
 */
export function parseDate(value: string, offsetMinutes: number): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(value) && value.includes('T');
  const parsed = Date.parse(
    zoned ? value : `${value.replace(' ', 'T')}${value.length === 10 ? 'T00:00:00' : ''}Z`,
  );
  if (Number.isNaN(parsed)) return undefined;
  return Math.floor((zoned ? parsed : parsed - offsetMinutes * 60_000) / 1000) * 1000;
}
