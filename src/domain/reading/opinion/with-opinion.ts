import type { AnnotatedText } from '../annotated-text.ts';
import type { Owner } from '../concept-owner.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { ownOpinion } from './own-opinion.ts';

/** Log-odds below which an identifier that the rules give to the writer is doubted. */
const LEAST_OPINION = -0.6;
/**
 * And above which a phone is the writer's own although the rules take it away, by what they take it for. Words for other
 * persons are surer than those that often speak about something else in the text; corrections are never overruled.
 */
const trustedOpinion: ReadonlyMap<Owner, number> = new Map<Owner, number>([
  ['unclear', 2],
  ['readersCompany', 2],
  ['recipientOrPayee', 2],
  ['example', 2],
  ['thirdParty', 3],
]);

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
  const trusted = hit.kind === 'phone' ? trustedOpinion.get(evidence.owner) : undefined;
  if (trusted === undefined) return evidence;
  return ownOpinion(annotated, hit, evidence) > trusted ? { owner: 'own', certainty: 'bare' } : evidence;
}
