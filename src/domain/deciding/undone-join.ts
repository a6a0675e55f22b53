import { isCreated } from '../changes/target.ts';
import { sameRef } from '../crm-ref.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import { reason } from '../reason.ts';
import type { Doubt } from './doubt.ts';
import { ownersOf } from './identifier-owners.ts';
import type { OwnItems } from './own-items.ts';
import type { Situation } from './situation.ts';
import type { Verdict } from './verdict.ts';

/**
 * A join to a customer from whom a person took the chat by undo is only suggested (docs/decisions/0053-after-an-undo.md). In
 * mode `suggest` nothing is joined without a person anyway.
 */
export function doubtUndoneJoin(
  situation: Situation,
  own: OwnItems,
  found: Verdict | Doubt | undefined,
): Verdict | Doubt | undefined {
  if (!found || 'rest' in found || situation.mode === 'suggest') return found;
  const { customerRef, rule } = found;
  if (!customerRef || isCreated(customerRef)) return found;
  const { undoneJoins = [] } = situation.stored.chat;
  if (!undoneJoins.some((ref) => sameRef(ref, customerRef))) return found;
  const free = ownersOf(situation, own).filter(({ owners }) => owners.length === 0);
  const rest = free
    .map(({ identifier }) => identifier)
    .filter((one) => !situation.stored.remembered.has(identifierKey(one)));
  const identifier = situation.identifiers.find((one) => !rest.includes(one))?.value;
  const reasons = [...found.reasons.slice(0, 1), reason('undoneBefore', { refs: [customerRef] })];
  const items = [customerRef];
  return {
    rule,
    customerRef,
    reasons,
    suggestions: [{ kind: 'samePerson', items, ...(identifier !== undefined && { identifier }), reasons }],
    rest,
    unremembered: [],
  };
}
