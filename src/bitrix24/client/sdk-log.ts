import type { LoggerInterface } from '@bitrix24/b24jssdk';
import type { Log } from '../../observability/log.ts';

const ignore = (): Promise<void> => Promise.resolve();

/**
 * Logs the SDK's warnings and errors. Its debug and info records contain request bodies, so they are discarded, and of
 * the others only the message is logged (docs/bitrix24/sdk.md#log). Every method has to return a promise.
 */
export function sdkLog(log: Log): LoggerInterface {
  const write =
    (level: 'warn' | 'error') =>
    (message: string): Promise<void> => {
      log[level]({ from: 'b24jssdk' }, message);
      return ignore();
    };
  return {
    log: ignore,
    debug: ignore,
    info: ignore,
    notice: ignore,
    warning: write('warn'),
    // Failed requests: the caller gets a PortalError and logs it.
    error: ignore,
    critical: write('error'),
    alert: write('error'),
    emergency: write('error'),
  };
}
