import { samePlan } from '../../domain/changes/same-plan.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { draftOf } from '../../processing/as-suggestion.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import type { Stores } from '../../store/ports.ts';
import { identifiersOf, journalList } from './chat-history.ts';
import { CorrectionError } from './correction-error.ts';
import { readChatRecord } from './read-records.ts';
import type { ChatCommand, RunChatCommandDeps } from './run-chat-command.ts';
import { planChatCommand, runChatCommand } from './run-chat-command.ts';

export type ConfirmDeps = RunChatCommandDeps & {
  readonly stores: Pick<Stores, 'journal' | 'bindings' | 'record'>;
};

/**
 * Carries out a suggested decision as it is kept with the suggestion. Where the CRM leads to other changes by now, nothing is
 * done: the present plan is kept with the suggestion, and `CorrectionError` `PLAN_CHANGED` is thrown. To be run inside the
 * portal's lane.
 */
export async function confirmSuggestion(
  deps: ConfirmDeps,
  member: MemberId,
  suggestion: Suggestion,
): Promise<Decision> {
  const command = await commandOf(deps, member, suggestion);
  const verdict = await planChatCommand(deps, member, command);
  if (!verdict?.shouldBind) throw nothingToConfirm();
  const { planned } = suggestion;
  if (planned && !samePlan(planned, verdict.changes)) {
    const { items, reasons } = draftOf(verdict, command.identifiers);
    const present: Suggestion = {
      ...suggestion,
      items,
      reasons,
      planned: verdict.changes,
      given: command.identifiers,
    };
    await deps.stores.record(member, { ...emptyRecord, suggestions: [present] });
    throw new CorrectionError(
      'conflict',
      'PLAN_CHANGED',
      'Read the suggestion again: it has the present plan.',
    );
  }
  const decision = await runChatCommand(deps, member, command);
  if (decision) return decision;
  throw nothingToConfirm();
}

async function commandOf(deps: ConfirmDeps, member: MemberId, suggestion: Suggestion): Promise<ChatCommand> {
  const history = await journalList(deps.stores.journal, member, { chat: suggestion.chat });
  const suggested = history.filter(({ outcome, undone }) => outcome === 'suggested' && !undone);
  const identifiers: readonly Identifier[] = suggestion.given ?? identifiersOf(suggested);
  if (suggestion.kind !== 'decisionToConfirm' || identifiers.length === 0) throw nothingToConfirm();
  // A person confirms it: what was undone before does not count.
  const { undoneJoins: _undone, ...record } = await readChatRecord(
    deps.stores.bindings,
    member,
    suggestion.chat,
  );
  return {
    record,
    identifiers,
    evidence: { messageId: '', at: suggested.at(-1)?.at ?? suggestion.at },
  };
}

function nothingToConfirm(): CorrectionError {
  return new CorrectionError('conflict', 'NOTHING_TO_CONFIRM', 'Join, or dismiss the suggestion.');
}
