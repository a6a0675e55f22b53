import { createLog, type Log } from '../../src/observability/log.ts';
import { hear } from './heard.ts';

/** The app's log in a test: shown to nobody, kept in `lines`, and looked through for what no log may hold. */
export function testLog(lines: string[] = []): Log {
  const write = (line: string): void => {
    lines.push(line);
    hear('app', line);
  };
  return createLog({ level: 'debug', destination: { write } });
}
