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

/**
 * The journal entry of a verdict whose changes were applied. `before`: the customer records before it; `at`: Unix ms.
 */
export function toDecision(
  work: ChatWork,
  situation: Situation,
  verdict: Verdict,
  binding: BindingChange,
  result: {
    readonly applied: readonly AppliedChange[];
    readonly suggestions: readonly SuggestionId[];
    readonly before: readonly CustomerRecord[];
    readonly at: number;
  },
): Decision {
  return {
    id: situation.decision,
    at: result.at,
    chat: work.code,
    line: work.chat.line,
    connector: work.chat.connector,
    rule: verdict.rule,
    ...(work.by !== undefined && { by: work.by }),
    outcome: verdict.outcome,
    identifiers: work.identifiers,
    reasons: [...verdict.reasons, ...work.remarks],
    ...(binding.customerRef && { customerRef: binding.customerRef }),
    ...(binding.card && { card: binding.card }),
    changes: result.applied,
    suggestions: result.suggestions,
    before: { chat: work.record, customers: result.before },
  };
}

/** The journal entry of a chat that gave only identifiers of third parties or ambiguous ones. */
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

/** Suggestions for numbers that two countries read differently: a person may know the country. */
export function remarkDrafts(remarks: readonly Reason[]): readonly SuggestionDraft[] {
  return remarks.flatMap((remark) =>
    remark.code === 'ambiguousNumber' && remark.identifier !== undefined
      ? [{ kind: 'ambiguousNumber', items: [], identifier: remark.identifier, reasons: [remark] }]
      : [],
  );
}

/**
 * The id is derived from kind, items and identifier (of a decision to confirm the chat, of "same person?" the chat, too), so
 * that a suggestion is made once, whatever was decided about it. `occasion`: tells apart decisions to confirm that were made one after the other.
 */
export function toSuggestion(
  work: Pick<ChatWork, 'code' | 'chat'>,
  draft: SuggestionDraft,
  at: number,
  occasion = '',
): Suggestion {
  const items = draft.items.map(refKey).sort().join(' ');
  const digest = createHash('sha256')
    .update(`${draft.kind} ${items} ${subjectOf(work, draft, occasion)}`)
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
    ...(draft.planned && { planned: draft.planned }),
    ...(draft.given && { given: draft.given }),
    state: 'open',
  };
}

/** What a suggestion is about besides its items: it is made once. */
function subjectOf(
  { code }: Pick<ChatWork, 'code'>,
  { kind, identifier = '' }: SuggestionDraft,
  occasion: string,
): string {
  if (kind === 'decisionToConfirm') return `${code}${occasion && ` ${occasion}`}`;
  // Each chat may be of another person.
  return kind === 'samePerson' ? `${code} ${identifier}` : identifier;
}
