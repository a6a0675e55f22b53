import assert from 'node:assert/strict';
import { differences } from './leaf-types.ts';

describe('comparison with documented examples', () => {
  const example = {
    id: 5,
    at: '2026-03-11T13:12:46+01:00',
    rows: [{ ID: '1', NOTE: null }],
    map: { '103': { on: true } },
  };

  it('accepts other values of the same types', () => {
    const response = {
      id: 7,
      at: '2020-01-01T00:00:00+03:00',
      rows: [{ ID: '2', NOTE: 'x' }],
      map: { '8': { on: false } },
      more: 1,
    };
    assert.deepEqual(differences(response, example), []);
    assert.deepEqual(differences({ id: 7, at: null, rows: [], map: [] }, example), []);
  });

  it('reports other types and missing paths', () => {
    assert.deepEqual(differences({ id: '7', at: 5, rows: [{ ID: 2 }], map: { '8': {} } }, example), [
      '.id: string instead of number',
      '.at: number instead of date',
      '.rows.*.ID: number instead of string',
      '.rows.*.NOTE: missing (documented null)',
    ]);
  });
});
