import { entriesOf, listOf, text } from '../base/params.ts';
import { parseDate } from '../base/clock.ts';

export type Comparable = string | number | null | readonly (string | number)[];
export type ComparableKind = 'int' | 'double' | 'string' | 'date';

export interface FilterField {
  readonly kind: ComparableKind;
  readonly value: Comparable;
}

/** The row's value of a field; `undefined` = such a field cannot be filtered. */
export type FieldReader = (name: string) => FilterField | undefined;

const prefixes = /^(!@|!=%|!%=|!%|!=|>=|<=|=%|%=|!|>|<|=|@|%)?(.*)$/s;

export function splitKey(key: string): { operator: string; name: string } {
  const [, operator = '', name = ''] = prefixes.exec(key) ?? [];
  return { operator, name };
}

/** rest-contract.md 4.5: prefixes, nested groups with `logic`. Throws what `unknown` makes for an unknown field. */
export function matches(
  filter: unknown,
  read: FieldReader,
  zone: number,
  unknown: (name: string) => Error,
): boolean {
  const entries = entriesOf(filter);
  const any = entries.some(
    ([key, value]) => key.toLowerCase() === 'logic' && text(value).toUpperCase() === 'OR',
  );
  const verdicts = entries
    .filter(([key]) => key.toLowerCase() !== 'logic')
    .map(([key, value]) => {
      if (/^\d+$/.test(key)) return matches(value, read, zone, unknown);
      const { operator, name } = splitKey(key);
      const field = read(name);
      if (!field) throw unknown(name);
      return compare(operator, field, value, zone);
    });
  return any ? verdicts.some(Boolean) : verdicts.every(Boolean);
}

function compare(operator: string, field: FilterField, wanted: unknown, zone: number): boolean {
  if (operator.startsWith('!'))
    return !compare(operator === '!' ? '' : operator.slice(1), field, wanted, zone);
  const values = Array.isArray(field.value)
    ? (field.value as readonly (string | number)[])
    : [field.value as string | number | null];
  const options = typeof wanted === 'object' && wanted !== null ? listOf(wanted) : [wanted];
  if (operator.includes('%'))
    return options.some((option) => values.some((value) => like(operator, value, text(option))));
  if (operator === '' || operator === '=' || operator === '@') {
    if (values.length === 0) return options.some((option) => empty(option));
    return options.some((option) => values.some((value) => equal(field.kind, value, option, zone)));
  }
  const option = toNumber(field.kind, options[0], zone);
  return values.some((value) => {
    const own = field.kind === 'date' && typeof value === 'number' ? Math.floor(value / 1000) * 1000 : value;
    if (field.kind === 'string') return ordered(operator, String(own ?? ''), text(options[0]));
    return option !== undefined && typeof own === 'number' && ordered(operator, own, option);
  });
}

function ordered<T extends string | number>(operator: string, a: T, b: T): boolean {
  if (operator === '>') return a > b;
  if (operator === '>=') return a >= b;
  return operator === '<' ? a < b : a <= b;
}

function equal(kind: ComparableKind, value: string | number | null, option: unknown, zone: number): boolean {
  if (empty(option)) return value === null || value === '' || value === 0;
  if (kind === 'string') return text(value).toLowerCase() === text(option).toLowerCase();
  const own = kind === 'date' && typeof value === 'number' ? Math.floor(value / 1000) * 1000 : value;
  return own !== null && Number(own) === toNumber(kind, option, zone);
}

function toNumber(kind: ComparableKind, option: unknown, zone: number): number | undefined {
  if (kind === 'date') return parseDate(text(option), zone);
  const number = Number(text(option));
  return Number.isNaN(number) ? undefined : number;
}

function like(operator: string, value: string | number | null, pattern: string): boolean {
  const own = text(value).toLowerCase();
  if (operator === '%') return own.includes(pattern.toLowerCase());
  const source = pattern
    .toLowerCase()
    .split('%')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(own);
}

function empty(value: unknown): boolean {
  return value === null || value === '' || value === false || value === undefined;
}
