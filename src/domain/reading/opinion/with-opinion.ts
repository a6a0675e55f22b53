import type { AnnotatedText } from '../annotated-text.ts';
import type { Hit } from '../contact-hit.ts';
import { isOwnLine } from '../is-own-line.ts';
import { isDecided } from '../joined-hits.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { ownOpinion } from './own-opinion.ts';

/*
 * Log-odds, chosen by the totals of texts that networks had not learned from (docs/accuracy.md#the-learned-opinion). Lower ones
 * would give more of the writers' own identifiers and more of others': a wrong join costs an admin more than a question.
 */

/** Below it an identifier that the rules give to the writer is doubted. */
const DOUBTED = 0.9;
/**
 * And where much speaks for the writer: certain words ("my number is ..."), alone in its message or with a few words that tell
 * little, put in the place of another ("N, not M"), or corrected itself.
 */
const DOUBTED_AGAINST_SIGNS = -0.3;
/** And where its line says nothing but that: what is written on other lines hardly changes it. */
const DOUBTED_ON_OWN_LINE = -4;
/** Above it an identifier is the writer's own although the rules take it away. */
const TRUSTED = 1.2;
/**
 * And where a correction took it (which of two numbers is the right one is told by few words), or where a bare number stands in
 * other talk (docs/decisions/0034-bare-numbers-in-talk.md).
 */
const TRUSTED_AGAINST_DOUBT = 2;

function doubtedBelow(
  annotated: AnnotatedText,
  hit: Hit,
  { certainty, isCertain }: OwnerEvidence,
  replacesAnother: boolean,
): number {
  if (isCertain === true && isOwnLine(annotated, hit.at)) return DOUBTED_ON_OWN_LINE;
  const isCorrected = hit.kind === 'phone' && hit.isCorrected === true;
  const hasSigns = isCertain === true || certainty === 'alone' || replacesAnother || isCorrected;
  return hasSigns ? DOUBTED_AGAINST_SIGNS : DOUBTED;
}

/** Log-odds above which an identifier is the writer's own, or remains it. */
function ownAbove(
  annotated: AnnotatedText,
  hit: Hit,
  evidence: OwnerEvidence,
  replacesAnother: boolean,
): number {
  if (evidence.owner === 'own') return doubtedBelow(annotated, hit, evidence, replacesAnother);
  const isDoubtful = evidence.owner === 'correctedAway' || evidence.certainty === 'unclear';
  return isDoubtful ? TRUSTED_AGAINST_DOUBT : TRUSTED;
}

function decided(evidence: OwnerEvidence, isOwn: boolean): OwnerEvidence {
  if (isOwn) return evidence.owner === 'own' ? evidence : { owner: 'own', certainty: 'bare' };
  return evidence.owner === 'own' ? { owner: 'unclear', because: 'wording', certainty: 'unclear' } : evidence;
}

/** A phone beside an address is a contact: where one of them is the writer's, so is the other. */
function together(kinds: readonly Hit['kind'][], opinions: readonly number[]): number {
  const isContact = new Set(kinds).size > 1;
  return isContact ? Math.max(...opinions) : opinions.reduce((sum, one) => sum + one, 0) / opinions.length;
}

/**
 * What the rules say about identifiers that belong together (joined-hits.ts), corrected where the learned opinion contradicts
 * them. `replacesAnother`: the rules took another identifier of the text away as corrected.
 */
export function withOpinion(
  annotated: AnnotatedText,
  group: ReadonlyMap<Hit, OwnerEvidence>,
  replacesAnother: boolean,
): ReadonlyMap<Hit, OwnerEvidence> {
  const hits = [...group];
  // They stand alone in their group.
  if (hits.some(([hit, evidence]) => isDecided(hit, evidence))) return group;
  const opinion = together(
    hits.map(([{ kind }]) => kind),
    hits.map(([hit, evidence]) => ownOpinion(annotated, hit, evidence)),
  );
  const isOwn = hits.some(([hit, evidence]) => opinion > ownAbove(annotated, hit, evidence, replacesAnother));
  return new Map(hits.map(([hit, evidence]) => [hit, decided(evidence, isOwn)]));
}
