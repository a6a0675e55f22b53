import { z } from 'zod';
import { complaintError } from './complaint-error.ts';
import { PortalError, type RestOutcome } from './portal-client.ts';

/** PHP writes maps as objects, lists as arrays, and empty maps as `[]` (rest-contract.md 5). */
const byPosition = z
  .union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
  .transform((parts) => new Map(Object.entries(parts)))
  .catch(new Map());

const batchResult = z.looseObject({
  result: byPosition,
  result_error: byPosition,
  result_total: byPosition,
  result_next: byPosition,
});

/** A code alone or code and words; `error` may be empty or a number (rest-contract.md 1.6). */
const commandError = z.union([
  z.string().transform((error) => ({ error, error_description: '' })),
  z.looseObject({
    error: z.union([z.string(), z.number().transform(String)]).catch(''),
    error_description: z.string().catch(''),
  }),
]);

const count = z.coerce.number().int().nonnegative().optional().catch(undefined);

/** One outcome per command, each at its command's place. */
export function batchOutcomes(result: unknown, commands: number): readonly RestOutcome[] {
  const parsed = batchResult.safeParse(result);
  if (!parsed.success) throw new PortalError('unknownOutcome', 'UNEXPECTED_ANSWER');
  return Array.from({ length: commands }, (_, position) => outcomeAt(parsed.data, String(position)));
}

function outcomeAt(batch: z.infer<typeof batchResult>, position: string): RestOutcome {
  if (batch.result_error.has(position))
    return { ok: false, error: errorOf(batch.result_error.get(position)) };
  if (!batch.result.has(position))
    return { ok: false, error: new PortalError('unknownOutcome', 'NO_ANSWER') };
  const total = count.parse(batch.result_total.get(position));
  const next = count.parse(batch.result_next.get(position));
  return {
    ok: true,
    result: batch.result.get(position),
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next }),
  };
}

function errorOf(value: unknown): PortalError {
  const parsed = commandError.safeParse(value);
  if (!parsed.success) return new PortalError('rejected', 'ERROR');
  return complaintError({ code: parsed.data.error, description: parsed.data.error_description });
}
