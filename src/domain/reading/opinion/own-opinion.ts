import type { AnnotatedText } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { linearOpinion } from './linear-opinion.ts';
import { networkOpinion } from './network/network-opinion.ts';
import { situationOf } from './situation.ts';

/** Log-odds of the linear model beyond which the network is not asked: it would not change what follows. */
const DECIDED = 4;

/**
 * How likely an identifier is the writer's own by what the rules say and by all words around it, as learned from the
 * corpus: log-odds, 0 = even; the mean of two models that err in different places
 * (docs/decisions/0059-a-glossary-and-a-network.md).
 */
export function ownOpinion(
  annotated: AnnotatedText,
  hit: PhoneHit | EmailHit,
  evidence: OwnerEvidence,
): number {
  const situation = situationOf(annotated, hit);
  const linear = linearOpinion(situation, evidence);
  if (Math.abs(linear) > DECIDED) return linear;
  return (linear + networkOpinion(situation, evidence)) / 2;
}
