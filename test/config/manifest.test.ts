import assert from 'node:assert/strict';
import { parseEvent } from '../../src/ingestion/parse-event.ts';
import { languages } from '../../src/domain/languages.ts';
import { parseManifest, readManifest } from '../../config/read-manifest.ts';
import { ConfigError } from '../../config/problem.ts';

describe('manifest', () => {
  const manifest = readManifest();

  it('contains exactly the scopes that the app uses', () => {
    assert.deepEqual(manifest.scopes, ['crm', 'im', 'imopenlines', 'placement']);
  });

  it('has tab titles in every language', () => {
    for (const { titles } of manifest.placements)
      assert.deepEqual(Object.keys(titles).sort(), [...languages].sort());
  });

  it('lists no event twice', () => {
    assert.equal(new Set(manifest.events).size, manifest.events.length);
    assert.equal(new Set(manifest.offlineEvents).size, manifest.offlineEvents.length);
  });

  it('W15i: does not subscribe to created deals, which tell no phone or e-mail', () => {
    const all = [...manifest.events, ...manifest.offlineEvents].map((event) => event.toUpperCase());
    assert.ok(!all.includes('ONCRMDEALADD') && all.includes('ONCRMLEADADD'));
  });

  it('J11: no event is subscribed to and not used', () => {
    // These two are for the installation (handlers/events.ts), not for the inbox.
    const installation = ['ONAPPUNINSTALL', 'ONAPPUPDATE'];
    const events = [...manifest.events, ...manifest.offlineEvents].filter(
      (name) => !installation.includes(name),
    );
    for (const name of events) {
      const { ignored } = parseEvent({ name, data: { FIELDS: { ID: '1' } }, ts: '1' }, 0, 'message');
      assert.ok(!ignored.includes('notWatched'), name);
    }
    const other = parseEvent({ name: 'ONCRMDEALADD', data: { FIELDS: { ID: '1' } }, ts: '1' }, 0, 'message');
    assert.deepEqual(other.ignored, ['notWatched']);
  });

  it('may omit offline events', () => {
    const { offlineEvents, ...rest } = manifest;
    assert.ok(offlineEvents.length > 0);
    assert.deepEqual(parseManifest(rest).offlineEvents, []);
  });

  it('reports all problems of an invalid manifest', () => {
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
