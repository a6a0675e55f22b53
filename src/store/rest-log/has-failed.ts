import type { RestLogLine } from '../ports.ts';

/** Whether a request or a command in it failed or got no answer. */
export function hasFailed({ outcome, commands }: RestLogLine): boolean {
  return outcome !== 'ok' || commands.some(({ error }) => error !== undefined);
}
