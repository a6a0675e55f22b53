import type { Shape } from './shape.ts';
import { longBlock, separatedDigits } from './shape.ts';

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const year = '(?:(?:19|20)\\d{2})';
const notAfterDigits = '(?<!\\d[.\\/-]?|\\+)';
const dayMonthYear = `${day}([.\\/-])${month}\\1(?:${year}|\\d{2})`;
const separatedYears = /(?:19|20)\d\d ?[-\/.]/;
const hourMark = /\d ?(?:h|ч|am|pm|a\.m|p\.m|uhr|点|點)/iu;
const clockMark = /\d:\d/;
const clock = '(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?';

/** "(0472) 25-05-60", "8 0232 21-07-51": digits behind an area code, where no date stands. */
function isEndOfPhone(written: string, before: string): boolean {
  return /^\d\d-\d\d-\d\d$/.test(written) && /(?:\(\d{2,5}\)|(?<!\d)0\d{2,4}) ?$/.test(before);
}

/** Dates and times of day. */
export const timeShapes: readonly Shape[] = [
  {
    because: 'date',
    detail: 'range',
    needs: separatedDigits,
    pattern: new RegExp(
      `${notAfterDigits}${dayMonthYear} ?- ?${day}\\1${month}\\1(?:${year}|\\d{2})(?!\\d)`,
      'gu',
    ),
  },
  {
    because: 'date',
    detail: 'day month year',
    needs: separatedDigits,
    pattern: new RegExp(`${notAfterDigits}${dayMonthYear}(?!\\d|\\1\\d)`, 'gu'),
    check: (written, { text, start }) => !isEndOfPhone(written, text.slice(Math.max(0, start - 8), start)),
  },
  {
    because: 'date',
    detail: 'month day year',
    needs: separatedDigits,
    pattern: new RegExp(`${notAfterDigits}${month}\\/${day}\\/(?:${year}|\\d{2})(?!\\d|\\/\\d)`, 'gu'),
  },
  {
    because: 'date',
    detail: 'year month day',
    needs: separatedYears,
    pattern: new RegExp(
      `${notAfterDigits}${year}([.\\/-])${month}\\1${day}(?:[T ]${clock}(?:\\.\\d{1,6})?Z?)?(?!\\d|\\1\\d)`,
      'gu',
    ),
  },
  {
    because: 'date',
    detail: 'year month day',
    needs: longBlock,
    pattern:
      /(?<![\d+])(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T_ -]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d|(?:[01]\d|2[0-3])[0-5]\d)(?!\d)/gu,
  },
  {
    because: 'date',
    detail: 'day month',
    needs: separatedDigits,
    pattern: new RegExp(`(?<![\\d.\\/+-])${day}\\/(?:0[1-9]|1[0-2])(?!\\d|[.\\/-] ?\\d| ?\\/)`, 'gu'),
  },
  {
    because: 'date',
    detail: 'years',
    needs: separatedYears,
    pattern: /(?<![\d.\/+-])(?:19|20)\d{2} ?[-\/] ?(?:19|20)\d{2}(?![\d.\/-])/gu,
    check: (_, { text, start }) => !/[\d)] ?$/.test(text.slice(Math.max(0, start - 3), start)),
  },
  {
    because: 'time',
    detail: 'clock',
    needs: clockMark,
    pattern: new RegExp(`(?<![\\d:.])${clock}(?: ?- ?${clock})?(?![\\d:])`, 'gu'),
  },
  {
    because: 'time',
    detail: 'clock',
    needs: hourMark,
    pattern:
      /(?<![\d:.,])(?:[01]?\d|2[0-4])(?:[:.]?[0-5]\d)? ?(?:h|hs|hrs|horas?|heures?|uhr|am|pm|a\.m\.|p\.m\.|ч|час\p{L}*|点|點)(?![\p{L}\d])/giu,
    check: (_, { text, start }) => !/\d ?$/.test(text.slice(Math.max(0, start - 3), start)),
  },
  {
    because: 'time',
    detail: 'clock',
    needs: hourMark,
    pattern: /(?<![\d:.,])(?:[01]?\d|2[0-4]) ?[hH] ?[0-5]\d(?!\d)/gu,
  },
];
