import type { Language } from '../../../domain/languages.ts';
import type { Messages } from '../locales/messages.ts';

/** What a text in the user's language is made with. */
export interface TextContext {
  readonly t: Messages;
  readonly format: Format;
}

/** Formats numbers, dates and lists in the user's language. */
export interface Format {
  number(value: number): string;
  /** Date and time of a time in Unix ms; "never" for 0. */
  moment(at: number): string;
  /** Day and month of an ISO date: `2026-05-04`. */
  day(day: string): string;
  list(parts: readonly string[]): string;
  /** Name of a country by its ISO 3166 code. */
  country(code: string): string;
}

export function createFormat(language: Language, t: Messages): Format {
  const numbers = new Intl.NumberFormat(language);
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return {
    number: (value) => numbers.format(value),
    moment: (at) => (at === 0 ? t.never : moments.format(at)),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    list: (parts) => lists.format(parts),
    country: (code) => countries.of(code) ?? code,
  };
}
