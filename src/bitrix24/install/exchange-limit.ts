import { InstallationError } from '../auth/installation-error.ts';

/** Requests to the authorization server for installations, which anybody can post. Renewals of portals are not counted. */
const MAX_PER_MINUTE = 120;
const MAX_AT_ONCE = 20;
const MINUTE_MS = 60_000;

/** Runs one exchange of an installation's refresh token. Throws `InstallationError` `BUSY` where too many are running. */
export type ExchangeLimit = <T>(exchange: () => Promise<T>) => Promise<T>;

/** `clock`: milliseconds that never go back. */
export function createExchangeLimit(clock: () => number = () => performance.now()): ExchangeLimit {
  let started: number[] = [];
  let running = 0;
  return async (exchange) => {
    const now = clock();
    started = started.filter((at) => now - at < MINUTE_MS);
    if (started.length >= MAX_PER_MINUTE || running >= MAX_AT_ONCE) throw new InstallationError('BUSY');
    started.push(now);
    running += 1;
    try {
      return await exchange();
    } finally {
      running -= 1;
    }
  };
}
