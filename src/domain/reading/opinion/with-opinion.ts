import type { AnnotatedText } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { ownOpinion } from './own-opinion.ts';

/** Log-odds below which an identifier that the rules give to the writer is doubted. */
const LEAST_OPINION = -1;
/** And above which a phone is the writer's own although the rules take it away. */
const TRUSTED_OPINION = 2;

/** What the rules say about an identifier, corrected where the learned opinion contradicts them. */
export function withOpinion(
  annotated: AnnotatedText,
  hit: PhoneHit | EmailHit,
  evidence: OwnerEvidence,
): OwnerEvidence {
  if (evidence.isCertain) return evidence;
  if (evidence.owner === 'own')
    return ownOpinion(annotated, hit, evidence) < LEAST_OPINION
      ? { owner: 'unclear', because: 'wording', certainty: 'unclear' }
      : evidence;
  if (hit.kind !== 'phone') return evidence;
  return ownOpinion(annotated, hit, evidence) > TRUSTED_OPINION
    ? { owner: 'own', certainty: 'bare' }
    : evidence;
}
