import { reason } from '../domain/reason.ts';
import { bindingAfter } from '../domain/deciding/binding-after.ts';
import { resolveTarget } from '../domain/changes/resolve-target.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import type { SuggestionDraft, Suggestion } from '../domain/suggestion.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import type { AppliedChange } from '../domain/changes/change.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { Decision } from '../domain/decision.ts';
import type { MemberId } from '../domain/ids.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import type { ChatWork } from './chat-work.ts';
import { remarkKey } from './chat-work.ts';
import { emptyRound } from './empty-record.ts';
import type { LaneDeps } from './lane-deps.ts';
import { recordRefusals } from './refusals.ts';
import { remarkDrafts, toDecision, toSuggestion } from './to-decision.ts';

/** A chat with its verdict. */
export interface Decided {
  readonly work: ChatWork;
  readonly situation: Situation;
  readonly verdict: Verdict;
  /** Changes that an interrupted try had already made. */
  readonly recovered: readonly AppliedChange[];
  /** The verdict is that of the interrupted try. */
  readonly resumed: boolean;
}

/** Journal, bindings, suggestions and inbox of a round, in one commit. */
export async function recordOutcome(
  deps: LaneDeps,
  member: MemberId,
  done: readonly (Decided & { readonly applied: readonly AppliedChange[] })[],
  requestId: string,
): Promise<void> {
  const customerRefs = done.flatMap(
    ({ verdict, applied }) => resolveTarget(verdict.customerRef, applied) ?? [],
  );
  const byCustomerRef = await deps.stores.bindings.customersByParty(member, customerRefs);
  const decisions: Decision[] = [];
  const customers: CustomerRecord[] = [];
  const chats: ChatRecord[] = [];
  const suggestions: Suggestion[] = [];
  for (const { work, situation, verdict, applied } of done) {
    const customerRef = resolveTarget(verdict.customerRef, applied);
    const record =
      customerRef &&
      byCustomerRef.find((entry) => entry.customerRef && refKey(entry.customerRef) === refKey(customerRef));
    const memory = bindingAfter(situation, verdict, applied, work.evidence, record);
    const drafts = [...verdict.suggestions, ...remarkDrafts(work.remarks), ...refusedMerges(applied)];
    const made = await newSuggestions(deps, member, work, drafts);
    chats.push({ ...memory.chat, handled: [...memory.chat.handled, ...work.remarks.map(remarkKey)] });
    if (memory.customer) customers.push(memory.customer);
    suggestions.push(...made);
    if (!isWorthRecording(work, verdict, applied)) continue;
    const before = memory.customer
      ? [verdict.existingCustomer ?? record].flatMap((entry) => entry ?? [])
      : [];
    decisions.push(
      toDecision(work, situation, verdict, memory, {
        applied,
        suggestions: made.map(({ id }) => id),
        before: [...before, ...verdict.endedCustomers],
        at: deps.now(),
      }),
    );
  }
  await deps.stores.record(member, {
    ...emptyRound,
    done: done.flatMap(({ work }) => work.entries),
    chats,
    customers,
    endedCustomers: done.flatMap(({ verdict }) => verdict.endedCustomers.map(({ id }) => id)),
    decisions,
    suggestions,
  });
  const applied = done.flatMap((entry) => entry.applied);
  await recordRefusals(deps.stores.settings, member, applied, deps.now());
  for (const decision of decisions) deps.onDecision(member, decision, requestId);
}

/** Suggestions that were not made before, open or decided. */
export async function newSuggestions(
  deps: LaneDeps,
  member: MemberId,
  work: ChatWork,
  drafts: readonly SuggestionDraft[],
): Promise<readonly Suggestion[]> {
  const made = drafts.map((draft) => toSuggestion(work, draft, deps.now()));
  const known = await Promise.all(made.map(({ id }) => deps.stores.suggestions.get(member, id)));
  return made.filter((_, index) => known[index] === undefined);
}

/** What the portal would not merge by itself, a person may merge by hand. */
function refusedMerges(applied: readonly AppliedChange[]): readonly SuggestionDraft[] {
  return applied.flatMap(({ change, outcome, error }) => {
    if (change.kind !== 'mergeItems' || outcome !== 'failed') return [];
    const { type, survivor, absorbed } = change;
    const items = [survivor, absorbed].map((id) => ({ type, id }));
    return [{ kind: 'mergeDuplicates', items, reasons: [reason('mergeRefused', { value: error ?? '' })] }];
  });
}

/** A session that found everything in its place is no news, nor is what was refused before and is again. */
function isWorthRecording(work: ChatWork, verdict: Verdict, applied: readonly AppliedChange[]): boolean {
  if (work.isRetry)
    return verdict.endedCustomers.length > 0 || applied.some(({ outcome }) => outcome === 'applied');
  return (
    work.identifiers.length > 0 ||
    applied.length > 0 ||
    verdict.endedCustomers.length > 0 ||
    work.remarks.length > 0
  );
}
