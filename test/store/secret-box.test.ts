import assert from 'node:assert/strict';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { StoreError } from '../../src/store/store-error.ts';

const box = createSecretBox({ keys: ['first'] });
const hasCode = (code: string) => (error: unknown) =>
  error instanceof StoreError && error.code === code && error.advice !== '';

describe('secret box', () => {
  it('decrypts what it encrypted, with different ciphertexts for the same text', () => {
    for (const text of ['', 'token', 'ключ 😀', 'x'.repeat(10_000)]) {
      assert.equal(box.open(box.seal(text)), text);
    }
    assert.notEqual(box.seal('token'), box.seal('token'));
    assert.ok(!box.seal('token').includes('token'));
  });

  it('decrypts with an old key after a new one', () => {
    const sealed = box.seal('token');
    const rotated = createSecretBox({ keys: ['second', 'first'] });
    assert.equal(rotated.open(sealed), 'token');
    assert.throws(() => box.open(rotated.seal('token')), hasCode('SECRET_UNREADABLE'));
  });

  it('rejects texts that were changed, truncated or never encrypted', () => {
    const sealed = box.seal('token');
    const [version, id, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14);
    for (const bad of [
      '',
      'token',
      `v2.${id}.${body}`,
      `${version}.${id}.${bytes.toString('base64url')}`,
      `${version}.${id}.${body.slice(0, 20)}`,
      `${sealed}.x`,
    ]) {
      assert.throws(() => box.open(bad), hasCode('SECRET_UNREADABLE'));
    }
  });

  it('requires a key', () => {
    assert.throws(() => createSecretBox({ keys: [] }), hasCode('SECRET_KEY_EMPTY'));
    assert.throws(() => createSecretBox({ keys: ['a', ''] }), hasCode('SECRET_KEY_EMPTY'));
  });
});
