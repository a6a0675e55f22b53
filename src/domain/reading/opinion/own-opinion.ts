import type { AnnotatedText } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { learnedOpinion } from './network/learned-opinion.ts';
import { situationOf } from './situation.ts';

/**
 * How likely an identifier is the writer's own by what the rules say and by the words around it, their order and what they
 * mean, as learned from the corpus: log-odds, 0 = even (docs/decisions/0061-networks-that-attend.md).
 */
export function ownOpinion(
  annotated: AnnotatedText,
  hit: PhoneHit | EmailHit,
  evidence: OwnerEvidence,
): number {
  return learnedOpinion(situationOf(annotated, hit), evidence);
}
