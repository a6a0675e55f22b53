import { mask } from '../../observability/mask.ts';
import { errorKind, type RestErrorBody } from './error-kind.ts';
import { PortalError } from './portal-client.ts';

const SHORT_WAIT_MS = 2000;
const LONG_WAIT_MS = 60_000;
/** Characters of a description that are read. */
const MAX_RAW_DESCRIPTION = 1000;
/** Characters of a description that are kept. */
const MAX_DESCRIPTION = 160;

/**
 * The portal's error as a `PortalError`. `waitFor`: the wait that the portal requested, in ms; `method`: the failed
 * command.
 */
export function restError(
  body: RestErrorBody,
  { waitFor, method }: { readonly waitFor?: number | undefined; readonly method?: string } = {},
): PortalError {
  const kind = errorKind(body);
  const description = safeDescription(body);
  return new PortalError(kind, codeOf(body), {
    ...(description === '' ? {} : { description }),
    ...(method === undefined ? {} : { method }),
    ...(kind === 'throttled' ? { retryAfter: waitFor ?? defaultWait(body) } : {}),
  });
}

/** Its description quotes only the name of a field: `The field "Title" is required.` */
const fieldRequired = 'CRM_FIELD_ERROR_REQUIRED';

/** A code is a short identifier; anything else may quote sent data and is replaced. */
function codeOf(body: RestErrorBody): string {
  const { code } = body;
  return /^[\w.:-]{1,64}$/.test(code) && mask(code) === code ? code : fallbackCode(body);
}

/** Portals quote sent data in descriptions: quoted parts and anything like a phone or an e-mail are removed. */
function safeDescription({ code, description }: RestErrorBody): string {
  const plain = description.slice(0, MAX_RAW_DESCRIPTION).replace(/<[^>]*>/g, ' ');
  const unquoted = code === fieldRequired ? plain : plain.replace(/(["'«“‘])[^"'»”’]*["'»”’]/g, '$1...');
  return mask(unquoted).replace(/\s+/g, ' ').trim().slice(0, MAX_DESCRIPTION);
}

function fallbackCode({ status, description }: RestErrorBody): string {
  if (/not found/i.test(description)) return 'NOT_FOUND';
  return status === undefined ? 'ERROR' : `HTTP_${status}`;
}

/**
 * A full bucket drains within seconds; used-up operating time returns minute by minute
 * (docs/bitrix24/batch-and-limits.md#operating-time).
 */
function defaultWait({ code, status }: RestErrorBody): number {
  return code === 'OPERATION_TIME_LIMIT' || code === 'OVERLOAD_LIMIT' || status === 429
    ? LONG_WAIT_MS
    : SHORT_WAIT_MS;
}
