import { reason } from '../../domain/reason.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import type { AppliedChange, Change } from '../../domain/changes/change.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import { isCustomerType, isMergedType, portalPath } from '../../domain/crm-type.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CustomerId, MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { mergeLists } from '../../domain/customer-record.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { withSafeBatches } from '../../bitrix24/client/safe-batches.ts';
import { applyChanges } from '../../bitrix24/crm/changes/apply-changes.ts';
import { timelineTexts } from '../../bitrix24/crm/changes/timeline-texts.ts';
import { CorrectionError } from './correction-error.ts';
import type { PersonDecisionDeps } from './person-decision.ts';
import { personDecision } from './person-decision.ts';
import type { PortalReader } from '../../processing/portal-reader.ts';
import type { BindingStore, Stores } from '../../store/ports.ts';

export type MergeItemsDeps = PersonDecisionDeps & {
  readonly stores: Pick<Stores, 'bindings' | 'record'>;
  readonly portals: PortalReader;
};

/** Items of one type that the portal itself is to merge into `survivor`. `chat`: for the journal. */
export interface MergeCommand {
  readonly chat: UserCode;
  readonly survivor: CrmRef;
  readonly absorbed: readonly CrmRef[];
  /** With the token of the person who merges: a merge is final, and the portal checks the rights for it. */
  readonly client: PortalClient;
}

/**
 * Merges items by the portal's own merge (docs/bitrix24/crm-items.md#merge) and binds the customers of the
 * absorbed items to the survivor. Throws `CorrectionError`, `PortalError`. To be run inside the portal's
 * lane.
 */
export async function mergeItems(
  deps: MergeItemsDeps,
  member: MemberId,
  { chat, survivor, absorbed, client }: MergeCommand,
): Promise<Decision> {
  const changes = absorbed.map(({ id }) => mergeOf(survivor, id));
  const portal = await deps.portals.get(member);
  const texts = timelineTexts(portal?.language);
  const done: AppliedChange[] = [];
  for (const change of changes) {
    const [applied = []] = await applyChanges(
      withSafeBatches(client),
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
  const decision = personDecision(deps, chat, {
    outcome: 'stayed',
    reasons: [reason('mergedByPerson', { refs: [survivor, ...merged] })],
    ...(isCustomerType(survivor.type) && { customerRef: survivor }),
    changes: done,
    before: { customers: [] },
  });
  if (merged.length > 0) {
    const bindings = await bindToSurvivor(deps.stores.bindings, member, survivor, merged);
    await deps.stores.record(member, { ...emptyRecord, ...bindings, decisions: [decision] });
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

function takenOffOf(records: readonly CustomerRecord[]): Pick<CustomerRecord, 'takenOff'> {
  const takenOff = [...new Set(records.flatMap((record) => record.takenOff ?? []))];
  return takenOff.length === 0 ? {} : { takenOff };
}

/** Joins the stored customers of all items into one of the survivor. The portal sends no event for a merge. */
async function bindToSurvivor(
  bindings: Pick<BindingStore, 'customersByRef' | 'chats'>,
  member: MemberId,
  survivor: CrmRef,
  merged: readonly CrmRef[],
): Promise<{
  readonly customers: readonly CustomerRecord[];
  readonly chats: readonly ChatRecord[];
  readonly endedCustomers: readonly CustomerId[];
}> {
  const records = await bindings.customersByRef(member, [survivor, ...merged]);
  const [first, ...rest] = [...records].sort(
    (a, b) =>
      Number(sameRef(b.customerRef, survivor)) - Number(sameRef(a.customerRef, survivor)) ||
      a.createdAt - b.createdAt,
  );
  if (!first) return { customers: [], chats: [], endedCustomers: [] };
  const absorbedKeys = new Set(merged.map(refKey));
  const remains = (ref: CrmRef | undefined): ref is CrmRef =>
    ref !== undefined && !absorbedKeys.has(refKey(ref));
  const { card: _card, ...base } = first;
  const card = [first, ...rest].map((record) => record.card).find(remains);
  const firstPhone = [first, ...rest]
    .flatMap((record) => record.firstPhone ?? [])
    .sort((a, b) => a.at - b.at)[0];
  const joined: CustomerRecord = {
    ...base,
    customerRef: survivor,
    ...(card && { card }),
    ...(firstPhone && { firstPhone }),
    ...mergeLists(records),
    ...takenOffOf(records),
    chats: [...new Set(records.flatMap(({ chats }) => chats))],
  };
  const moved = await bindings.chats(
    member,
    rest.flatMap(({ chats }) => chats),
  );
  return {
    customers: [joined],
    chats: [...moved.values()].map((chat) => ({ ...chat, customer: joined.id })),
    endedCustomers: rest.map(({ id }) => id),
  };
}
