import assert from 'node:assert/strict';
import { ConfigError } from '../../config/problem.ts';
import { readConfig } from '../../config/read-config.ts';

const requiredVariables = {
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
  it('requires three variables and has defaults for the others', () => {
    assert.deepEqual(readConfig(requiredVariables), {
      port: 3000,
      host: '0.0.0.0',
      publicUrl: 'https://tracker.example.com',
      clientId: 'local.1',
      clientSecret: 'secret',
      oauthUrls: ['https://oauth.bitrix.info', 'https://oauth.bitrix24.tech'],
      dataDir: './data',
      databaseUrl: undefined,
      secretKeys: undefined,
      allowInsecurePortals: false,
      sweepInterval: 300,
      eraseGraceDays: 14,
      logLevel: 'info',
    });
  });

  it('returns a frozen object', () => {
    assert.ok(Object.isFrozen(readConfig(requiredVariables)));
  });

  it('reports all problems at once', () => {
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

  it('treats an empty value as missing', () => {
    assert.deepEqual(problemsOf({ ...requiredVariables, B24_CLIENT_ID: ' ', PORT: '' }), [
      'B24_CLIENT_ID missing',
    ]);
  });

  it('accepts several secret keys, the newest first', () => {
    const keys = ['the newest secret key', 'an older secret key'];
    assert.deepEqual(readConfig({ ...requiredVariables, SECRET_KEY: keys.join(' , ') }).secretKeys, keys);
    assert.deepEqual(problemsOf({ ...requiredVariables, SECRET_KEY: `${keys[0]},` }), [
      'SECRET_KEY tooShort',
    ]);
  });

  it('rejects plain http for the authorization server, except on loopback', () => {
    assert.deepEqual(problemsOf({ ...requiredVariables, B24_OAUTH_URL: 'http://127.0.0.1:4000' }), [
      'B24_OAUTH_URL insecure',
    ]);
    const allowed = { ...requiredVariables, ALLOW_INSECURE_PORTALS: '1' };
    assert.deepEqual(problemsOf({ ...allowed, B24_OAUTH_URL: 'http://oauth.example.com' }), [
      'B24_OAUTH_URL insecure',
    ]);
    for (const [given, expected] of [
      ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
      ['http://localhost:4000', 'http://localhost:4000'],
    ] as const)
      assert.deepEqual(readConfig({ ...allowed, B24_OAUTH_URL: given }).oauthUrls, [expected]);
  });

  it('rejects hosts that look like loopback', () => {
    const env = {
      ...requiredVariables,
      ALLOW_INSECURE_PORTALS: '1',
      B24_OAUTH_URL: 'http://127.0.0.1.example.com',
    };
    assert.deepEqual(problemsOf(env), ['B24_OAUTH_URL insecure']);
  });

  it('reports invalid and insecure values together', () => {
    assert.deepEqual(
      problemsOf({ ...requiredVariables, PORT: 'x', B24_OAUTH_URL: 'http://oauth.example.com' }),
      ['PORT invalid', 'B24_OAUTH_URL insecure'],
    );
  });

  it('keeps the path of PUBLIC_URL', () => {
    assert.equal(
      readConfig({ ...requiredVariables, PUBLIC_URL: 'https://example.com/tracker/' }).publicUrl,
      'https://example.com/tracker',
    );
  });
});
