import { reason } from '../../domain/reason.ts';
import type { LaneDeps } from '../../processing/lane-deps.ts';
import { emptyRound } from '../../processing/empty-record.ts';
import type { AppliedChange, Change } from '../../domain/changes/change.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import { isCustomerType, isMergedType, portalPath } from '../../domain/crm-type.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CustomerId, MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { mergeLists } from '../../domain/customer-record.ts';
import { applyChanges } from '../../bitrix24/crm/changes/apply-changes.ts';
import { timelineTexts } from '../../bitrix24/crm/changes/timeline-texts.ts';
import { CorrectionError } from './correction-error.ts';
import { personDecision } from './person-decision.ts';

/** Items of one type to be merged by the portal itself; the first survives. */
export interface MergeCommand {
  readonly chat: UserCode;
  readonly survivor: CrmRef;
  readonly absorbed: readonly CrmRef[];
}

/** The portal's own merge (rest-contract.md 4.3), then the memory follows the survivor. Inside the lane. */
export async function mergeItems(deps: LaneDeps, member: MemberId, wish: MergeCommand): Promise<Decision> {
  const { survivor, absorbed } = wish;
  const changes = absorbed.map(({ id }) => mergeOf(survivor, id));
  const portal = await deps.stores.portals.get(member);
  const texts = timelineTexts(portal?.language);
  const client = await deps.clientOf(member);
  const done: AppliedChange[] = [];
  for (const change of changes) {
    const [applied = []] = await applyChanges(
      client,
      [{ before: [], changes: [change] }],
      texts,
      deps.newId(),
    );
    done.push(...applied);
    if (applied.some(({ outcome }) => outcome === 'failed')) break;
  }
  const merged = done.flatMap(({ change, outcome }): CrmRef[] =>
    change.kind === 'mergeItems' && outcome === 'applied' ? [{ type: change.type, id: change.absorbed }] : [],
  );
  const decision = personDecision(deps, wish.chat, {
    outcome: 'stayed',
    reasons: [reason('mergedByPerson', { refs: [survivor, ...merged] })],
    ...(isCustomerType(survivor.type) && { customerRef: survivor }),
    changes: done,
    before: { customers: [] },
  });
  if (merged.length > 0) {
    const memory = await followSurvivor(deps, member, survivor, merged);
    await deps.stores.record(member, { ...emptyRound, ...memory, decisions: [decision] });
  }
  if (done.some(({ outcome }) => outcome === 'failed')) throw conflict(survivor, absorbed, done);
  return decision;
}

function mergeOf(survivor: CrmRef, absorbed: number): Change {
  const { type, id } = survivor;
  if (isMergedType(type)) return { kind: 'mergeItems', type, survivor: id, absorbed };
  throw new CorrectionError('invalid', 'NOT_MERGEABLE', 'Deals are merged in the portal itself.');
}

function conflict(
  survivor: CrmRef,
  absorbed: readonly CrmRef[],
  done: readonly AppliedChange[],
): CorrectionError {
  const ids = [survivor, ...absorbed].map(({ id }) => String(id)).join(',');
  const differ = done.some(({ error }) => error === 'CONFLICT');
  return new CorrectionError(
    'conflict',
    differ ? 'MERGE_CONFLICT' : 'MERGE_REFUSED',
    `${portalPath(survivor.type)}merge/?id=${ids}`,
  );
}

/** There is no merge event: who was remembered under an absorbed item is the survivor from now on. */
async function followSurvivor(
  deps: LaneDeps,
  member: MemberId,
  survivor: CrmRef,
  merged: readonly CrmRef[],
): Promise<{
  readonly customers: readonly CustomerRecord[];
  readonly chats: readonly ChatRecord[];
  readonly endedCustomers: readonly CustomerId[];
}> {
  const { bindings } = deps.stores;
  const records = await bindings.customersByParty(member, [survivor, ...merged]);
  const [first, ...rest] = [...records].sort(
    (a, b) =>
      Number(sameRef(b.customerRef, survivor)) - Number(sameRef(a.customerRef, survivor)) ||
      a.createdAt - b.createdAt,
  );
  if (!first) return { customers: [], chats: [], endedCustomers: [] };
  const gone = new Set(merged.map(refKey));
  const isAlive = (ref: CrmRef | undefined): ref is CrmRef => ref !== undefined && !gone.has(refKey(ref));
  const { card: _card, ...base } = first;
  const card = [first, ...rest].map((record) => record.card).find(isAlive);
  const firstPhone = [first, ...rest]
    .flatMap((record) => record.firstPhone ?? [])
    .sort((a, b) => a.at - b.at)[0];
  const one: CustomerRecord = {
    ...base,
    customerRef: survivor,
    ...(card && { card }),
    ...(firstPhone && { firstPhone }),
    ...mergeLists(records),
    chats: [...new Set(records.flatMap(({ chats }) => chats))],
  };
  const moved = await bindings.chats(
    member,
    rest.flatMap(({ chats }) => chats),
  );
  return {
    customers: [one],
    chats: [...moved.values()].map((chat) => ({ ...chat, customer: one.id })),
    endedCustomers: rest.map(({ id }) => id),
  };
}
