import { writeFileSync } from 'node:fs';
import { packParameters } from '../../src/domain/reading/opinion/network/packed-parameters.ts';
import { packWeights } from '../../src/domain/reading/opinion/packed-weights.ts';
import { learnLinear } from './learn-linear.ts';
import { learnNetwork } from './network/learn-network.ts';
import { trainingDigest } from './load-corpus.ts';
import type { OpinionExample } from './opinion-examples.ts';
import { opinionExamples } from './opinion-examples.ts';

/*
 * Learns the two models of `own-opinion.ts` from the tuning half and the training part of the corpus and writes what they
 * learned into the source: `npm run train`, or one model with `linear` or `network`.
 */

const opinion = new URL('../../src/domain/reading/opinion/', import.meta.url);
/** Weights as whole numbers of -127 to 127: smaller ones are left out. */
const LARGEST = 127;
const NETWORK_SEED = 1;

function writeSource(path: string, name: string, fields: Readonly<Record<string, string>>): void {
  const lines = Object.entries({ learnedFrom: `'${trainingDigest()}'`, ...fields }).map(
    ([field, value]) => `  ${field}: ${value},\n`,
  );
  const source = `/** Written by \`npm run train\`. */\nexport const ${name} = {\n${lines.join('')}};\n`;
  writeFileSync(new URL(path, opinion), source);
  console.log(`${path}: ${String(source.length)} characters`);
}

function trainLinear(examples: readonly OpinionExample[]): void {
  const weights = learnLinear(examples);
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / LARGEST;
  const rounded = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  writeSource('opinion-weights.ts', 'opinionWeights', {
    scale: String(scale),
    packed: `'${packWeights(rounded)}'`,
  });
}

function trainNetwork(examples: readonly OpinionExample[]): void {
  const { scales, packed } = packParameters(learnNetwork(examples, NETWORK_SEED, console.log));
  writeSource('network/network-parameters.ts', 'networkParameters', {
    scales: `[${scales.join(', ')}]`,
    packed: `'${packed}'`,
  });
}

const models = process.argv.slice(2);
const examples = opinionExamples();
console.log(`${String(examples.length)} identifiers`);
if (models.length === 0 || models.includes('linear')) trainLinear(examples);
if (models.length === 0 || models.includes('network')) trainNetwork(examples);
