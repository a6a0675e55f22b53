import { pino, type DestinationStream, type Logger } from 'pino';
import { identifierKinds, identifierLists } from '../domain/identifiers/identifier-kind.ts';
import { mask } from './mask.ts';
import { portalHash } from './portal-hash.ts';

export type Log = Logger;

export interface LogOptions {
  readonly level: string;
  /** stdout when unset. */
  readonly destination?: DestinationStream;
}

/** Keys whose values are censored: secrets and personal data. A second line of defence, they should not be logged. */
const secretKeys = [
  'auth',
  'authorization',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'applicationToken',
  'application_token',
  'clientSecret',
  'client_secret',
  'AUTH_ID',
  'REFRESH_ID',
  'APPLICATION_TOKEN',
  'token',
  ...identifierKinds,
  ...Object.values(identifierLists),
  'name',
  'text',
];

/** JSON lines without phones, e-mails, names or tokens (docs/spec.md 9). A portal (`member`) is logged as its hash. */
export function createLog({ level, destination }: LogOptions): Log {
  const options = {
    level,
    base: null,
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '***' },
    serializers: { err: describeError, member: portalHash },
    hooks: {
      logMethod(
        this: Logger,
        args: Parameters<Logger['info']>,
        method: (...args: Parameters<Logger['info']>) => void,
      ) {
        method.apply(
          this,
          args.map((arg: unknown) => (typeof arg === 'string' ? mask(arg) : arg)) as typeof args,
        );
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorLine;
}

/** Masked message and stack of an error, without its other properties (requests, responses, parameters). */
function describeError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: mask(String(error)) };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: mask(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(error.stack === undefined ? {} : { stack: frames(error.stack) }),
    ...(error.cause === undefined || depth > 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/** The stack frames only: the lines before them repeat the message, which may contain data. */
function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}
