import type { AppliedChange } from '../domain/changes/change.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import type { ChangeState } from '../bitrix24/crm/changes/read-change-states.ts';
import { readChangeStates } from '../bitrix24/crm/changes/read-change-states.ts';
import type { Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';
import type { PortalContext } from './portal-context.ts';

/** An older verdict is decided again: people may have changed the items that it leaves or closes. */
const MAX_VERDICT_AGE_MS = 600_000;

export interface RecoverDeps {
  readonly stores: Pick<Stores, 'bindings'>;
  /** Unix ms. */
  readonly now: () => number;
}

/** What an interrupted run left of a chat. */
export interface Recovered {
  /** The changes that it made. */
  readonly applied: readonly AppliedChange[];
  /** Its verdict with the changes that are not made yet; absent when the chat has to be decided again. */
  readonly verdict?: Verdict;
}

/**
 * Finds out which planned changes of an interrupted run were made (docs/spec.md 6.7) and what is left of the
 * verdict. In a half changed CRM the rules would take the tracker's own changes for reasons; so the chat is
 * decided again only when an item of the verdict was deleted or the verdict is too old. Throws `PortalError`.
 */
export async function recoverInterrupted(
  deps: RecoverDeps,
  { portal, client }: PortalContext,
  works: readonly ChatWork[],
  requestId: string,
): Promise<readonly Recovered[]> {
  const pending = works.map(({ record }) => ({ changes: record.pending?.changes ?? [], applied: [] }));
  const states = await readChangeStates(client, pending, requestId);
  return Promise.all(
    works.map((work, index) => recoverChat(deps, portal.memberId, work, states[index] ?? [])),
  );
}

async function recoverChat(
  { stores, now }: RecoverDeps,
  member: MemberId,
  { record, resumedFrom }: ChatWork,
  states: readonly ChangeState[],
): Promise<Recovered> {
  if (!record.pending) return { applied: [] };
  const applied = states.flatMap(({ change, state, id }): AppliedChange[] =>
    state === 'done' ? [{ change, outcome: 'applied', ...(id !== undefined && { created: id }) }] : [],
  );
  const isOld = resumedFrom !== undefined && now() - resumedFrom.at > MAX_VERDICT_AGE_MS;
  if (!resumedFrom || isOld || states.some(({ state }) => state === 'gone')) return { applied };
  const { existingCustomer: before, ...verdict } = resumedFrom.verdict;
  // Another chat may have added identifiers to that customer since then.
  const existingCustomer = before && (await stores.bindings.customers(member, [before.id])).get(before.id);
  const changes = states.flatMap(({ change, state }) => (state === 'done' ? [] : [change]));
  return { applied, verdict: { ...verdict, ...(existingCustomer && { existingCustomer }), changes } };
}
