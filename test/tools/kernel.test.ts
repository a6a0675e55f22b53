import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { multiplyModule } from '../../src/domain/reading/opinion/network/multiply-module.ts';
import { assembleKernel } from '../../tools/kernel/assemble-kernel.ts';

describe('npm run kernel', () => {
  it('has written what the source of the kernel says', async () => {
    const source = new URL('../../src/domain/reading/opinion/network/multiply.wat', import.meta.url);
    const bytes = await assembleKernel(readFileSync(source, 'utf8'));
    assert.equal(multiplyModule, bytes.toString('base64'));
  });
});
