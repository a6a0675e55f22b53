import type { Stores } from '../../store/ports.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import { suggestionsOfUndone } from './suggestions-of-undone.ts';
import type { UndoDeps } from './undo-decision.ts';
import { undoDecision } from './undo-decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { DecisionId, MemberId } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { changesBlocks, restoreBlock } from '../corrections/block-identifier.ts';
import { CorrectionError } from '../corrections/correction-error.ts';

/**
 * Undoes a decision of a rule or of a person. Throws `UndoError`, `CorrectionError` for a merge, `PortalError`. To be
 * run inside the portal's lane.
 */
export async function undo(deps: UndoDeps, member: MemberId, id: DecisionId, by: string): Promise<Decision> {
  const decision = await deps.stores.journal.get(member, id);
  if (!decision || decision.undone || decision.rule !== 0) return undoDecision(deps, member, id, by);
  const codes = decision.reasons.map(({ code }) => code);
  if (codes.includes('mergedByPerson')) {
    throw new CorrectionError('conflict', 'MERGE_IS_FINAL', 'The portal cannot take a merge back.');
  }
  if (changesBlocks(decision)) return undoBlock(deps, member, decision, by);
  const isPhone = codes.includes('firstPhoneChanged') || codes.includes('firstPhoneRemoved');
  return isPhone ? undoFirstPhone(deps, member, decision, by) : undoDecision(deps, member, id, by);
}

async function undoBlock(
  deps: UndoDeps,
  member: MemberId,
  decision: Decision,
  by: string,
): Promise<Decision> {
  await restoreBlock(deps, member, decision);
  const undone: Decision = { ...decision, undone: { at: deps.now(), by, leftAlone: [] } };
  const suggestions = await suggestionsOfUndone(deps.stores, member, decision, by);
  await deps.stores.record(member, { ...emptyRecord, decisions: [undone], suggestions });
  return undone;
}

async function undoFirstPhone(
  {
    stores,
    now,
  }: {
    readonly stores: Pick<Stores, 'bindings' | 'record' | 'suggestions'>;
    readonly now: () => number;
  },
  member: MemberId,
  decision: Decision,
  by: string,
): Promise<Decision> {
  const [before] = decision.before.customers;
  const current = before && (await stores.bindings.customers(member, [before.id])).get(before.id);
  const undone: Decision = { ...decision, undone: { at: now(), by, leftAlone: [] } };
  const customers = current ? [withPhonesOf(current, before, decision)] : [];
  const suggestions = await suggestionsOfUndone(stores, member, decision, by);
  await stores.record(member, { ...emptyRecord, customers, decisions: [undone], suggestions });
  return undone;
}

/** Restores only the phones: chats and card may have changed since then. */
function withPhonesOf(current: CustomerRecord, before: CustomerRecord, decision: Decision): CustomerRecord {
  const given = new Set<string>(decision.identifiers.map(({ value }) => value));
  const { firstPhone: _changed, ...rest } = current;
  return {
    ...rest,
    ...(before.firstPhone && { firstPhone: before.firstPhone }),
    phones: [...new Set([...before.phones, ...current.phones.filter((phone) => !given.has(phone))])],
  };
}
