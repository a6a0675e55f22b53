import { createLog, type Log } from '../../src/observability/log.ts';
import { recordOutput } from './captured-output.ts';

/** The app's log in tests: not printed, collected in `lines` and checked for personal data (captured-output.ts). */
export function testLog(lines: string[] = []): Log {
  const write = (line: string): void => {
    lines.push(line);
    recordOutput('app', line);
  };
  return createLog({ level: 'debug', destination: { write } });
}
