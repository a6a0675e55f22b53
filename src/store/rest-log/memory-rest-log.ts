import type { RestLogLine } from '../ports.ts';
import { restLogFor } from '../retention.ts';
import type { ClosableRestLog } from './closable-rest-log.ts';
import { isAsked } from './is-asked.ts';

const mostLines = 5000;

/** The newest lines, until the process ends. */
export function memoryRestLog(now: () => number): ClosableRestLog {
  let lines: RestLogLine[] = [];
  return {
    add(line) {
      lines.push(line);
      // Half at a time: cutting one off each time would cost more than the line.
      if (lines.length >= 2 * mostLines) lines = lines.slice(-mostLines);
    },
    async *read(query) {
      const from = Math.max(query.from, now() - restLogFor);
      yield* lines.filter((line) => isAsked(line, { ...query, from }));
    },
    lost: () => 0,
    close: async () => {},
  };
}
