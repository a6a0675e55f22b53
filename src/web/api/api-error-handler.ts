import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { CorrectionError } from '../../application/corrections/correction-error.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import { ApiError } from './api-error.ts';

export function invalidSession(cause?: unknown): ApiError {
  return new ApiError(
    401,
    'SESSION_INVALID',
    'The session of this page is over.',
    'Open the page again in the portal.',
    cause,
  );
}

/** What was given and does not fit the contract: names of fields, never their values. */
export function invalidRequest(code: string, error: z.ZodError): ApiError {
  const where = error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
  return new ApiError(
    400,
    code,
    where,
    'Send only what docs/api.md lists, with values that it allows.',
    error,
  );
}

/** What went wrong as code, message and advice; the rest is for the app's last resort. */
export function apiProblems(): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const known = toApiError(error);
    if (!known || response.headersSent) {
      next(error);
      return;
    }
    const { status, code, message, advice } = known;
    response.status(status).json({ error: { code, message, advice } });
  };
}

function toApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof PortalError) return portalTrouble(error);
  if (error instanceof CorrectionError) return corrected(error);
  if (error instanceof z.ZodError)
    return new ApiError(
      502,
      'PORTAL_ANSWER_UNREADABLE',
      'The portal answered something unexpected.',
      'Try again later.',
      error,
    );
  if (isUndoError(error))
    return new ApiError(
      error.code === 'DECISION_UNKNOWN' ? 404 : 409,
      error.code,
      error.advice,
      error.advice,
    );
  const type: unknown =
    typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large')
    return new ApiError(413, 'BODY_TOO_LARGE', 'The request is too large.', 'Send less at once.', error);
  return typeof type === 'string'
    ? new ApiError(400, 'INVALID_BODY', 'The request is no JSON.', 'Send JSON.', error)
    : undefined;
}

/** `UndoError` of the lane, known by its shape: pages do not reach into lanes. */
const undoError = z.looseObject({
  name: z.literal('UndoError'),
  code: z.enum(['DECISION_UNKNOWN', 'ALREADY_UNDONE']),
  advice: z.string(),
});
function isUndoError(error: unknown): error is z.infer<typeof undoError> {
  return undoError.safeParse(error).success;
}

const statusOf = { unknown: 404, conflict: 409, invalid: 400 } as const;
const messageOf = {
  unknown: 'It is not there any more.',
  conflict: 'This cannot be done as things are.',
  invalid: 'This cannot be read.',
} as const;

function corrected({ kind, code, advice }: CorrectionError): ApiError {
  return new ApiError(statusOf[kind], code, messageOf[kind], advice);
}

function portalTrouble(error: PortalError): ApiError {
  if (error.kind === 'authRevoked') return invalidSession(error);
  if (error.kind === 'forbidden' || error.kind === 'restDisabled') {
    return new ApiError(
      403,
      'PORTAL_FORBIDDEN',
      'The portal does not allow this to this account.',
      'Ask an administrator of the portal.',
      error,
    );
  }
  return new ApiError(
    503,
    'PORTAL_UNAVAILABLE',
    'The portal does not answer as it should.',
    'Try again in a minute.',
    error,
  );
}
