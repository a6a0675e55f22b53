import assert from 'node:assert/strict';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSecretKeys } from '../../src/store/secrets/secret-key.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryDirs } from './folders.ts';

describe('secret key file', () => {
  const newDir = temporaryDirs();

  it('is created once, for the owner only', async () => {
    const dir = await newDir();
    const [key = '', ...others] = await loadSecretKeys({ dir });
    assert.equal(Buffer.from(key, 'base64url').length, 32);
    assert.deepEqual(others, []);
    assert.deepEqual(await loadSecretKeys({ dir }), [key]);
    assert.equal((await stat(join(dir, 'secret.key'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(dir), ['secret.key']);
  });

  it('is the same for concurrent callers', async () => {
    const dir = await newDir();
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKeys({ dir })));
    assert.equal(new Set(keys.flat()).size, 1);
  });

  it('is replaced by a new one when it is renamed, and still decrypts', async () => {
    const dir = await newDir();
    const [old] = await loadSecretKeys({ dir });
    await rename(join(dir, 'secret.key'), join(dir, 'secret.key.old'));
    const [key, second, ...others] = await loadSecretKeys({ dir });
    assert.deepEqual([second, others], [old, []]);
    assert.notEqual(key, old);
    await rm(join(dir, 'secret.key.old'));
    assert.deepEqual(await loadSecretKeys({ dir }), [key]);
  });

  it('is not replaced when it is damaged', async () => {
    const dir = await newDir();
    await mkdir(dir);
    await writeFile(join(dir, 'secret.key'), 'half');
    await assert.rejects(
      loadSecretKeys({ dir }),
      (error) => error instanceof StoreError && error.code === 'SECRET_KEY_UNREADABLE',
    );
  });
});
