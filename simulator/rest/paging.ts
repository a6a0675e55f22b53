import { entriesOf, int, param, text, type Params } from '../base/params.ts';
import { ListAnswer } from './rest-method.ts';

const PAGE_SIZE = 50;

/**
 * One page of 50 rows; with `start: -1` rows are not counted: total 0, no next
 * (docs/bitrix24/batch-and-limits.md#paging).
 */
export function page<T>(
  rows: readonly T[],
  params: Params,
  view: (rows: unknown[]) => unknown,
  show: (row: T) => unknown,
): ListAnswer {
  const start = int(param(params, 'start'));
  if (start < 0) return new ListAnswer(view(rows.slice(0, PAGE_SIZE).map(show)), 0);
  const shown = rows.slice(start, start + PAGE_SIZE).map(show);
  const next = start + PAGE_SIZE < rows.length ? start + PAGE_SIZE : undefined;
  return new ListAnswer(view(shown), rows.length, next);
}

/** Sorts by `{field: 'ASC'}` orders; unknown fields are ignored. */
export function sortRows<T>(
  rows: readonly T[],
  order: unknown,
  read: (row: T, name: string) => string | number | null | undefined,
): T[] {
  const orders = entriesOf(order).map(([name, direction]) => ({
    name,
    sign: text(direction).toUpperCase().startsWith('DESC') ? -1 : 1,
  }));
  return [...rows].sort((a, b) => {
    for (const { name, sign } of orders) {
      const x = read(a, name) ?? '';
      const y = read(b, name) ?? '';
      const difference =
        typeof x === 'number' && typeof y === 'number'
          ? x - y
          : String(x) < String(y)
            ? -1
            : String(x) > String(y)
              ? 1
              : 0;
      if (difference !== 0) return difference * sign;
    }
    return 0;
  });
}
