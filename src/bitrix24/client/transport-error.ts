import { AxiosError, type AxiosResponse } from 'axios';
import { z } from 'zod';
import { restError } from './rest-error.ts';
import { boundedWait } from './operating-reset.ts';
import { PortalError } from './portal-client.ts';

/**
 * Code for a redirect: the portal moved to another host (docs/bitrix24/install-and-auth.md#moved-portals).
 * Nothing was executed.
 */
export const portalMoved = 'PORTAL_MOVED';

/** The answer exceeds the limit of `b24-connection.ts`: fewer commands at once may have a smaller one. */
export const ANSWER_TOO_LARGE = 'ANSWER_TOO_LARGE';

const errorBody = z.looseObject({
  error: z.union([z.string(), z.number().transform(String)]),
  error_description: z.string().catch(''),
});

/** No connection was made, so the portal did not get the request. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
]);

/** Any failure of one HTTP request as a `PortalError`, without data of the request. `now`: unix ms. */
export function transportError(error: unknown, now: number): PortalError {
  if (error instanceof PortalError) return error;
  if (!(error instanceof AxiosError)) return new PortalError('unknownOutcome', 'TRANSPORT_FAILED');
  if (error.response) return responseError(error.response, now);
  const code = isTooLarge(error) ? ANSWER_TOO_LARGE : (error.code ?? 'TRANSPORT_FAILED');
  return new PortalError(wasNeverSent(error) ? 'transient' : 'unknownOutcome', code);
}

/** axios has no code of its own for it. */
function isTooLarge({ code, message }: AxiosError): boolean {
  return code === AxiosError.ERR_BAD_RESPONSE && message.startsWith('maxContentLength');
}

function wasNeverSent(error: AxiosError): boolean {
  const cause: unknown = error.cause;
  const syscall = cause instanceof Error && 'syscall' in cause ? cause.syscall : undefined;
  const code = error.code ?? '';
  return (
    neverSent.has(code) ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    /CERT|^ERR_(?:TLS|SSL)/.test(code)
  );
}

function responseError(response: AxiosResponse<unknown>, now: number): PortalError {
  const { status } = response;
  if (status >= 300 && status < 400) return new PortalError('transient', portalMoved);
  const body = errorBody.safeParse(response.data);
  const wait = headerWait(response, now);
  if (!body.success) return restError({ code: '', description: '', status }, { waitFor: wait });
  const restErrorBody = { code: body.data.error, description: body.data.error_description, status };
  return restError(restErrorBody, { waitFor: wait });
}

/** `Retry-After` in seconds or as a date. */
function headerWait(response: AxiosResponse<unknown>, now: number): number | undefined {
  const header: unknown = response.headers['retry-after'];
  if (typeof header !== 'string' || header === '') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return boundedWait(ms);
}
