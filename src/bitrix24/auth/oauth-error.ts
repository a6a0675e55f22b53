import { restError } from '../client/rest-error.ts';
import { PortalError, type PortalErrorKind } from '../client/portal-client.ts';

/**
 * What the authorization server's refusals say about a portal
 * (docs/bitrix24/errors.md#authorization-server). `authRevoked`: the refresh token is of no use any more.
 */
const kinds = new Map<string, PortalErrorKind>([
  ['INVALID_GRANT', 'authRevoked'],
  ['BAD_VERIFICATION_CODE', 'authRevoked'],
  ['PORTAL_DELETED', 'authRevoked'],
  ['APPLICATION_NOT_FOUND', 'authRevoked'],
  ['PAYMENT_REQUIRED', 'restDisabled'],
]);

/** Codes that refuse the app's own credentials: its operator has to correct them. */
const clientCodes = new Set(['INVALID_CLIENT', 'WRONG_CLIENT']);

/**
 * A refusal of the authorization server as a `PortalError`. Every code that is not known to be final is `transient`: it
 * says nothing about the portal, so the lane waits and nothing is given up.
 */
export function oauthError(code: string, description: string): PortalError {
  const { code: safeCode, description: safeDescription } = restError({ code, description });
  return new PortalError(kinds.get(code.toUpperCase()) ?? 'transient', safeCode, {
    description: safeDescription,
  });
}

/** Whether the authorization server refuses client_id or client_secret, or the app on that portal. */
export function refusesClient({ code }: PortalError): boolean {
  return clientCodes.has(code.toUpperCase());
}
