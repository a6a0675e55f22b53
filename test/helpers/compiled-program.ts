import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastChange } from '../../src/store/worker/last-change.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What tsconfig.build.json compiles. */
const folders = ['src', 'handlers', 'config'];

let isFresh = false;

/**
 * The file of a program of src/ (`main`, `cli/doctor`) as `npm run build` compiles it: a process starts from it much faster
 * than from the sources. Compiles first where a source is newer.
 */
export function compiledProgram(name: string): string {
  const main = join(root, 'dist/src/main.js');
  if (!isFresh) {
    if (
      !existsSync(main) ||
      statSync(main).mtimeMs < Math.max(...folders.map((folder) => lastChange(join(root, folder))))
    )
      execFileSync(
        process.execPath,
        [
          join(root, 'node_modules/typescript-native/bin/tsc'),
          '-p',
          'tsconfig.build.json',
          '--singleThreaded',
        ],
        { cwd: root },
      );
    isFresh = true;
  }
  return join(root, `dist/src/${name}.js`);
}
