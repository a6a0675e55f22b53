import assert from 'node:assert/strict';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepSecretKey } from '../../src/store/secret-key.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryDirs } from './lowdb/folders.ts';

describe('secret key file', () => {
  const newDir = temporaryDirs();

  it('is made once and kept, for the owner only', async () => {
    const dir = await newDir();
    const key = await keepSecretKey({ dir });
    assert.ok(Buffer.from(key, 'base64url').length === 32);
    assert.equal(await keepSecretKey({ dir }), key);
    assert.equal((await stat(join(dir, 'secret.key'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(dir), ['secret.key']);
  });

  it('is one, however many ask at once', async () => {
    const dir = await newDir();
    const keys = await Promise.all(Array.from({ length: 8 }, () => keepSecretKey({ dir })));
    assert.equal(new Set(keys).size, 1);
  });

  it('is not replaced when it is damaged', async () => {
    const dir = await newDir();
    await mkdir(dir);
    await writeFile(join(dir, 'secret.key'), 'half');
    await assert.rejects(
      keepSecretKey({ dir }),
      (error) => error instanceof StoreError && error.code === 'SECRET_KEY_UNREADABLE',
    );
  });
});
