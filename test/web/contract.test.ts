import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { api } from '../../src/web/contract/api.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);

describe('the contract', () => {
  it('has every call once, under a versioned path', () => {
    const addresses = Object.values(api).map(({ method, path }) => `${method} ${path}`);
    assert.equal(new Set(addresses).size, addresses.length);
    assert.ok(Object.values(api).every(({ path }) => path.startsWith('/api/v1/')));
  });

  it('runs in a browser: everything it leads to imports only zod, the domain and itself', () => {
    const files = new Set(readdirSync(at('src/web/contract')).map((file) => `src/web/contract/${file}`));
    const packages = new Set<string>();
    for (const file of files) {
      const imports = readFileSync(at(file), 'utf8').matchAll(
        /^(?:import (?!type\b)|export ).*?from '([^']+)'/gms,
      );
      for (const [, name = ''] of imports) {
        if (name.startsWith('.')) files.add(posix.join(posix.dirname(file), name));
        else packages.add(name);
      }
    }
    assert.deepEqual([...packages], ['zod']);
    assert.deepEqual(
      [...files].filter((file) => !/^src\/(?:web\/contract|domain)\//.test(file)),
      [],
    );
  });
});
