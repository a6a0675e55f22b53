import type { Shape } from './shape.ts';

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const year = '(?:(?:19|20)\\d{2})';
const notAfterDigits = '(?<!\\d[.\\/-]?|\\+)';
const dayMonthYear = `${day}([.\\/-])${month}\\1(?:${year}|\\d{2})`;
const clock = '(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?';

/** Dates and times of day. */
export const timeShapes: readonly Shape[] = [
  {
    because: 'date',
    detail: 'range',
    pattern: new RegExp(
      `${notAfterDigits}${dayMonthYear} ?- ?${day}\\1${month}\\1(?:${year}|\\d{2})(?!\\d)`,
      'gu',
    ),
  },
  {
    because: 'date',
    detail: 'day month year',
    pattern: new RegExp(`${notAfterDigits}${dayMonthYear}(?!\\d|\\1\\d)`, 'gu'),
  },
  {
    because: 'date',
    detail: 'month day year',
    pattern: new RegExp(`${notAfterDigits}${month}\\/${day}\\/(?:${year}|\\d{2})(?!\\d|\\/\\d)`, 'gu'),
  },
  {
    because: 'date',
    detail: 'year month day',
    pattern: new RegExp(
      `${notAfterDigits}${year}([.\\/-])${month}\\1${day}(?:[T ]${clock}(?:\\.\\d{1,6})?Z?)?(?!\\d|\\1\\d)`,
      'gu',
    ),
  },
  {
    because: 'date',
    detail: 'year month day',
    pattern:
      /(?<![\d+])(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T_ -]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d|(?:[01]\d|2[0-3])[0-5]\d)(?!\d)/gu,
  },
  {
    because: 'date',
    detail: 'day month',
    pattern: new RegExp(`(?<![\\d.\\/+-])${day}\\/(?:0[1-9]|1[0-2])(?!\\d|[.\\/-] ?\\d| ?\\/)`, 'gu'),
  },
  {
    because: 'date',
    detail: 'years',
    pattern: /(?<![\d.\/+-])(?:19|20)\d{2} ?[-\/] ?(?:19|20)\d{2}(?![\d.\/-])/gu,
    check: (_, { text, start }) => !/[\d)] ?$/.test(text.slice(0, start)),
  },
  {
    because: 'time',
    detail: 'clock',
    pattern: new RegExp(`(?<![\\d:.])${clock}(?: ?- ?${clock})?(?![\\d:])`, 'gu'),
  },
  {
    because: 'time',
    detail: 'clock',
    pattern:
      /(?<![\d:.,])(?:[01]?\d|2[0-4])(?:[:.]?[0-5]\d)? ?(?:h|hs|hrs|horas?|heures?|uhr|am|pm|a\.m\.|p\.m\.|ч|час\p{L}*|点|點)(?![\p{L}\d])/giu,
    check: (_, { text, start }) => !/\d ?$/.test(text.slice(0, start)),
  },
  { because: 'time', detail: 'clock', pattern: /(?<![\d:.,])(?:[01]?\d|2[0-4]) ?[hH] ?[0-5]\d(?!\d)/gu },
];
