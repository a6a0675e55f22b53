import assert from 'node:assert/strict';
import { languages } from '../../src/domain/languages.ts';
import { parseManifest, readManifest } from '../../config/read-manifest.ts';
import { ConfigError } from '../../config/problem.ts';

describe('manifest', () => {
  const manifest = readManifest();

  it('asks for the scopes that it uses and no other', () => {
    assert.deepEqual(manifest.scopes, ['crm', 'imopenlines', 'placement']);
  });

  it('names its tabs in every language', () => {
    for (const { titles } of manifest.placements)
      assert.deepEqual(Object.keys(titles).sort(), [...languages].sort());
  });

  it('lists nothing twice', () => {
    assert.equal(new Set(manifest.events).size, manifest.events.length);
    assert.equal(new Set(manifest.offlineEvents).size, manifest.offlineEvents.length);
  });

  it('may leave the offline queue alone', () => {
    const { offlineEvents, ...rest } = manifest;
    assert.ok(offlineEvents.length > 0);
    assert.deepEqual(parseManifest(rest).offlineEvents, []);
  });

  it('says everything that is wrong with a broken one', () => {
    assert.throws(
      () =>
        parseManifest({
          ...manifest,
          version: '1',
          events: ['onCrmLeadAdd'],
          handlers: { ...manifest.handlers, app: 'app' },
        }),
      (error) =>
        error instanceof ConfigError &&
        ['version', 'events.0', 'handlers.app'].every((name) => error.message.includes(name)),
    );
  });
});
