import { ApiError } from './api-error.ts';

/** Unknown, of another portal, or not for this opener: from outside these look the same. */
export function notFound(code: string, what: string): ApiError {
  return new ApiError(
    404,
    code,
    `There is no such ${what}, or this account may not see it.`,
    'Open the list again.',
  );
}
