import type { LaneDeps } from '../../processing/lane-deps.ts';
import { emptyRound } from '../../processing/empty-record.ts';
import { undoDecision } from './undo-decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { DecisionId, MemberId } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { CorrectionError } from '../corrections/correction-error.ts';

/** Takes back a decision of a rule or of a person. Throws `UndoError`, `PortalError`. To be run inside the lane. */
export async function undo(deps: LaneDeps, member: MemberId, id: DecisionId, by: string): Promise<Decision> {
  const decision = await deps.stores.journal.get(member, id);
  if (!decision || decision.undone || decision.rule !== 0) return undoDecision(deps, member, id, by);
  const codes = decision.reasons.map(({ code }) => code);
  if (codes.includes('mergedByPerson')) {
    throw new CorrectionError('conflict', 'MERGE_IS_FINAL', 'The portal cannot take a merge back.');
  }
  const isPhone = codes.includes('firstPhoneChanged') || codes.includes('firstPhoneRemoved');
  return isPhone ? undoFirstPhone(deps, member, decision, by) : undoDecision(deps, member, id, by);
}

async function undoFirstPhone(
  deps: LaneDeps,
  member: MemberId,
  decision: Decision,
  by: string,
): Promise<Decision> {
  const [before] = decision.before.customers;
  const now = before && (await deps.stores.bindings.customers(member, [before.id])).get(before.id);
  const undone: Decision = { ...decision, undone: { at: deps.now(), by, leftAlone: [] } };
  const customers = now ? [withPhonesOf(now, before, decision)] : [];
  await deps.stores.record(member, { ...emptyRound, customers, decisions: [undone] });
  return undone;
}

/** Only the phones go back: chats and card may be others by now. */
function withPhonesOf(now: CustomerRecord, before: CustomerRecord, decision: Decision): CustomerRecord {
  const given = new Set<string>(decision.identifiers.map(({ value }) => value));
  const { firstPhone: _changed, ...rest } = now;
  return {
    ...rest,
    ...(before.firstPhone && { firstPhone: before.firstPhone }),
    phones: [...new Set([...before.phones, ...now.phones.filter((phone) => !given.has(phone))])],
  };
}
