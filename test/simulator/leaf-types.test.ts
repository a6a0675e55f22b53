import assert from 'node:assert/strict';
import { differences } from './leaf-types.ts';

describe('the comparison with documented examples', () => {
  const example = {
    id: 5,
    at: '2026-03-11T13:12:46+01:00',
    rows: [{ ID: '1', NOTE: null }],
    map: { '103': { on: true } },
  };

  it('passes the same types, whatever the values', () => {
    const answer = {
      id: 7,
      at: '2020-01-01T00:00:00+03:00',
      rows: [{ ID: '2', NOTE: 'x' }],
      map: { '8': { on: false } },
      more: 1,
    };
    assert.deepEqual(differences(answer, example), []);
    assert.deepEqual(differences({ id: 7, at: null, rows: [], map: [] }, example), []);
  });

  it('finds other types and what is missing', () => {
    assert.deepEqual(differences({ id: '7', at: 5, rows: [{ ID: 2 }], map: { '8': {} } }, example), [
      '.id: string instead of number',
      '.at: number instead of date',
      '.rows.*.ID: number instead of string',
      '.rows.*.NOTE: missing (documented null)',
    ]);
  });
});
