import type { RestLogLine, RestLogQuery } from '../ports.ts';

/** Whether a line is what somebody asked for. */
export function isAsked(line: RestLogLine, { from, portal, failed = false }: RestLogQuery): boolean {
  return line.at >= from && (portal === undefined || line.portal === portal) && (!failed || hasFailed(line));
}

export function hasFailed({ outcome, commands }: RestLogLine): boolean {
  return outcome !== 'ok' || commands.some(({ error }) => error !== undefined);
}
