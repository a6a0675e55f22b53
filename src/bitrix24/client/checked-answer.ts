import { z } from 'zod';
import { restError } from './rest-error.ts';
import { PortalError } from './portal-client.ts';

/** `time` may be missing or short (rest-contract.md 5); the SDK cannot do without it (sdk.md 5.8). */
const envelope = z.looseObject({ result: z.unknown(), time: z.looseObject({}).catch({}) });

const complaintBody = z.looseObject({
  error: z.union([z.string(), z.number().transform(String)]),
  error_description: z.string().catch(''),
});

/**
 * The body of a 200, checked. Some failures come with 200 (rest-contract.md 9.12), and so do login pages of
 * something in between, in which case nobody knows what was done.
 */
export function checkedAnswer(body: unknown): Record<string, unknown> {
  const complaint = complaintBody.safeParse(body);
  if (complaint.success)
    throw restError({ code: complaint.data.error, description: complaint.data.error_description });
  const parsed = envelope.safeParse(body);
  if (!parsed.success || !('result' in parsed.data))
    throw new PortalError('unknownOutcome', 'UNEXPECTED_ANSWER');
  return parsed.data;
}
