import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * `node --import tsx tools/side-by-side/main.ts SCRIPT...`: runs npm scripts at the same time and prints the output of each
 * when it ends. Exits with 1 when one fails. The output goes through files: pipes lose the end of it when a script exits
 * while they are full.
 */

const scripts = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), 'side-by-side-'));

async function run(script: string): Promise<boolean> {
  const path = join(dir, script.replaceAll(':', '-'));
  const file = openSync(path, 'w');
  const child = spawn('npm', ['run', script], {
    stdio: ['ignore', file, file],
    shell: process.platform === 'win32',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  closeSync(file);
  process.stdout.write(readFileSync(path));
  return code === 0;
}

try {
  const passed = await Promise.all(scripts.map(run));
  if (passed.includes(false)) process.exitCode = 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
