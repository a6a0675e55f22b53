import { z } from 'zod';
import { mask } from '../../observability/mask.ts';
import { portalHash } from '../../observability/portal-hash.ts';
import type { RestLogCommand, RestLogLine } from '../../store/ports.ts';
import { maskedParams } from './masked-params.ts';
import type { PortalRequest, ObservedCommand } from './observe-requests.ts';

/** A request as it may be stored: methods, ids and outcomes, without personal data. */
export function restLogLine(request: PortalRequest): RestLogLine {
  const { at, member, requestId, method, took, status, outcome, code, sent, received, commands } = request;
  return {
    at,
    portal: member === '' ? '' : portalHash(member),
    request: requestId,
    method,
    took: Math.round(took),
    status,
    outcome,
    code: safeCode(code),
    sent,
    received,
    commands: commands.map(commandOf),
  };
}

function commandOf({ method, params, outcome }: ObservedCommand): RestLogCommand {
  const line = { method, params: maskedParams(params) };
  if (!outcome) return line;
  if (!outcome.ok) return { ...line, error: safeCode(outcome.error.code) };
  const rows = rowsOf(outcome.result);
  return rows === undefined ? line : { ...line, rows };
}

/** Some portals send a sentence instead of a code. */
function safeCode(code: string): string {
  return /^[\w.-]{0,60}$/.test(code) ? mask(code) : 'ERROR';
}

/** A list, or the list in `items`, as `crm.item.list` returns it. */
const list = z.union([
  z.array(z.unknown()),
  z.looseObject({ items: z.array(z.unknown()) }).transform(({ items }) => items),
]);

function rowsOf(result: unknown): number | undefined {
  return list.safeParse(result).data?.length;
}
