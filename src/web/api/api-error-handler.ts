import type { ErrorRequestHandler } from 'express';
import type { z } from 'zod';
import { CorrectionError } from '../../application/corrections/correction-error.ts';
import { UndoError } from '../../application/undo/undo-decision.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import { ApiError } from './api-error.ts';

export function invalidSession(cause?: unknown): ApiError {
  return new ApiError(
    401,
    'SESSION_INVALID',
    'The session of this page has ended.',
    'Open the page again in the portal.',
    cause,
  );
}

/** 400 for input that does not match the contract. The message has the paths of the fields, never their values. */
export function invalidRequest(code: string, error: z.ZodError): ApiError {
  const details = error.issues
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
    .join('; ');
  return new ApiError(400, code, details, 'Send only the fields and values that docs/api.md lists.', error);
}

export function invalidCursor(): ApiError {
  return new ApiError(
    400,
    'INVALID_REQUEST',
    'The cursor is not one that this list gave to this account.',
    'Load the list again from its first page.',
  );
}

/** Of one user, or of all pages of the portal. */
export function tooManyRequests(cause?: unknown): ApiError {
  return new ApiError(
    429,
    'TOO_MANY_REQUESTS',
    'The pages of the application ask for too much at once.',
    'Wait a minute, then try again.',
    cause,
  );
}

/** Turns known errors into their JSON answer; passes all others on to the app's error handler. */
export function apiErrorHandler(): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const apiError = toApiError(error);
    if (!apiError || response.headersSent) {
      next(error);
      return;
    }
    const { status, code, message, advice } = apiError;
    response.status(status).json({ error: { code, message, advice } });
  };
}

function toApiError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof PortalError) return fromPortalError(error);
  if (error instanceof CorrectionError) return fromCorrectionError(error);
  if (error instanceof UndoError) return fromUndoError(error);
  // The router's error for a path with broken percent encoding.
  if (error instanceof URIError)
    return new ApiError(
      400,
      'INVALID_REQUEST',
      'The address is not percent-encoded UTF-8.',
      'Encode it.',
      error,
    );
  const type: unknown =
    typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large')
    return new ApiError(413, 'BODY_TOO_LARGE', 'The request is too large.', 'Send less at once.', error);
  return typeof type === 'string'
    ? new ApiError(400, 'INVALID_BODY', 'The request body is not valid JSON.', 'Send JSON.', error)
    : undefined;
}

function fromUndoError({ code, advice }: UndoError): ApiError {
  return new ApiError(code === 'DECISION_UNKNOWN' ? 404 : 409, code, advice, advice);
}

const correctionStatus = { unknown: 404, conflict: 409, invalid: 400 } as const;
const correctionMessage = {
  unknown: 'It does not exist any more.',
  conflict: 'The present state does not allow this.',
  invalid: 'The value cannot be read.',
} as const;

function fromCorrectionError({ kind, code, advice }: CorrectionError): ApiError {
  return new ApiError(correctionStatus[kind], code, correctionMessage[kind], advice);
}

function fromPortalError(error: PortalError): ApiError {
  if (error.kind === 'authRevoked') return invalidSession(error);
  if (error.code === 'PAGE_LIMIT') return tooManyRequests(error);
  if (error.kind === 'forbidden' || error.kind === 'restDisabled') {
    return new ApiError(
      403,
      'PORTAL_FORBIDDEN',
      'The portal does not allow this to this account.',
      'Ask an administrator of the portal.',
      error,
    );
  }
  if (error.kind === 'rejected' && error.code === 'UNEXPECTED_ANSWER') {
    return new ApiError(
      502,
      'PORTAL_ANSWER_UNREADABLE',
      'The portal sent an unexpected answer.',
      'Try again later.',
      error,
    );
  }
  return new ApiError(
    503,
    'PORTAL_UNAVAILABLE',
    'The portal does not answer correctly.',
    'Try again in a minute.',
    error,
  );
}
