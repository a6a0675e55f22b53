import { PortalError } from './portal-client.ts';

/** Pages wait less time for the portal than lanes do. */
const READ_TIMEOUT_MS = 10_000;

/** `request` with a time limit for pages. Throws `PortalError` `transient` with code `NO_ANSWER_IN_TIME`. */
export async function withTimeout<T>(request: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new PortalError('transient', 'NO_ANSWER_IN_TIME'));
    }, READ_TIMEOUT_MS);
  });
  try {
    return await Promise.race([request, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** `withTimeout`, or `fallback` on a `PortalError`; `authRevoked` is thrown, as the page's session may have expired. */
export async function orFallback<T>(request: Promise<T>, fallback: T): Promise<T> {
  try {
    return await withTimeout(request);
  } catch (error) {
    if (error instanceof PortalError && error.kind !== 'authRevoked') return fallback;
    throw error;
  }
}
