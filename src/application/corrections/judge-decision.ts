import type { Decision } from '../../domain/decision.ts';
import type { DecisionId, MemberId } from '../../domain/ids.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import type { Stores } from '../../store/ports.ts';
import { CorrectionError } from './correction-error.ts';

export interface JudgeDeps {
  readonly stores: Pick<Stores, 'journal' | 'record'>;
  /** Unix ms. */
  readonly now: () => number;
}

/** Whether a person can say if the decision was right: a rule did or suggested something. */
export function isJudgeable({ rule, outcome }: Pick<Decision, 'rule' | 'outcome'>): boolean {
  return rule !== 0 && outcome !== 'nothing';
}

/**
 * Stores whether a person finds a decision right; the last answer counts. It changes nothing else. Throws `CorrectionError`. To be
 * run inside the portal's lane, where an undo changes the same entry.
 */
export async function judgeDecision(
  { stores, now }: JudgeDeps,
  member: MemberId,
  id: DecisionId,
  { right, by }: { readonly right: boolean; readonly by: string },
): Promise<Decision> {
  const decision = await stores.journal.get(member, id);
  if (!decision) throw new CorrectionError('unknown', 'DECISION_UNKNOWN', 'Open the list again.');
  if (!isJudgeable(decision))
    throw new CorrectionError('conflict', 'NOT_JUDGEABLE', 'No rule did or suggested anything here.');
  const judged: Decision = { ...decision, judged: { right, by, at: now() } };
  await stores.record(member, { ...emptyRecord, decisions: [judged] });
  return judged;
}
