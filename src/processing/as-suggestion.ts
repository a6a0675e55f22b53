import { isCreated, type Target } from '../domain/changes/target.ts';
import type { CrmRef } from '../domain/crm-ref.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import { reason } from '../domain/reason.ts';
import type { SuggestionKind } from '../domain/suggestion-kind.ts';
import type { SuggestionDraft } from '../domain/suggestion.ts';
import type { DecidedChat } from './record-outcome.ts';

/** Asked once the chat is joined, not before. */
const followsFromJoin: ReadonlySet<SuggestionKind> = new Set(['guestContact', 'ownItemHasData']);

/** Mode `suggest`: the verdict becomes a suggestion that keeps its changes; nothing is changed or bound. */
export function asSuggestion(entry: DecidedChat): DecidedChat {
  const { verdict, work } = entry;
  if (!verdict.shouldBind) return entry;
  const draft = draftOf(verdict, work.identifiers);
  const [customerRef, card] = [existing(verdict.customerRef), existing(verdict.card)];
  return {
    ...entry,
    verdict: {
      rule: verdict.rule,
      outcome: 'suggested',
      reasons: draft.reasons,
      ...(customerRef && { customerRef }),
      ...(card && { card }),
      changes: [],
      suggestions: [...verdict.suggestions.filter(({ kind }) => !followsFromJoin.has(kind)), draft],
      customerIdentifiers: [],
      endedCustomers: [],
      shouldBind: false,
    },
  };
}

/** The suggestion of a verdict that a person has to confirm. */
export function draftOf(verdict: Verdict, given: NonNullable<SuggestionDraft['given']>): SuggestionDraft {
  const items = [verdict.customerRef, verdict.card].flatMap((target) => existing(target) ?? []);
  const reasons = [...verdict.reasons, reason('toBeConfirmed')];
  return { kind: 'decisionToConfirm', items, reasons, planned: verdict.changes, given };
}

function existing(target: Target | undefined): CrmRef | undefined {
  return target && !isCreated(target) ? target : undefined;
}
