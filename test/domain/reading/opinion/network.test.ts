import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldText } from '../../../../src/domain/reading/folded-text.ts';
import { readFolded } from '../../../../src/domain/reading/read-folded.ts';
import { isRefused } from '../../../../src/domain/reading/contact-hit.ts';
import type { NetworkParameters } from '../../../../src/domain/reading/opinion/network/network-shape.ts';
import { addScaled } from '../../../../src/domain/reading/opinion/network/add-scaled.ts';
import { networkInput } from '../../../../src/domain/reading/opinion/network/network-input.ts';
import { VECTOR, emptyParameters } from '../../../../src/domain/reading/opinion/network/network-shape.ts';
import {
  arraysOf,
  packParameters,
  unpackParameters,
} from '../../../../src/domain/reading/opinion/network/packed-parameters.ts';
import { ProjectedNetwork } from '../../../../src/domain/reading/opinion/network/projected-network.ts';
import { wordParts } from '../../../../src/domain/reading/opinion/network/word-parts.ts';
import type { Situation } from '../../../../src/domain/reading/opinion/situation.ts';
import { situationOf } from '../../../../src/domain/reading/opinion/situation.ts';
import type { AddWord } from '../../../corpus/network/fill-workspace.ts';
import { fillWorkspace } from '../../../corpus/network/fill-workspace.ts';
import { convolve, decide, newWorkspace } from '../../../corpus/network/network-forward.ts';
import { learnNetwork } from '../../../corpus/network/learn-network.ts';
import type { OpinionExample } from '../../../corpus/opinion-examples.ts';

const words = ['lorem', 'ipsum', 'dolor', 'sit'];

/** A number before which two words stand in an order that tells whose it is: no single word does. */
function example(isOwn: boolean, filler: string): OpinionExample {
  const order = isOwn ? 'alpha omega' : 'omega alpha';
  const reading = readFolded(foldText(`${filler} ${order} ${filler} 612345678`).text, ['ES']);
  const [hit] = reading.found;
  assert.ok(hit !== undefined && !isRefused(hit));
  return { situation: situationOf(reading.annotated, hit), verdict: undefined, isOwn };
}

/** What the form of the network says that it learns in. */
function asLearned(parameters: NetworkParameters, situation: Situation): number {
  const workspace = newWorkspace();
  const addWord: AddWord = (word, target, first) => {
    const parts = wordParts(word);
    for (const part of parts)
      addScaled(target, first, parameters.rows, part * VECTOR, VECTOR, 1 / parts.length);
  };
  fillWorkspace(parameters.rows, networkInput(situation, undefined), addWord, workspace);
  convolve(parameters, workspace);
  return decide(parameters, workspace);
}

describe('network of the opinion', () => {
  it('learns what only the order of words tells, and opinions come from what it learned', () => {
    const examples = words.flatMap((one) =>
      words.flatMap((other) =>
        [true, false].flatMap((isOwn) => Array.from({ length: 12 }, () => example(isOwn, `${one} ${other}`))),
      ),
    );
    const parameters = learnNetwork(examples, 1, () => undefined);
    const network = new ProjectedNetwork(parameters);
    for (const isOwn of [true, false]) {
      const { situation } = example(isOwn, 'ipsum lorem');
      assert.equal(network.opinion(situation, undefined) > 0, isOwn);
      const learned = asLearned(parameters, situation);
      assert.ok(Math.abs(network.opinion(situation, undefined) - learned) < 1e-3);
    }
  });

  it('keeps what was learned when it is packed, but for a hundredth of the largest value', () => {
    const value = fc.float({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
        const parameters: NetworkParameters = emptyParameters();
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
