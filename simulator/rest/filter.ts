import { entriesOf, listOf, text } from '../base/params.ts';
import { parseDate } from '../base/clock.ts';

type Comparable = string | number | null | readonly (string | number)[];
export type ComparableKind = 'int' | 'double' | 'string' | 'date';

export interface FilterField {
  readonly kind: ComparableKind;
  readonly value: Comparable;
}

/** The value of a row's field; `undefined` for a field that cannot be filtered. */
export type FieldReader<T> = (row: T, name: string) => FilterField | undefined;

const prefixes = /^(!@|!=%|!%=|!%|!=|>=|<=|=%|%=|!|>|<|=|@|%)?(.*)$/s;

export function splitKey(key: string): { operator: string; name: string } {
  const [, operator = '', name = ''] = prefixes.exec(key) ?? [];
  return { operator, name };
}

type Plain = string | number | null;

/**
 * Compiles a filter with operator prefixes and nested groups with `logic`
 * (docs/bitrix24/crm-items.md#filters). The returned predicate throws the error of `unknown` for a field that
 * `read` does not know.
 */
export function compileFilter<T>(
  filter: unknown,
  read: FieldReader<T>,
  zone: number,
  unknown: (name: string) => Error,
): (row: T) => boolean {
  const entries = entriesOf(filter);
  const isLogic = (key: string): boolean => key.toLowerCase() === 'logic';
  const matchAny = entries.some(([key, value]) => isLogic(key) && text(value).toUpperCase() === 'OR');
  const parts = entries
    .filter(([key]) => !isLogic(key))
    .map(([key, value]): ((row: T) => boolean) => {
      if (/^\d+$/.test(key)) return compileFilter(value, read, zone, unknown);
      const { operator, name } = splitKey(key);
      const test = condition(operator, value, zone);
      return (row) => {
        const field = read(row, name);
        if (!field) throw unknown(name);
        return test(field);
      };
    });
  if (matchAny) return (row) => parts.some((part) => part(row));
  return (row) => parts.every((part) => part(row));
}

function condition(operator: string, wanted: unknown, zone: number): (field: FilterField) => boolean {
  if (operator.startsWith('!')) {
    const positive = condition(operator.slice(1), wanted, zone);
    return (field) => !positive(field);
  }
  const options = typeof wanted === 'object' && wanted !== null ? listOf(wanted) : [wanted];
  const tests = new Map<ComparableKind, (value: Plain) => boolean>();
  return ({ kind, value }) => {
    let test = tests.get(kind);
    if (!test) tests.set(kind, (test = valueTest(operator, kind, options, zone)));
    if (!isList(value)) return test(value);
    // A list without values counts as an empty field.
    return value.length === 0 ? test(null) : value.some(test);
  };
}

function isList(value: Comparable): value is readonly (string | number)[] {
  return Array.isArray(value);
}

function valueTest(
  operator: string,
  kind: ComparableKind,
  options: readonly unknown[],
  zone: number,
): (value: Plain) => boolean {
  if (operator.includes('%')) return likeTest(operator, options);
  if (operator === '' || operator === '=' || operator === '@') return equalTest(kind, options, zone);
  if (kind === 'string') {
    const limit = text(options[0]);
    return (value) => compare(operator, text(value), limit);
  }
  const limit = toNumber(kind, options[0], zone);
  return (value) =>
    limit !== undefined && typeof value === 'number' && compare(operator, wholeSecond(kind, value), limit);
}

function equalTest(
  kind: ComparableKind,
  options: readonly unknown[],
  zone: number,
): (value: Plain) => boolean {
  const wantsEmpty = options.some(isEmptyOption);
  const filled = options.filter((option) => !isEmptyOption(option));
  const isEmpty = (value: Plain): boolean => value === null || value === '' || value === 0;
  if (kind === 'string') {
    const texts = new Set(filled.map((option) => text(option).toLowerCase()));
    return (value) =>
      (wantsEmpty && isEmpty(value)) || (value !== null && texts.has(text(value).toLowerCase()));
  }
  const numbers = new Set(filled.map((option) => toNumber(kind, option, zone)));
  return (value) =>
    (wantsEmpty && isEmpty(value)) || (value !== null && numbers.has(wholeSecond(kind, Number(value))));
}

function likeTest(operator: string, options: readonly unknown[]): (value: Plain) => boolean {
  const patterns = options.map((option) => {
    const pattern = text(option).toLowerCase();
    const parts = operator === '%' ? ['', pattern, ''] : pattern.split('%');
    const source = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
    return new RegExp(`^${source}$`, 's');
  });
  return (value) => patterns.some((pattern) => pattern.test(text(value).toLowerCase()));
}

function compare<T extends string | number>(operator: string, a: T, b: T): boolean {
  if (operator === '>') return a > b;
  if (operator === '>=') return a >= b;
  return operator === '<' ? a < b : a <= b;
}

/** Dates are compared in whole seconds. */
function wholeSecond(kind: ComparableKind, value: number): number {
  return kind === 'date' ? Math.floor(value / 1000) * 1000 : value;
}

function toNumber(kind: ComparableKind, option: unknown, zone: number): number | undefined {
  if (kind === 'date') return parseDate(text(option), zone);
  const number = Number(text(option));
  return Number.isNaN(number) ? undefined : number;
}

function isEmptyOption(value: unknown): boolean {
  return value === null || value === '' || value === false || value === undefined;
}
