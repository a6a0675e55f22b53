import type { AnnotatedText } from '../annotated-text.ts';
import type { Owner } from '../concept-owner.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { ownOpinion } from './own-opinion.ts';

/** Log-odds below which an identifier that the rules give to the writer is doubted. */
const LEAST_OPINION = 0.2;
/** And where a word says that it is the writer's own. */
const LEAST_AGAINST_SAID = -0.6;
/** And where it is said in certain words: "my number is ...". */
const LEAST_AGAINST_CERTAIN = -2;
/** Above it a phone is the writer's own although the rules take it away. */
const TRUSTED_OPINION = 0.8;
/** And where a correction took it: which of two numbers is the right one is told by few words. */
const TRUSTED_AGAINST_CORRECTION = 1.5;

function leastFor({ certainty, isCertain }: OwnerEvidence): number {
  if (isCertain) return LEAST_AGAINST_CERTAIN;
  return certainty === 'saidOwn' ? LEAST_AGAINST_SAID : LEAST_OPINION;
}

function trustedAgainst(owner: Owner): number {
  return owner === 'correctedAway' ? TRUSTED_AGAINST_CORRECTION : TRUSTED_OPINION;
}

/** What the rules say about an identifier, corrected where the learned opinion contradicts them. */
export function withOpinion(
  annotated: AnnotatedText,
  hit: PhoneHit | EmailHit,
  evidence: OwnerEvidence,
): OwnerEvidence {
  if (evidence.owner === 'own') {
    return ownOpinion(annotated, hit, evidence) < leastFor(evidence)
      ? { owner: 'unclear', because: 'wording', certainty: 'unclear' }
      : evidence;
  }
  // A mailbox that is not the writer's would join strangers who wrote to the same office.
  if (evidence.isCertain || hit.kind === 'email') return evidence;
  return ownOpinion(annotated, hit, evidence) > trustedAgainst(evidence.owner)
    ? { owner: 'own', certainty: 'bare' }
    : evidence;
}
