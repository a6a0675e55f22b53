import { z } from 'zod';
import { restError } from './rest-error.ts';
import { PortalError } from './portal-client.ts';

/**
 * `time` may be missing or incomplete (docs/bitrix24/batch-and-limits.md#time), but the SDK requires it
 * (docs/bitrix24/sdk.md#errors).
 */
const envelope = z.looseObject({ result: z.unknown(), time: z.looseObject({}).catch({}) });

const errorBody = z.looseObject({
  error: z.union([z.string(), z.number().transform(String)]),
  error_description: z.string().catch(''),
});

/**
 * The validated body of a 200 response. Throws `PortalError`: some failures come with 200
 * (docs/bitrix24/errors.md#shapes), and so do login pages of proxies, in which case it is unknown whether the
 * request was executed.
 */
export function checkedAnswer(body: unknown): Record<string, unknown> {
  const failure = errorBody.safeParse(body);
  if (failure.success)
    throw restError({ code: failure.data.error, description: failure.data.error_description });
  const parsed = envelope.safeParse(body);
  if (!parsed.success || !('result' in parsed.data))
    throw new PortalError('unknownOutcome', 'UNEXPECTED_ANSWER');
  return parsed.data;
}
