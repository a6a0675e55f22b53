import assert from 'node:assert/strict';
import { ConfigError } from '../../config/problem.ts';
import { readConfig } from '../../config/read-config.ts';

const least = {
  PUBLIC_URL: 'https://tracker.example.com/',
  B24_CLIENT_ID: 'local.1',
  B24_CLIENT_SECRET: 'secret',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    for (const { advice } of error.problems) assert.match(advice, /\S/);
    return error.problems.map(({ name, code }) => `${name} ${code}`);
  }
  return [];
}

describe('readConfig', () => {
  it('needs three variables and knows the rest', () => {
    assert.deepEqual(readConfig(least), {
      port: 3000,
      host: '0.0.0.0',
      publicUrl: 'https://tracker.example.com',
      clientId: 'local.1',
      clientSecret: 'secret',
      oauthUrl: 'https://oauth.bitrix.info',
      dataDir: './data',
      databaseUrl: undefined,
      secretKeys: undefined,
      allowInsecurePortals: false,
      sweepInterval: 300,
      logLevel: 'info',
    });
  });

  it('gives an object that nobody changes', () => {
    assert.ok(Object.isFrozen(readConfig(least)));
  });

  it('names every problem at once', () => {
    const env = {
      PORT: '99999',
      SWEEP_INTERVAL: 'often',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      SECRET_KEY: 'short',
    };
    assert.deepEqual([...problemsOf(env)].sort(), [
      'B24_CLIENT_ID missing',
      'B24_CLIENT_SECRET missing',
      'DATABASE_URL invalid',
      'LOG_LEVEL invalid',
      'PORT outOfRange',
      'PUBLIC_URL missing',
      'SECRET_KEY tooShort',
      'SWEEP_INTERVAL invalid',
    ]);
  });

  it('takes an empty value for none', () => {
    assert.deepEqual(problemsOf({ ...least, B24_CLIENT_ID: ' ', PORT: '' }), ['B24_CLIENT_ID missing']);
  });

  it('takes several secret keys, the newest first', () => {
    const keys = ['the newest secret key', 'an older secret key'];
    assert.deepEqual(readConfig({ ...least, SECRET_KEY: keys.join(' , ') }).secretKeys, keys);
    assert.deepEqual(problemsOf({ ...least, SECRET_KEY: `${keys[0]},` }), ['SECRET_KEY tooShort']);
  });

  it('does not send secrets over plain http', () => {
    assert.deepEqual(problemsOf({ ...least, B24_OAUTH_URL: 'http://127.0.0.1:4000' }), [
      'B24_OAUTH_URL insecure',
    ]);
    const allowed = { ...least, ALLOW_INSECURE_PORTALS: '1' };
    assert.deepEqual(problemsOf({ ...allowed, B24_OAUTH_URL: 'http://oauth.example.com' }), [
      'B24_OAUTH_URL insecure',
    ]);
    assert.equal(
      readConfig({ ...allowed, B24_OAUTH_URL: 'http://127.0.0.1:4000/' }).oauthUrl,
      'http://127.0.0.1:4000',
    );
    assert.equal(
      readConfig({ ...allowed, B24_OAUTH_URL: 'http://localhost:4000' }).oauthUrl,
      'http://localhost:4000',
    );
  });

  it('is not fooled by hosts that look like this machine', () => {
    const env = { ...least, ALLOW_INSECURE_PORTALS: '1', B24_OAUTH_URL: 'http://127.0.0.1.example.com' };
    assert.deepEqual(problemsOf(env), ['B24_OAUTH_URL insecure']);
  });

  it('reports problems of kind and of transport together', () => {
    assert.deepEqual(problemsOf({ ...least, PORT: 'x', B24_OAUTH_URL: 'http://oauth.example.com' }), [
      'PORT invalid',
      'B24_OAUTH_URL insecure',
    ]);
  });

  it('keeps a public address below a path', () => {
    assert.equal(
      readConfig({ ...least, PUBLIC_URL: 'https://example.com/tracker/' }).publicUrl,
      'https://example.com/tracker',
    );
  });
});
