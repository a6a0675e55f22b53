import type { Language } from '../../../domain/languages.ts';
import type { Words } from '../locales/messages.ts';

/** Numbers, dates and lists as the reader's language writes them. */
export interface Format {
  number(value: number): string;
  /** Date and time of a moment in Unix ms; `never` for 0. */
  moment(at: number): string;
  /** `2026-05-04` */
  day(day: string): string;
  list(parts: readonly string[]): string;
  country(code: string): string;
}

export function createFormat(language: Language, words: Words): Format {
  const numbers = new Intl.NumberFormat(language);
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return {
    number: (value) => numbers.format(value),
    moment: (at) => (at === 0 ? words.never : moments.format(at)),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    list: (parts) => lists.format(parts),
    country: (code) => countries.of(code) ?? code,
  };
}
