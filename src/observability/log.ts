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
const secretKeys = new Set([
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
]);
/** Levels of objects that are looked through; what lies deeper is not logged. */
const DEPTH = 4;

/** JSON lines without phones, e-mails, names or tokens (docs/spec.md 9). A portal (`member`) is logged as its hash. */
export function createLog({ level, destination }: LogOptions): Log {
  const options = {
    level,
    base: null,
    // pino's own redaction by paths costs ten times as much for each line.
    formatters: { log: (fields: Record<string, unknown>) => withoutSecrets(fields, DEPTH) },
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

/** The same fields without secrets. Errors have a serializer of their own. */
function withoutSecrets(fields: object, depth: number): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields))
    told[key] = secretKeys.has(key) ? '***' : withoutSecretsIn(value, depth);
  return told;
}

function withoutSecretsIn(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (depth === 0) return '...';
  if (Array.isArray(value)) return value.map((one) => withoutSecretsIn(one, depth - 1));
  return withoutSecrets(value, depth - 1);
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
