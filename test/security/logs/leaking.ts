import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testLog } from '../../helpers/test-log.ts';

/** Three leaks: logs.test.ts runs this file and expects the run to fail. */
describe('leaking', () => {
  it('app', () => {
    testLog().info({ value: '600123456' }, 'decided');
  });
  it('child', async () => {
    const child = fileURLToPath(new URL('./leaking-child.ts', import.meta.url));
    await once(spawn(process.execPath, ['--import', 'tsx', child]), 'close');
  });
  it('console', () => {
    console.warn('Berta wrote');
  });
});
