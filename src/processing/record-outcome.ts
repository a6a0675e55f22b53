import { countPeople } from '../domain/deciding/noted-names.ts';
import { bindingAfter } from '../domain/deciding/binding-after.ts';
import { resolveTarget } from '../domain/changes/resolve-target.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import type { AppliedChange } from '../domain/changes/change.ts';
import { refKey } from '../domain/crm-ref.ts';
import { keyOfStoredValue } from '../domain/identifiers/identifier.ts';
import type { Decision } from '../domain/decision.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import type { Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';
import { remarkKey } from './chat-work.ts';
import { closedPlans } from './close-suggestions.ts';
import { correctedPhoneDrafts } from './corrected-phone.ts';
import { emptyRecord } from './empty-record.ts';
import { addOwnNumbers } from './fill-own-numbers.ts';
import type { NewSuggestionsDeps } from './new-suggestions.ts';
import { newSuggestions } from './new-suggestions.ts';
import { recordRefusals } from './refusals.ts';
import { isRefusedMerge, refusedMergeDrafts, withRefusedMerges } from './refused-merges.ts';
import { remarkDrafts, toDecision } from './to-decision.ts';

export type RecordOutcomeDeps = NewSuggestionsDeps & {
  readonly stores: Pick<Stores, 'bindings' | 'settings' | 'record'>;
  /** Called for each new journal entry. `request`: the id that the batch's REST requests carry. */
  readonly onDecision: (member: MemberId, decision: Decision, request: string) => void;
};

/** A chat with its verdict. */
export interface DecidedChat {
  readonly work: ChatWork;
  readonly situation: Situation;
  readonly verdict: Verdict;
  /** Changes that an interrupted run made before. */
  readonly recovered: readonly AppliedChange[];
  /** Whether the verdict is that of the interrupted run. */
  readonly resumed: boolean;
}

/**
 * Stores journal, bindings, suggestions and inbox of a decision batch in one commit. Entries of a chat whose merge the
 * portal refused stay in the inbox until the next decision closed the own item. Returns the stored chat records.
 */
export async function recordOutcome(
  deps: RecordOutcomeDeps,
  member: MemberId,
  batch: readonly (DecidedChat & { readonly applied: readonly AppliedChange[] })[],
  requestId: string,
): Promise<ReadonlyMap<UserCode, ChatRecord>> {
  const customerRefs = batch.flatMap(
    ({ verdict, applied }) => resolveTarget(verdict.customerRef, applied) ?? [],
  );
  const byCustomerRef = await deps.stores.bindings.customersByRef(member, customerRefs);
  const decisions: Decision[] = [];
  const customers: CustomerRecord[] = [];
  const chats: ChatRecord[] = [];
  const suggestions: Suggestion[] = [];
  for (const { work, situation, verdict, applied } of batch) {
    const customerRef = resolveTarget(verdict.customerRef, applied);
    const record =
      customerRef &&
      byCustomerRef.find((entry) => entry.customerRef && refKey(entry.customerRef) === refKey(customerRef));
    const binding = bindingAfter(situation, verdict, applied, work.evidence, record);
    const drafts = [
      ...verdict.suggestions,
      ...remarkDrafts(work.remarks),
      ...correctedPhoneDrafts(work, verdict, binding.customer),
      ...refusedMergeDrafts(applied),
    ];
    const added = await newSuggestions(deps, member, work, drafts);
    chats.push(recordAfter(binding.chat, work, applied));
    if (binding.customer) customers.push(binding.customer);
    if (verdict.doubtedCustomer) customers.push(verdict.doubtedCustomer);
    suggestions.push(...added);
    if (!isWorthRecording(work, verdict, applied)) continue;
    const before = binding.customer ? (verdict.existingCustomer ?? record) : undefined;
    decisions.push(
      toDecision(work, situation, verdict, binding, {
        applied,
        suggestions: added.map(({ id }) => id),
        before: [...(before ? [before] : []), ...verdict.endedCustomers],
        at: deps.now(),
      }),
    );
  }
  suggestions.push(...(await closedPlans(deps, member, batch.flatMap(decidedSincePlan))));
  await deps.stores.record(member, {
    ...emptyRecord,
    done: batch.flatMap(({ work, applied }) => (applied.some(isRefusedMerge) ? [] : work.entries)),
    chats,
    customers,
    endedCustomers: batch.flatMap(({ verdict }) => verdict.endedCustomers.map(({ id }) => id)),
    decisions,
    suggestions,
  });
  await addOwnNumbers(deps, member, keysOfManyNames(batch), 'manyNames');
  const applied = batch.flatMap((entry) => entry.applied);
  await recordRefusals(deps.stores.settings, member, applied, deps.now());
  for (const decision of decisions) deps.onDecision(member, decision, requestId);
  return new Map(chats.map((chat) => [chat.userCode, chat]));
}

/** The chat, where it is decided now and a plan for it may wait for a confirmation. */
function decidedSincePlan({ verdict, work: { code, record } }: DecidedChat): readonly UserCode[] {
  return verdict.shouldBind && record.suggested ? [code] : [];
}

function recordAfter(chat: ChatRecord, { remarks }: ChatWork, applied: readonly AppliedChange[]): ChatRecord {
  const handled = [...chat.handled, ...remarks.map(remarkKey)];
  return withRefusedMerges({ ...chat, handled }, applied);
}

/** A phone given under this many times more names than make it shared is on the list of numbers of nobody. */
const MANY_NAMES_FACTOR = 2;

/** What so many people with different names gave that it is nobody's: not even written on their own items any more. */
function keysOfManyNames(batch: readonly Pick<DecidedChat, 'verdict' | 'work'>[]): readonly string[] {
  return batch.flatMap(({ verdict: { doubtedCustomer, reasons }, work }) => {
    const people = doubtedCustomer ? countPeople(doubtedCustomer) : 1;
    if (people < MANY_NAMES_FACTOR * work.settings.sharedThreshold) return [];
    return reasons.flatMap(({ code, identifier }) =>
      code === 'sharedIdentifier' && identifier !== undefined ? (keyOfStoredValue(identifier) ?? []) : [],
    );
  });
}

/** No journal entry for a session that needed no change, nor for a retry that was refused again. */
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
