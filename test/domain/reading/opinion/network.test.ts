import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { learnedOpinion } from '../../../../src/domain/reading/opinion/network/learned-opinion.ts';
import type {
  NetworkParameters,
  NetworkShape,
} from '../../../../src/domain/reading/opinion/network/network-shape.ts';
import { emptyParameters } from '../../../../src/domain/reading/opinion/network/network-shape.ts';
import {
  arraysOf,
  packParameters,
  unpackParameters,
} from '../../../../src/domain/reading/opinion/network/packed-parameters.ts';
import { loadCorpus } from '../../../corpus/load-corpus.ts';
import { examplesOf } from '../../../corpus/opinion-examples.ts';

interface Written {
  readonly id: string;
  readonly index: number;
  readonly opinion: number;
}

/** What the program that learned says of identifiers drawn from all: written by `npm run train`. */
const written = JSON.parse(
  readFileSync(new URL('../../../corpus/network/opinions.json', import.meta.url), 'utf8'),
) as readonly Written[];

const smallShape: NetworkShape = { rowWidth: 8, width: 16, layers: 2, heads: 2, inner: 24, units: 8 };

describe('network of the opinion', () => {
  it('says the same as the program that learned it, but for what packing rounds', () => {
    const knownRules = new Map(loadCorpus('tuning').map((text) => [text.id, text]));
    const training = new Map(loadCorpus('training').map((text) => [text.id, text]));
    assert.ok(written.length >= 60);
    for (const { id, index, opinion } of written) {
      const text = knownRules.get(id) ?? training.get(id);
      assert.ok(text !== undefined);
      const { situation, verdict } = examplesOf(text, !knownRules.has(id))[index]!;
      const difference = Math.abs(learnedOpinion(situation, verdict) - opinion);
      assert.ok(difference < 0.3, `${id}: ${difference}`);
    }
  });

  it('keeps what was learned when it is packed, but for a hundredth of the largest value', () => {
    const value = fc.float({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
        const parameters: NetworkParameters = emptyParameters(smallShape);
        arraysOf(parameters).forEach((array) => array.set(values.slice(0, array.length)));
        const unpacked = arraysOf(unpackParameters(packParameters(parameters)));
        arraysOf(parameters).forEach((array, index) => {
          const largest = array.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
          array.slice(0, values.length).forEach((one, at) => {
            assert.ok(Math.abs(one - unpacked[index]![at]!) <= largest / 100 + 1e-9);
          });
        });
      }),
      { numRuns: 2 },
    );
  });
});
