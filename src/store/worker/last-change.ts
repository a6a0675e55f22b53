import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When a TypeScript source in a folder was changed last: ms as files have them. */
export function lastChange(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.ts'));
  return Math.max(...sources.map((name) => statSync(join(folder, name)).mtimeMs));
}
