import type { AnnotatedText } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { ownOpinion } from './own-opinion.ts';

/** Log-odds, chosen by the totals of texts that a model had not learned from (docs/accuracy.md#the-learned-opinion). */
interface Thresholds {
  /** Below it an identifier that the rules give to the writer is doubted. */
  readonly doubted: number;
  /** And where it is said to be the writer's own in certain words: "my number is ...". */
  readonly doubtedAgainstCertain: number;
  /** Above it an identifier is the writer's own although the rules take it away. */
  readonly trusted: number;
  /** And where a correction took it: which of two numbers is the right one is told by few words. */
  readonly trustedAgainstCorrection: number;
}

const thresholds: Readonly<Record<(PhoneHit | EmailHit)['kind'], Thresholds>> = {
  phone: {
    doubted: 0.2,
    doubtedAgainstCertain: -1,
    trusted: 1,
    trustedAgainstCorrection: 1.5,
  },
  // More doubt would cost more of the writers' own addresses than it keeps away of others'. Taken later than a phone: a mailbox
  // that is not the writer's would join strangers who wrote to the same office.
  email: {
    doubted: -0.6,
    doubtedAgainstCertain: -2,
    trusted: 1.5,
    trustedAgainstCorrection: 1.5,
  },
};

/** What the rules say about an identifier, corrected where the learned opinion contradicts them. */
export function withOpinion(
  annotated: AnnotatedText,
  hit: PhoneHit | EmailHit,
  evidence: OwnerEvidence,
): OwnerEvidence {
  // A card says whose it is.
  if (hit.because === 'vcard') return evidence;
  const least = thresholds[hit.kind];
  if (evidence.owner === 'own') {
    const doubted = evidence.isCertain ? least.doubtedAgainstCertain : least.doubted;
    return ownOpinion(annotated, hit, evidence) < doubted
      ? { owner: 'unclear', because: 'wording', certainty: 'unclear' }
      : evidence;
  }
  if (evidence.isCertain) return evidence;
  const trusted = evidence.owner === 'correctedAway' ? least.trustedAgainstCorrection : least.trusted;
  return ownOpinion(annotated, hit, evidence) > trusted ? { owner: 'own', certainty: 'bare' } : evidence;
}
