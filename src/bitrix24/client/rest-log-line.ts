import { z } from 'zod';
import { mask } from '../../observability/mask.ts';
import { portalHash } from '../../observability/portal-hash.ts';
import type { RestLogCommand, RestLogLine } from '../../store/ports.ts';
import { maskedParams } from './masked-params.ts';
import type { PortalRequest, WatchedCommand } from './observe-requests.ts';

/** A request as it may be kept: what was asked about which items, and how it ended. Nothing that somebody wrote. */
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
    code: codeWord(code),
    sent,
    received,
    commands: commands.map(commandOf),
  };
}

function commandOf({ method, params, outcome }: WatchedCommand): RestLogCommand {
  const told = { method, params: maskedParams(params) };
  if (!outcome) return told;
  if (!outcome.ok) return { ...told, error: codeWord(outcome.error.code) };
  const rows = rowsOf(outcome.result);
  return rows === undefined ? told : { ...told, rows };
}

/** Portals may write a sentence where a code belongs. */
function codeWord(code: string): string {
  return /^[\w.-]{0,60}$/.test(code) ? mask(code) : 'ERROR';
}

/** A list, or a list under the one name that `crm.item.*` gives it. */
const list = z.union([
  z.array(z.unknown()),
  z.looseObject({ items: z.array(z.unknown()) }).transform(({ items }) => items),
]);

function rowsOf(result: unknown): number | undefined {
  return list.safeParse(result).data?.length;
}
