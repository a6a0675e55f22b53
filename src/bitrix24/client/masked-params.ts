import { mask } from '../../observability/mask.ts';

type MaskedValue = string | number;

const MAX_PARAMS = 40;
const MAX_DEPTH = 6;

/** `id`, `entityTypeId`, `OWNER_ID`, `@id`, `entityIds`: parameters with ids of items, types and lines. */
const idName = /^\W*(?:ids?|[a-z]\w*Ids?|(?:\w+_)?IDS?)$/;

/** Parameters with constants of Bitrix24: `PHONE`, `WORK`, `ONCRMDEALADD`, `CRM_DEAL_DETAIL_TAB`. */
const constantName = /^(?:event|placement|type|typeId|valueType|entity_type)$/i;

/**
 * Parameters without personal data: the name `fields[fm][n0][value]` stays, its value becomes `text(12)`. Ids are kept,
 * so that support finds the items of a request. `select` is left out: it is always the same.
 */
export function maskedParams(params: unknown): Readonly<Record<string, MaskedValue>> {
  const all = params instanceof URLSearchParams ? [...params] : flatten(params, '', 0);
  const pairs = all.filter(([path]) => !path.startsWith('select['));
  const masked = pairs
    .slice(0, MAX_PARAMS)
    .map(([path, value]) => [mask(path), maskedValue(path, value)] as const);
  const more = pairs.length - masked.length;
  return Object.fromEntries(more > 0 ? [...masked, ['more', more] as const] : masked);
}

/** Bracket paths and their values, as a query string would have them. */
function flatten(
  value: unknown,
  path: string,
  depth: number,
): readonly (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    flatten(inner, path === '' ? key : `${path}[${key}]`, depth + 1),
  );
}

function maskedValue(path: string, given: unknown): MaskedValue {
  const value = given ?? null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (idName.test(nameOf(path)) && /^\d{1,8}$/.test(text)) return Number(text);
  if (constantName.test(nameOf(path)) && /^[A-Z][A-Z_]{1,40}$/.test(text)) return text;
  if (typeof value === 'boolean' || value === null) return text;
  return `${typeof value === 'string' ? 'text' : typeof value}(${text.length})`;
}

/** The last part of a path that is a name and not an index. */
function nameOf(path: string): string {
  const parts = path.split(/[[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
  return parts.at(-1) ?? '';
}
