import { z } from 'zod';
import { restError } from './rest-error.ts';
import type { OperatingResets } from './operating-reset.ts';
import { PortalError, type RestCommand, type RestOutcome } from './portal-client.ts';

/** PHP writes maps as objects, lists as arrays, and empty maps as `[]` (docs/bitrix24/batch-and-limits.md#batch). */
const byPosition = z
  .union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
  .transform((parts) => new Map(Object.entries(parts)))
  .catch(new Map());

const batchResult = z.looseObject({
  result: byPosition,
  result_error: byPosition,
  result_total: byPosition,
  result_next: byPosition,
  result_time: byPosition,
});

/** A code alone, or a code and a description; `error` may be empty or a number (docs/bitrix24/errors.md#shapes). */
const commandError = z.union([
  z.string().transform((error) => ({ error, error_description: '' })),
  z.looseObject({
    error: z.union([z.string(), z.number().transform(String)]).catch(''),
    error_description: z.string().catch(''),
  }),
]);

const count = z.coerce.number().int().nonnegative().optional().catch(undefined);

/**
 * One outcome per command, in the order of `commands`. `resets` keeps the times of the answers and gives those of refused
 * methods. Throws `PortalError` for any other shape.
 */
export function batchOutcomes(
  result: unknown,
  commands: readonly Pick<RestCommand, 'method'>[],
  resets?: OperatingResets,
): readonly RestOutcome[] {
  const parsed = batchResult.safeParse(result);
  if (!parsed.success) throw new PortalError('unknownOutcome', 'UNEXPECTED_ANSWER');
  return commands.map(({ method }, position) => {
    const key = String(position);
    const commandFailure = parsed.data.result_error.get(key);
    if (commandFailure === undefined) {
      resets?.keep(method, parsed.data.result_time.get(key));
      return outcomeAt(parsed.data, key, method);
    }
    const error = errorOf(commandFailure, method);
    return { ok: false, error: resets?.withWait(error, method) ?? error };
  });
}

function outcomeAt(batch: z.infer<typeof batchResult>, position: string, method: string): RestOutcome {
  if (!batch.result.has(position))
    return { ok: false, error: new PortalError('unknownOutcome', 'NO_ANSWER', { method }) };
  const total = count.parse(batch.result_total.get(position));
  const next = count.parse(batch.result_next.get(position));
  return {
    ok: true,
    result: batch.result.get(position),
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next }),
  };
}

function errorOf(value: unknown, method: string): PortalError {
  const parsed = commandError.safeParse(value);
  if (!parsed.success) return new PortalError('rejected', 'ERROR', { method });
  const { error: code, error_description: description } = parsed.data;
  return restError({ code, description }, { method });
}
