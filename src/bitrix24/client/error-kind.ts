import type { PortalErrorKind } from './portal-client.ts';

/** An error of Bitrix24: from an HTTP error, a 200 with an error body, or one command of a batch. */
export interface RestErrorBody {
  readonly code: string;
  readonly description: string;
  /** HTTP status; absent for a command of a batch. */
  readonly status?: number;
}

/** docs/bitrix24/errors.md#system-errors, docs/bitrix24/errors.md#dead-tokens. */
const kinds = new Map<string, PortalErrorKind>([
  ['QUERY_LIMIT_EXCEEDED', 'throttled'],
  ['OVERLOAD_LIMIT', 'throttled'],
  ['OPERATION_TIME_LIMIT', 'throttled'],
  // The portal could not reach its authorization server: nothing is wrong with the token.
  ['CONNECTION_ERROR', 'transient'],
  ['EXPIRED_TOKEN', 'authRevoked'],
  ['INVALID_TOKEN', 'authRevoked'],
  ['NO_AUTH_FOUND', 'authRevoked'],
  // The owner of the token was dismissed.
  ['AUTHORIZATION_ERROR', 'authRevoked'],
  ['PORTAL_DELETED', 'authRevoked'],
  ['APPLICATION_NOT_FOUND', 'authRevoked'],
  ['PAYMENT_REQUIRED', 'restDisabled'],
  // The owner of the token may not use the app: no method works.
  ['USER_ACCESS_ERROR', 'restDisabled'],
  ['ACCESS_DENIED', 'forbidden'],
  // Not there and not allowed share this one: never conclude that something was deleted
  // (docs/bitrix24/errors.md#not-found-or-not-allowed).
  ['ACCESS_ERROR', 'forbidden'],
  ['INVALID_CREDENTIALS', 'forbidden'],
  ['INSUFFICIENT_SCOPE', 'forbidden'],
  ['WRONG_LICENSE', 'forbidden'],
  ['WRONG_AUTH_TYPE', 'forbidden'],
  ['ALLOWED_ONLY_INTRANET_USER', 'forbidden'],
  ['CONFIG_WRONG_USER_PERMISSION', 'forbidden'],
  ['ERROR_ENTITY_NOT_FOUND', 'notFound'],
  ['OWNER_NOT_FOUND', 'notFound'],
  ['NOT_FOUND', 'notFound'],
  ['ERROR_METHOD_NOT_FOUND', 'rejected'],
  ['ERROR_MANIFEST_IS_NOT_AVAILABLE', 'rejected'],
  ['INTERNAL_SERVER_ERROR', 'unknownOutcome'],
  ['ERROR_UNEXPECTED_ANSWER', 'unknownOutcome'],
]);

/** The kind by the code, else by the description, else by the HTTP status. */
export function errorKind({ code, description, status }: RestErrorBody): PortalErrorKind {
  const kind = kinds.get(code.toUpperCase()) ?? kindOfText(code, description) ?? kindOfStatus(status);
  // A missing right is 403; with 401 the plan has no REST at all (docs/bitrix24/errors.md#system-errors).
  return status === 401 && code.toUpperCase() === 'ACCESS_DENIED' ? 'restDisabled' : kind;
}

/** `crm.*.get` answers `error:""` with only a description (docs/bitrix24/sdk.md#errors). */
function kindOfText(code: string, description: string): PortalErrorKind | undefined {
  if (code !== '' && code !== '0') return undefined;
  if (/not found/i.test(description)) return 'notFound';
  return /access denied/i.test(description) ? 'forbidden' : undefined;
}

function kindOfStatus(status: number | undefined): PortalErrorKind {
  if (status === undefined || status < 400) return 'rejected';
  if (status === 503 || status === 429) return 'throttled';
  if (status >= 500) return 'unknownOutcome';
  // A refusal of the whole request that says nothing about the token: tried again, and checked when an administrator
  // opens the app.
  if (status === 401) return 'restDisabled';
  return status === 403 ? 'forbidden' : 'rejected';
}
