import { mask } from '../../observability/mask.ts';

type Told = string | number;

const mostParams = 40;
const mostNested = 6;

/** `id`, `entityTypeId`, `OWNER_ID`, `@id`, `entityIds`: what holds numbers of items, types and lines. */
const idName = /^\W*(?:ids?|[a-z]\w*Ids?|(?:\w+_)?IDS?)$/;

/** What holds words of Bitrix24 itself: `PHONE`, `WORK`, `ONCRMDEALADD`, `CRM_DEAL_DETAIL_TAB`. */
const wordName = /^(?:event|placement|type|typeId|valueType|entity_type)$/i;

/**
 * Parameters without what somebody wrote: `fields[fm][n0][value]` stays a name, its value becomes `text(12)`. Numbers of
 * items are kept, so that support finds what a request was about. What is selected is the app's own and always the same.
 */
export function maskedParams(params: unknown): Readonly<Record<string, Told>> {
  const all = params instanceof URLSearchParams ? [...params] : flat(params, '', 0);
  const pairs = all.filter(([path]) => !path.startsWith('select['));
  const told = pairs
    .slice(0, mostParams)
    .map(([path, value]) => [mask(path), toldValue(path, value)] as const);
  const more = pairs.length - told.length;
  return Object.fromEntries(more > 0 ? [...told, ['more', more] as const] : told);
}

/** Bracket paths and their values, as a query string would have them. */
function flat(
  value: unknown,
  path: string,
  depth: number,
): readonly (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null || depth === mostNested) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    flat(inner, path === '' ? key : `${path}[${key}]`, depth + 1),
  );
}

function toldValue(path: string, given: unknown): Told {
  const value = given ?? null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (idName.test(nameOf(path)) && /^\d{1,8}$/.test(text)) return Number(text);
  if (wordName.test(nameOf(path)) && /^[A-Z][A-Z_]{1,40}$/.test(text)) return text;
  if (typeof value === 'boolean' || value === null) return text;
  return `${typeof value === 'string' ? 'text' : typeof value}(${text.length})`;
}

/** The last part of a path that is a name and no position. */
function nameOf(path: string): string {
  const parts = path.split(/[[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
  return parts.at(-1) ?? '';
}
