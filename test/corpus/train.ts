import { writeFileSync } from 'node:fs';
import { FEATURE_SPACE } from '../../src/domain/reading/opinion/feature-place.ts';
import { visitFeatures } from '../../src/domain/reading/opinion/opinion-features.ts';
import { packWeights } from '../../src/domain/reading/opinion/packed-weights.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { judgedHits } from './judged-hits.ts';
import type { LabelledText } from './labelled-text.ts';
import { loadCorpus, trainingDigest } from './load-corpus.ts';

/*
 * Learns the weights of `own-opinion.ts` from the tuning half and the training part of the corpus: logistic regression
 * over hashed features, by AdaGrad. The checking half is not read.
 */

interface Example {
  readonly places: readonly number[];
  readonly values: readonly number[];
  readonly isOwn: boolean;
}

const ROUNDS = 12;
/** Models, each with an order of its own, whose mean is taken: one alone depends on its order. */
const MODELS = 5;
const RATE = 0.04;
const DECAY = 5e-4;
/** Weights as whole numbers of -127 to 127: smaller ones are left out. */
const LARGEST = 127;
const MIN_EXAMPLES = 4;

function examplesOf(
  { text, regions, phones, emails }: LabelledText,
  knowsRules: boolean,
): readonly Example[] {
  const { annotated, judged } = judgedHits(text, regions);
  return [...judged].map(([hit, evidence]) => {
    const places: number[] = [];
    const values: number[] = [];
    const add = (place: number, value: number): void => {
      places.push(place);
      values.push(value);
    };
    visitFeatures(annotated, hit, knowsRules ? evidence : undefined, add);
    const isOwn = hit.kind === 'phone' ? phones.includes(hit.number.number) : emails.includes(hit.value);
    return { places, values, isOwn };
  });
}

/** The same order on every machine. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function learn(examples: readonly Example[], seed: number): Float64Array {
  const weights = new Float64Array(FEATURE_SPACE);
  const squares = new Float64Array(FEATURE_SPACE).fill(1e-6);
  const random = seededRandom(seed);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { places, values, isOwn } of shuffled(examples, random)) {
      let sum = 0;
      places.forEach((place, at) => (sum += (weights[place] ?? 0) * (values[at] ?? 0)));
      const error = 1 / (1 + Math.exp(-sum)) - Number(isOwn);
      places.forEach((place, at) => {
        const slope = error * (values[at] ?? 0) + DECAY * (weights[place] ?? 0);
        const square = (squares[place] ?? 0) + slope * slope;
        squares[place] = square;
        weights[place] = (weights[place] ?? 0) - (RATE * slope) / Math.sqrt(square);
      });
    }
  }
  return weights;
}

/** Examples without the features that too few of them have to learn from. */
function withoutRare(examples: readonly Example[]): readonly Example[] {
  const counts = new Uint16Array(FEATURE_SPACE);
  for (const { places } of examples) for (const place of new Set(places)) counts[place]! += 1;
  const isKept = (place: number | undefined): boolean => (counts[place ?? 0] ?? 0) >= MIN_EXAMPLES;
  return examples.map(({ places, values, isOwn }) => ({
    places: places.filter(isKept),
    values: values.filter((_value, at) => isKept(places[at])),
    isOwn,
  }));
}

const tuning = loadCorpus('tuning');
const training = loadCorpus('training');
// The rules know the tuning half: what they say about it is more often right than about other texts.
const examples = withoutRare([
  ...tuning.flatMap((text) => examplesOf(text, false)),
  ...training.flatMap((text) => examplesOf(text, true)),
]);
const weights = new Float64Array(FEATURE_SPACE);
for (let seed = 1; seed <= MODELS; seed++)
  learn(examples, seed).forEach((weight, place) => (weights[place] = (weights[place] ?? 0) + weight / MODELS));
const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / LARGEST;
const rounded = Int8Array.from(weights, (weight) => Math.round(weight / scale));
const packed = packWeights(rounded);
writeFileSync(
  new URL('../../src/domain/reading/opinion/opinion-weights.ts', import.meta.url),
  `/** Written by \`npm run train\`. */\nexport const opinionWeights = {\n  learnedFrom: '${trainingDigest()}',\n  scale: ${String(scale)},\n  packed:\n    '${packed}',\n};\n`,
);
const kept = rounded.reduce((count, weight) => count + Number(weight !== 0), 0);
console.log(`${String(examples.length)} identifiers of ${String(tuning.length + training.length)} texts, ${String(kept)} weights, ${String(packed.length)} characters`);
