import type { Hit } from './contact-hit.ts';
import type { OwnerEvidence } from './judge-owner.ts';

/** Nobody has more phones, or more mailboxes. */
const MAX_OWN_OF_A_KIND = 6;

function valueOf(hit: Hit): string {
  return hit.kind === 'phone' ? hit.number.number : hit.value;
}

/** A pasted list of numbers or addresses identifies nobody: where more than six seem to be the writer's, none is. */
export function withoutPastedLists(judged: ReadonlyMap<Hit, OwnerEvidence>): ReadonlyMap<Hit, OwnerEvidence> {
  const isList = (kind: Hit['kind']): boolean => {
    const own = [...judged].filter(([hit, { owner }]) => hit.kind === kind && owner === 'own');
    return new Set(own.map(([hit]) => valueOf(hit))).size > MAX_OWN_OF_A_KIND;
  };
  if (judged.size <= MAX_OWN_OF_A_KIND) return judged;
  const lists = { phone: isList('phone'), email: isList('email') };
  const withoutList = (hit: Hit, evidence: OwnerEvidence): OwnerEvidence =>
    lists[hit.kind] && evidence.owner === 'own'
      ? { owner: 'thirdParty', because: 'list of people' }
      : evidence;
  return new Map([...judged].map(([hit, evidence]) => [hit, withoutList(hit, evidence)]));
}
