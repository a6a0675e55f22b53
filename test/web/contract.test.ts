import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { api } from '../../src/web/contract/api.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);

describe('the contract', () => {
  it('has every call once, under a versioned path', () => {
    const addresses = Object.values(api).map(({ method, path }) => `${method} ${path}`);
    assert.equal(new Set(addresses).size, addresses.length);
    assert.ok(Object.values(api).every(({ path }) => path.startsWith('/api/v1/')));
  });

  it('runs in a browser: it imports only zod, the domain and itself', () => {
    const sources = [
      ...readdirSync(at('src/web/contract')).map((file) => `src/web/contract/${file}`),
      'src/domain/line-settings.ts',
      'src/domain/crm-ref.ts',
    ];
    const imports = sources.flatMap((file) =>
      [...readFileSync(at(file), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? ''),
    );
    const allowed = /^(?:zod|\.\/[\w-]+\.ts|\.\.\/\.\.\/domain\/(?:line-settings|crm-ref)\.ts)$/;
    assert.deepEqual(
      imports.filter((name) => !allowed.test(name)),
      [],
    );
  });
});
