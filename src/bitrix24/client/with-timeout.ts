import { PortalError } from './portal-client.ts';

/** A page does not wait as long as a lane does. */
const READ_TIMEOUT_MS = 10_000;

/** What the portal answers; `PortalError` `transient` where that takes too long for somebody who looks on. */
export async function withTimeout<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new PortalError('transient', 'NO_ANSWER_IN_TIME'));
    }, READ_TIMEOUT_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The same, or `otherwise` where the portal cannot be asked at the moment; an opener's session may be over. */
export async function orFallback<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await withTimeout(asked);
  } catch (error) {
    if (error instanceof PortalError && error.kind !== 'authRevoked') return otherwise;
    throw error;
  }
}
