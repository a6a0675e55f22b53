import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { packWeights, unpackWeights } from '../../../../src/domain/reading/opinion/packed-weights.ts';

describe('packed weights', () => {
  it('are the same after packing and unpacking', () => {
    const size = 70_000;
    const weight = fc.integer({ min: -127, max: 127 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(size - 1), weight)), (set) => {
        const weights = new Int8Array(size);
        for (const [place, value] of set) weights[place] = value;
        assert.deepEqual(unpackWeights(packWeights(weights), size), weights);
      }),
    );
  });

  it('need no room where there are none', () => {
    assert.equal(packWeights(new Int8Array(1000)), '');
  });
});
