import type { AnnotatedText } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { FEATURE_SPACE } from './feature-place.ts';
import { visitFeatures } from './opinion-features.ts';
import { opinionWeights } from './opinion-weights.ts';
import { unpackWeights } from './packed-weights.ts';

let weights: Int8Array | undefined;

/**
 * How likely an identifier is the writer's own by what the rules say and by all words around it, as learned from the
 * corpus: log-odds, 0 = even (docs/decisions/0056-a-learned-opinion.md).
 */
export function ownOpinion(
  annotated: AnnotatedText,
  hit: PhoneHit | EmailHit,
  evidence: OwnerEvidence,
): number {
  const learned = (weights ??= unpackWeights(opinionWeights.packed, FEATURE_SPACE));
  let sum = 0;
  const add = (place: number, value: number): void => {
    sum += (learned[place] ?? 0) * value;
  };
  visitFeatures(annotated, hit, evidence, add);
  return sum * opinionWeights.scale;
}
