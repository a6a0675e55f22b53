import type { AppliedChange } from '../domain/changes/change.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import type { ChangeState } from '../bitrix24/crm/changes/read-change-states.ts';
import { readChangeStates } from '../bitrix24/crm/changes/read-change-states.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import type { ChatWork } from './chat-work.ts';
import type { LaneDeps } from './lane-deps.ts';

/** Ms for which a verdict holds: after that somebody may have worked on the items that it leaves or closes. */
const HOLDS = 600_000;

/** What an interrupted try of a chat left. */
export interface Recovered {
  /** Its changes that did happen. */
  readonly applied: readonly AppliedChange[];
  /** What it had decided, with the changes that are still to be made; absent where it has to be decided again. */
  readonly verdict?: Verdict;
}

interface RecoverContext {
  readonly member: MemberId;
  readonly client: PortalClient;
  readonly deps: LaneDeps;
  readonly requestId: string;
}

/**
 * After an interruption: what of the planned changes did happen (spec 6.7), and what is left of the verdict. On a CRM
 * that is half changed the rules would find the tracker's own traces and call them reasons; so they are asked again
 * only when something that the verdict was about is gone, or when it is old.
 */
export async function recoverInterrupted(
  { member, client, deps, requestId }: RecoverContext,
  works: readonly ChatWork[],
): Promise<readonly Recovered[]> {
  const pending = works.map(({ record }) => ({ changes: record.pending?.changes ?? [], applied: [] }));
  const states = await readChangeStates(client, pending, requestId);
  return Promise.all(works.map((work, index) => recoverChat(deps, member, work, states[index] ?? [])));
}

async function recoverChat(
  deps: LaneDeps,
  member: MemberId,
  { record, resumedFrom }: ChatWork,
  states: readonly ChangeState[],
): Promise<Recovered> {
  if (!record.pending) return { applied: [] };
  const applied = states.flatMap(({ change, state, id }): AppliedChange[] =>
    state === 'done' ? [{ change, outcome: 'applied', ...(id !== undefined && { created: id }) }] : [],
  );
  const isOld = resumedFrom !== undefined && deps.now() - resumedFrom.at > HOLDS;
  if (!resumedFrom || isOld || states.some(({ state }) => state === 'gone')) return { applied };
  const { existingCustomer: before, ...verdict } = resumedFrom.verdict;
  // Another chat may have added to that customer since.
  const existingCustomer =
    before && (await deps.stores.bindings.customers(member, [before.id])).get(before.id);
  const changes = states.flatMap(({ change, state }) => (state === 'done' ? [] : [change]));
  return { applied, verdict: { ...verdict, ...(existingCustomer && { existingCustomer }), changes } };
}
