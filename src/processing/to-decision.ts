import { createHash } from 'node:crypto';
import type { BindingChange } from '../domain/deciding/binding-after.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import type { SuggestionDraft, Suggestion } from '../domain/suggestion.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import type { AppliedChange } from '../domain/changes/change.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { Decision } from '../domain/decision.ts';
import type { Reason } from '../domain/reason.ts';
import type { DecisionId, SuggestionId } from '../domain/ids.ts';
import { suggestionId } from '../domain/ids.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import type { ChatWork } from './chat-work.ts';

/** The journal's entry for a verdict that was carried out. */
export function toDecision(
  work: ChatWork,
  situation: Situation,
  verdict: Verdict,
  memory: BindingChange,
  done: {
    readonly applied: readonly AppliedChange[];
    readonly suggestions: readonly SuggestionId[];
    readonly before: readonly CustomerRecord[];
    readonly at: number;
  },
): Decision {
  return {
    id: situation.decision,
    at: done.at,
    chat: work.code,
    line: work.chat.line,
    connector: work.chat.connector,
    rule: verdict.rule,
    outcome: verdict.outcome,
    identifiers: work.identifiers,
    reasons: [...verdict.reasons, ...work.remarks],
    ...(memory.customerRef && { customerRef: memory.customerRef }),
    ...(memory.card && { card: memory.card }),
    changes: done.applied,
    suggestions: done.suggestions,
    before: { chat: work.record, customers: done.before },
  };
}

/** The journal's entry for a chat that gave only what may not identify: somebody else's number, or an ambiguous one. */
export function remarkDecision(
  work: ChatWork,
  id: DecisionId,
  suggestions: readonly SuggestionId[],
  at: number,
): Decision {
  return {
    id,
    at,
    chat: work.code,
    line: work.chat.line,
    connector: work.chat.connector,
    rule: 9,
    outcome: 'nothing',
    identifiers: [],
    reasons: work.remarks,
    changes: [],
    suggestions,
    before: { chat: work.record, customers: [] },
  };
}

/** A number that two countries read differently: a person may know which one it is. */
export function remarkDrafts(remarks: readonly Reason[]): readonly SuggestionDraft[] {
  return remarks.flatMap((remark) =>
    remark.code === 'ambiguousNumber' && remark.identifier !== undefined
      ? [{ kind: 'ambiguousNumber', items: [], identifier: remark.identifier, reasons: [remark] }]
      : [],
  );
}

/** The same finding is the same suggestion: what a person decided about it is not asked again. */
export function toSuggestion(work: ChatWork, draft: SuggestionDraft, at: number): Suggestion {
  const items = draft.items.map(refKey).sort().join(' ');
  const digest = createHash('sha256')
    .update(`${draft.kind} ${items} ${draft.identifier ?? ''}`)
    .digest('base64url');
  return {
    id: suggestionId(`s-${digest.slice(0, 22)}`),
    kind: draft.kind,
    at,
    chat: work.code,
    line: work.chat.line,
    items: draft.items,
    ...(draft.identifier !== undefined && { identifier: draft.identifier }),
    reasons: draft.reasons,
    state: 'open',
  };
}
