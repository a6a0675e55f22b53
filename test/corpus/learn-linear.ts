import { FEATURE_SPACE } from '../../src/domain/reading/opinion/feature-place.ts';
import { visitFeatures } from '../../src/domain/reading/opinion/opinion-features.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import type { OpinionExample } from './opinion-examples.ts';

/* Learns the weights of `linear-opinion.ts`: logistic regression over hashed features, by AdaGrad. */

interface Features {
  readonly places: Int32Array;
  readonly values: Float32Array;
  readonly isOwn: boolean;
}

const ROUNDS = 12;
/** Models, each with an order of its own, whose mean is taken: one alone depends on its order. */
const MODELS = 3;
const RATE = 0.04;
const DECAY = 5e-4;
const MIN_EXAMPLES = 4;

function featuresOf({ situation, verdict, isOwn }: OpinionExample): Features {
  const sums = new Map<number, number>();
  visitFeatures(situation, verdict, (place, value) => sums.set(place, (sums.get(place) ?? 0) + value));
  return { places: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()), isOwn };
}

/** The same order on every machine. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function learn(examples: readonly Features[], seed: number): Float64Array {
  const weights = new Float64Array(FEATURE_SPACE);
  const squares = new Float64Array(FEATURE_SPACE).fill(1e-6);
  const random = seededRandom(seed);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { places, values, isOwn } of shuffled(examples, random)) {
      let sum = 0;
      for (let at = 0; at < places.length; at++) sum += weights[places[at]!]! * values[at]!;
      const error = 1 / (1 + Math.exp(-sum)) - Number(isOwn);
      for (let at = 0; at < places.length; at++) {
        const place = places[at]!;
        const slope = error * values[at]! + DECAY * weights[place]!;
        const square = (squares[place]! += slope * slope);
        weights[place]! -= (RATE * slope) / Math.sqrt(square);
      }
    }
  }
  return weights;
}

/** Examples without the features that too few of them have to learn from. */
function withoutRare(examples: readonly Features[]): readonly Features[] {
  const counts = new Uint32Array(FEATURE_SPACE);
  for (const { places } of examples) for (const place of places) counts[place]! += 1;
  return examples.map(({ places, values, isOwn }) => {
    const isKept = (_value: number, at: number): boolean => counts[places[at]!]! >= MIN_EXAMPLES;
    return { places: places.filter(isKept), values: values.filter(isKept), isOwn };
  });
}

/** The weights learned from examples, by place. */
export function learnLinear(examples: readonly OpinionExample[]): Float64Array {
  const features = withoutRare(examples.map(featuresOf));
  const mean = new Float64Array(FEATURE_SPACE);
  for (let seed = 1; seed <= MODELS; seed++)
    learn(features, seed).forEach((weight, place) => (mean[place]! += weight / MODELS));
  return mean;
}
