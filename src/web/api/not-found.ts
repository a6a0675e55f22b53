import { ApiError } from './api-error.ts';

/** 404 for what is unknown, belongs to another portal, or is not visible to the caller: the answer does not say which. */
export function notFound(code: string, what: string): ApiError {
  return new ApiError(
    404,
    code,
    `There is no such ${what}, or this account may not see it.`,
    'Open the list again.',
  );
}
