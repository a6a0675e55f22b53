import type { AnnotatedText } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { ownOpinion } from './own-opinion.ts';

/*
 * Log-odds, chosen by the totals of texts that networks had not learned from (docs/accuracy.md#the-learned-opinion). Lower ones
 * would give more of the writers' own identifiers and more of others': a wrong join costs an admin more than a question.
 */

/** Below it an identifier that the rules give to the writer is doubted. */
const DOUBTED = 0.3;
/** And where it is certain: "my number is ...", put in the place of another ("N, not M"), or corrected itself. */
const DOUBTED_AGAINST_CERTAIN = -1;
/** And where it is alone in its message, or only with a few words: the words tell little. */
const DOUBTED_ALONE = -1.5;
/** Above it an identifier is the writer's own although the rules take it away. */
const TRUSTED = 1;
/**
 * And where a correction took it (which of two numbers is the right one is told by few words), or where a bare number stands in
 * other talk (docs/decisions/0034-bare-numbers-in-talk.md).
 */
const TRUSTED_AGAINST_DOUBT = 1.5;

function doubtedBelow({ certainty, isCertain }: OwnerEvidence, replacesAnother: boolean): number {
  if (certainty === 'alone') return DOUBTED_ALONE;
  return isCertain === true || replacesAnother ? DOUBTED_AGAINST_CERTAIN : DOUBTED;
}

function isCorrected(hit: PhoneHit | EmailHit): boolean {
  return hit.kind === 'phone' && hit.isCorrected === true;
}

/**
 * What the rules say about an identifier, corrected where the learned opinion contradicts them. `replacesAnother`: the rules
 * took another identifier of the text away as corrected.
 */
export function withOpinion(
  annotated: AnnotatedText,
  hit: PhoneHit | EmailHit,
  evidence: OwnerEvidence,
  replacesAnother: boolean,
): OwnerEvidence {
  // A card says whose it is.
  if (hit.because === 'vcard') return evidence;
  if (evidence.owner === 'own') {
    const doubted = doubtedBelow(evidence, replacesAnother || isCorrected(hit));
    return ownOpinion(annotated, hit, evidence) < doubted
      ? { owner: 'unclear', because: 'wording', certainty: 'unclear' }
      : evidence;
  }
  if (evidence.isCertain) return evidence;
  const isDoubtful = evidence.owner === 'correctedAway' || evidence.certainty === 'unclear';
  const trusted = isDoubtful ? TRUSTED_AGAINST_DOUBT : TRUSTED;
  return ownOpinion(annotated, hit, evidence) > trusted ? { owner: 'own', certainty: 'bare' } : evidence;
}
