import type { OwnerEvidence } from '../judge-owner.ts';
import { FEATURE_SPACE } from './feature-place.ts';
import { visitFeatures } from './opinion-features.ts';
import { opinionWeights } from './opinion-weights.ts';
import { unpackWeights } from './packed-weights.ts';
import type { Situation } from './situation.ts';

let weights: Int8Array | undefined;

/** Log-odds that an identifier is the writer's own, as a sum over words, pairs of words and their meanings. */
export function linearOpinion(situation: Situation, evidence: OwnerEvidence): number {
  const learned = (weights ??= unpackWeights(opinionWeights.packed, FEATURE_SPACE));
  let sum = 0;
  const add = (place: number, value: number): void => {
    sum += (learned[place] ?? 0) * value;
  };
  visitFeatures(situation, evidence, add);
  return sum * opinionWeights.scale;
}
