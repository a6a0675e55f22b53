import type { LoggerInterface } from '@bitrix24/b24jssdk';
import type { Log } from '../../observability/log.ts';

const nothing = (): Promise<void> => Promise.resolve();

/**
 * The SDK's warnings and worse. Its debug and info records hold request bodies, so they are dropped, and of the
 * others only the sentence is kept (sdk.md 6). Every method has to return a promise.
 */
export function sdkLog(log: Log): LoggerInterface {
  const write =
    (level: 'warn' | 'error') =>
    (message: string): Promise<void> => {
      log[level]({ from: 'b24jssdk' }, message);
      return nothing();
    };
  return {
    log: nothing,
    debug: nothing,
    info: nothing,
    notice: nothing,
    warning: write('warn'),
    // Failed requests: the caller gets them as PortalError and says what it does about them.
    error: nothing,
    critical: write('error'),
    alert: write('error'),
    emergency: write('error'),
  };
}
