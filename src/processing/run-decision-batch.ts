import { absorbedItems } from './absorbed-items.ts';
import { appUsersOf } from '../domain/app-user.ts';
import { decide } from '../domain/deciding/decide.ts';
import { noChange } from '../domain/deciding/no-change.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import type { AppliedChange, Change } from '../domain/changes/change.ts';
import { isCreated } from '../domain/changes/target.ts';
import { createdActivities } from '../domain/changes/created-activities.ts';
import { refKey } from '../domain/crm-ref.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import { decisionId } from '../domain/ids.ts';
import type { ChatRecord, PendingDecision } from '../domain/chat-record.ts';
import { applyChanges } from '../bitrix24/crm/changes/apply-changes.ts';
import { timelineTexts } from '../bitrix24/crm/changes/timeline-texts.ts';
import type { PortalConfigCache } from '../bitrix24/crm/portal-config-cache.ts';
import { readViews } from '../bitrix24/crm/read-views.ts';
import type { Stores } from '../store/ports.ts';
import type { OnCrashPoint } from '../runtime/crash-points.ts';
import { mergeIdentifiers } from './attested-identifiers.ts';
import { asSuggestion } from './as-suggestion.ts';
import type { ChatWork } from './chat-work.ts';
import type { ChatToConfirm, UnconfirmedEntries } from './confirm-messages.ts';
import { confirmMessages } from './confirm-messages.ts';
import { emptyRecord } from './empty-record.ts';
import type { LaneLog } from './lane-log.ts';
import { withOwnCards } from './own-cards.ts';
import type { OwnTouches } from './own-touches.ts';
import type { PortalContext } from './portal-context.ts';
import type { RecentItems } from './recent-items.ts';
import { updatedItems } from './updated-items.ts';
import { workToReadAgain } from './work-to-read-again.ts';
import { viewNeedOf, readStoredRecords } from './stored-records.ts';
import { remainingChanges } from './remaining-changes.ts';
import type { StoredRecords } from './stored-records.ts';
import { takenOffPhones } from './taken-off-phones.ts';
import type { DecidedChat, RecordOutcomeDeps } from './record-outcome.ts';
import { recordOutcome } from './record-outcome.ts';
import { isRefusedMerge } from './refused-merges.ts';
import type { RecoverDeps, Recovered } from './recover-interrupted.ts';
import { recoverInterrupted } from './recover-interrupted.ts';

interface IntentDeps {
  readonly stores: Pick<Stores, 'record'>;
  /** Unix ms. */
  readonly now: () => number;
  readonly onCrashPoint: OnCrashPoint;
}

export type DecisionBatchDeps = RecoverDeps &
  RecordOutcomeDeps &
  IntentDeps & {
    readonly stores: Pick<Stores, 'bindings' | 'settings' | 'inbox'>;
    readonly portalConfig: PortalConfigCache;
    readonly ownTouches: OwnTouches;
    readonly recentItems: RecentItems;
    /** A new id, sortable by time. */
    readonly newId: () => string;
    readonly log: Pick<LaneLog, 'info'>;
  };

export interface BatchResult {
  /** Works for the next batch, such as those whose customer another chat of this batch is bound to. */
  readonly next: readonly ChatWork[];
  /** Entries of messages that the portal did not confirm: not handled. */
  readonly unconfirmed: readonly UnconfirmedEntries[];
}

/**
 * One decision batch: reads, decides, changes the CRM and records, for chats that share no identifier. Throws
 * `PortalError`.
 */
export async function runDecisionBatch(
  deps: DecisionBatchDeps,
  context: PortalContext,
  works: readonly ChatWork[],
): Promise<BatchResult> {
  const requestId = deps.newId();
  const { client, portal } = context;
  const { memberId: member } = portal;
  const traces = works.flatMap(({ entries }) => entries.flatMap((id) => context.traces?.get(id) ?? []));
  deps.log.info({ member, request: requestId, traces }, 'decision batch');
  const decided = await decideAll(deps, context, works, requestId);
  const { confirmed, unconfirmed } = await confirmMessages(deps, member, decided);
  const { now, later } = partitionByCustomer(confirmed);
  const batch = now.map((entry) => (entry.work.mode === 'suggest' ? asSuggestion(entry) : entry));
  await recordIntent(deps, member, batch);
  const startedAt = deps.now();
  const applied = await applyChanges(
    client,
    batch.map((entry) => ({ before: entry.recovered, changes: remainingChanges(entry) })),
    timelineTexts(portal.language),
    requestId,
  );
  const done = batch.map((entry, index) => ({ ...entry, applied: applied[index] ?? [] }));
  const activities = applied.flat().flatMap(({ change }) => touchedActivity(change));
  deps.ownTouches.add(member, activities, startedAt, deps.now());
  deps.recentItems.wrote(member, applied.flat().flatMap(updatedItems));
  deps.onCrashPoint('changes.made');
  const records = await recordOutcome(deps, member, done, requestId);
  deps.onCrashPoint('outcome.recorded');
  const closing = done.filter(({ applied: made }) => made.some(isRefusedMerge));
  return { next: [...later, ...closing.map(({ work }) => workToClose(work, records))], unconfirmed };
}

/** What reading and deciding need, without a change. */
export interface PlanDeps extends RecoverDeps {
  readonly stores: Pick<Stores, 'bindings' | 'settings'>;
  readonly portalConfig: PortalConfigCache;
  readonly newId: () => string;
}

/** What would be decided about one chat now; nothing is changed or stored. Throws `PortalError`. */
export async function planDecision(
  deps: PlanDeps,
  context: PortalContext,
  work: ChatWork,
): Promise<Verdict | undefined> {
  return (await planDecisions(deps, context, [work])).get(work.code);
}

/** What would be decided about chats, each as if it were the only one; nothing is changed or stored. Throws `PortalError`. */
export async function planDecisions(
  deps: PlanDeps,
  context: PortalContext,
  works: readonly ChatWork[],
): Promise<ReadonlyMap<UserCode, Verdict>> {
  const verdicts = new Map<UserCode, Verdict>();
  for (let next = works; next.length > 0;) {
    const again: ChatWork[] = [];
    for (const entry of await decideAll(deps, context, next, deps.newId())) {
      const work = workToReadAgain(entry);
      if (work) again.push(work);
      else verdicts.set(entry.work.code, entry.verdict);
    }
    next = again;
  }
  return verdicts;
}

function touchedActivity(change: Change): readonly number[] {
  return change.kind === 'bindActivity' || change.kind === 'unbindActivity' ? [change.activity] : [];
}

/** Reads stored records and the CRM, and decides every chat, or takes over the verdict of an interrupted run. */
async function decideAll(
  deps: PlanDeps,
  context: PortalContext,
  works: readonly ChatWork[],
  requestId: string,
): Promise<readonly ChatToConfirm[]> {
  const { client, portal } = context;
  const { memberId: member } = portal;
  const recovered = await recoverInterrupted(deps, context, works, requestId);
  const known = await readStoredRecords(deps.stores, member, works);
  const views = await readViews(
    { member, client, config: deps.portalConfig, appUsers: appUsersOf(portal), requestId },
    works.map((work) => viewNeedOf(work, known)),
  );
  const found = [...views.values()];
  const absorbed = await absorbedItems(deps.stores, member, found);
  const takenOff = await takenOffPhones(deps.stores, member, found, absorbed);
  return works.flatMap((read, index): ChatToConfirm[] => {
    const view = views.get(read.code);
    if (!view) return [];
    const { applied, verdict }: Recovered = recovered[index] ?? { applied: [] };
    const work = withOwnCards(read, view.dialog?.customerName ?? '');
    const gaveOthersCards = work.identifiers.length === 0 && read.identifiers.length > 0;
    const situation = situationOf(deps.newId, work, { ...known, absorbed, takenOff }, view, applied);
    return [
      {
        work,
        situation,
        verdict: verdict ?? (gaveOthersCards ? noChange(9, []) : decide(situation)),
        recovered: applied,
        resumed: verdict !== undefined,
        ...(view.current && { current: view.current }),
      },
    ];
  });
}

/** The own item that the portal refused to merge is closed by a decision of its own, which finishes the same entries. */
function workToClose(work: ChatWork, records: ReadonlyMap<UserCode, ChatRecord>): ChatWork {
  const { resumedFrom: _resumedFrom, toConfirm: _toConfirm, ...rest } = work;
  return { ...rest, record: records.get(work.code) ?? work.record, identifiers: [], remarks: [] };
}

function situationOf(
  newId: () => string,
  work: ChatWork,
  known: StoredRecords & Pick<Situation['stored'], 'absorbed' | 'takenOff'>,
  view: Situation['view'],
  recovered: readonly AppliedChange[],
): Situation {
  const customer = work.record.customer && known.customers.get(work.record.customer);
  return {
    decision: work.record.pending?.decision ?? decisionId(`d-${newId()}`),
    chat: work.chat,
    code: work.code,
    settings: work.settings,
    mode: work.mode,
    identifiers: work.identifiers,
    blocked: known.blocked,
    ownNumbers: known.ownNumbers,
    ...(work.manualAssignment && { manualAssignment: work.manualAssignment }),
    stored: {
      chat: {
        ...work.record,
        ...attestedAfter(work, view),
        ownActivities: { ...work.record.ownActivities, ...createdActivities(recovered) },
      },
      ...(customer && { customer }),
      absorbed: known.absorbed,
      takenOff: known.takenOff,
      remembered: new Map(
        work.identifiers.flatMap((identifier) => {
          const record = known.remembered.get(identifierKey(identifier));
          return record ? [[identifierKey(identifier), record] as const] : [];
        }),
      ),
    },
    view,
  };
}

/** What the chat's record says of attested identifiers from now on; they are decided once. */
function attestedAfter(
  { record, attested = [], identifiers, mayReadProfile }: ChatWork,
  { profile }: Situation['view'],
): Pick<ChatRecord, 'attested' | 'profileRead'> {
  const given = identifiers.filter(({ origin }) => origin === 'attested');
  const all = mergeIdentifiers([...(record.attested ?? []), ...attested, ...given], []);
  const isRead = profile !== undefined || (mayReadProfile === false && attested.length > 0);
  return { ...(all.length > 0 && { attested: all }), ...(isRead && { profileRead: true }) };
}

/** The portal's own tracker writes on own items what the customer says of other people, too. */
const isOfNativeTracker = ({ work, situation }: DecidedChat): boolean =>
  work.fromOwnItem === true && situation.view.line.nativeTracker;

/** Rule 6 makes a customer of somebody unknown; 7 and 8 are those of search, like 5. */
const isOfNobodyKnown = ({ rule }: Verdict): boolean => rule === 6 || rule === 9;

/**
 * Two chats of one customer in one batch would each create a card for it: the second waits for the next batch and finds
 * the card of the first.
 */
function partitionByCustomer(decided: readonly DecidedChat[]): {
  now: readonly DecidedChat[];
  later: readonly ChatWork[];
} {
  const taken = new Set<string>();
  const now: DecidedChat[] = [];
  const later: ChatWork[] = [];
  for (const entry of decided) {
    if (isOfNativeTracker(entry)) continue;
    const again = workToReadAgain(entry);
    if (again) {
      later.push(again);
      continue;
    }
    if (entry.work.onlyIfKnown && isOfNobodyKnown(entry.verdict)) continue;
    const { customerRef, existingCustomer, doubtedCustomer } = entry.verdict;
    const keys = [
      ...(doubtedCustomer ? [doubtedCustomer.id] : []),
      ...(customerRef && !isCreated(customerRef) ? [refKey(customerRef)] : []),
      ...(existingCustomer ? [existingCustomer.id] : []),
    ];
    if (keys.some((key) => taken.has(key))) {
      later.push(entry.work);
      continue;
    }
    keys.forEach((key) => taken.add(key));
    now.push(entry);
  }
  return { now, later };
}

/** Stores the planned changes before the first write, so that an interrupted run can be completed. */
async function recordIntent(
  deps: IntentDeps,
  member: MemberId,
  batch: readonly DecidedChat[],
): Promise<void> {
  const chats = batch
    .filter((entry) => !entry.resumed && remainingChanges(entry).length > 0)
    .map(({ work, situation, verdict: { changes, ...verdict }, recovered }): ChatRecord => {
      const { entries, identifiers, remarks, evidence } = work;
      const before = recovered.map(({ change }) => change);
      const pending: PendingDecision = {
        decision: situation.decision,
        changes: [...before, ...changes],
        decided: { at: deps.now(), verdict, read: { entries, identifiers, remarks, evidence } },
      };
      return { ...work.record, pending };
    });
  if (chats.length === 0) return;
  await deps.stores.record(member, { ...emptyRecord, chats });
  deps.onCrashPoint('intent.stored');
}
