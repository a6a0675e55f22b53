import { z } from 'zod';
import {
  isLoopback,
  isTrustedTransport,
  webAddress,
  withoutTrailingSlash,
} from '../src/runtime/web-address.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const required = (advice: string) => z.string({ error: `missing|${advice}` });

const wholeNumber = (advice: string, min: number, max: number, defaultValue: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `invalid|${advice}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `outOfRange|${advice}`)
    .default(defaultValue);

const address = (advice: string) =>
  z.string().transform((text, context) => {
    const url = webAddress(text);
    if (url) return url;
    context.addIssue({ code: 'custom', message: `invalid|${advice}` });
    return z.NEVER;
  });

const publicUrlAdvice =
  'Set it to the https address at which the portal reaches this app, e.g. https://tracker.example.com.';
const oauthAdvice =
  'Leave it unset for the cloud, or set the https address of one authorization server to use instead.';
const databaseAdvice =
  'Use postgres://user:password@host/database, or leave it unset for the embedded store.';

/** Newest first: the first key encrypts, all of them decrypt. */
const secretKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .pipe(
    z.array(
      z
        .string()
        .min(
          16,
          'tooShort|Use 16 characters or more for each key, or leave it unset: a key is made in DATA_DIR. Keys are separated by commas and contain none.',
        ),
    ),
  );

/** The variables of docs/spec.md 11. Messages of problems are `code|advice`. */
const variables = z.object({
  PORT: wholeNumber('Use a port from 0 to 65535.', 0, 65_535, 3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: required(publicUrlAdvice).pipe(address(publicUrlAdvice)),
  B24_CLIENT_ID: required('Copy client_id from the application card in Bitrix24.'),
  B24_CLIENT_SECRET: required('Copy client_secret from the application card in Bitrix24.'),
  B24_OAUTH_URL: z.string().pipe(address(oauthAdvice)).optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/, `invalid|${databaseAdvice}`)
    .optional(),
  SECRET_KEY: secretKeys.optional(),
  ALLOW_INSECURE_PORTALS: z
    .enum(['0', '1'], { error: 'invalid|Use 1 to allow plain http on loopback, or leave it unset.' })
    .default('0'),
  SWEEP_INTERVAL: wholeNumber('Use seconds from 0 (off) to 86400.', 0, 86_400, 300),
  ERASE_GRACE_DAYS: wholeNumber('Use days from 0 (at once) to 365.', 0, 365, 14),
  LOG_LEVEL: z.enum(logLevels, { error: `invalid|Use one of ${logLevels.join(', ')}.` }).default('info'),
});

/**
 * Both authorization servers of Bitrix24's cloud (docs/bitrix24/install-and-auth.md#authorization-servers), the default
 * first. Fixed, because client_secret is sent to them.
 */
const cloudOAuthUrls: readonly string[] = ['https://oauth.bitrix.info', 'https://oauth.bitrix24.tech'];

/** The environment as the configuration of the app. `transportProblems` checks the addresses further. */
export const environmentSchema = variables.transform((env) => ({
  port: env.PORT,
  host: env.HOST,
  publicUrl: withoutTrailingSlash(env.PUBLIC_URL),
  clientId: env.B24_CLIENT_ID,
  clientSecret: env.B24_CLIENT_SECRET,
  /** Authorization servers, the default first. */
  oauthUrls: env.B24_OAUTH_URL ? [withoutTrailingSlash(env.B24_OAUTH_URL)] : cloudOAuthUrls,
  dataDir: env.DATA_DIR,
  databaseUrl: env.DATABASE_URL,
  secretKeys: env.SECRET_KEY,
  allowInsecurePortals: env.ALLOW_INSECURE_PORTALS === '1',
  sweepInterval: env.SWEEP_INTERVAL,
  eraseGraceDays: env.ERASE_GRACE_DAYS,
  logLevel: env.LOG_LEVEL,
}));

/**
 * Names of the variables with addresses that would send secrets unencrypted. Takes the raw environment, so that these
 * problems are reported together with those of the schema.
 */
export function transportProblems(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const allowInsecure = env['ALLOW_INSECURE_PORTALS'] === '1';
  const oauth = webAddress(env['B24_OAUTH_URL'] ?? '');
  const publicUrl = webAddress(env['PUBLIC_URL'] ?? '');
  return [
    ...(oauth && !isTrustedTransport(oauth, allowInsecure) ? ['B24_OAUTH_URL'] : []),
    // PUBLIC_URL is only sent to the portal, which refuses http itself; on loopback http is harmless.
    ...(publicUrl?.protocol === 'http:' && !allowInsecure && !isLoopback(publicUrl) ? ['PUBLIC_URL'] : []),
  ];
}
