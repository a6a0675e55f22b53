import { decide } from '../domain/deciding/decide.ts';
import { reason } from '../domain/reason.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import { resolveTarget } from '../domain/changes/resolve-target.ts';
import type { AppliedChange, Change } from '../domain/changes/change.ts';
import { isCreated } from '../domain/changes/target.ts';
import { createdActivities } from '../domain/changes/created-activities.ts';
import { refKey, sameRef } from '../domain/crm-ref.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { InboxId, MemberId } from '../domain/ids.ts';
import { decisionId } from '../domain/ids.ts';
import type { ChatRecord, PendingDecision } from '../domain/chat-record.ts';
import { applyChanges } from '../bitrix24/crm/changes/apply-changes.ts';
import { timelineTexts } from '../bitrix24/crm/changes/timeline-texts.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import { readViews } from '../bitrix24/crm/read-views.ts';
import type { ChatWork } from './chat-work.ts';
import { emptyRound } from './empty-record.ts';
import type { LaneDeps } from './lane-deps.ts';
import { viewNeedOf, readStoredRecords } from './stored-records.ts';
import type { StoredRecords } from './stored-records.ts';
import type { Decided } from './record-outcome.ts';
import { recordOutcome } from './record-outcome.ts';
import { recoverInterrupted } from './recover-interrupted.ts';

export interface BatchContext {
  readonly member: MemberId;
  readonly client: PortalClient;
  readonly appUser: number;
  readonly language: string | undefined;
  /** What the entries are called in logs. */
  readonly traces?: ReadonlyMap<InboxId, string>;
}

/**
 * One round: read, decide, change, record, for chats that share no identifier. Returns the works that have to wait for
 * the next round because another chat of this one went to the same customer.
 */
export async function runDecisionBatch(
  deps: LaneDeps,
  context: BatchContext,
  works: readonly ChatWork[],
): Promise<readonly ChatWork[]> {
  const requestId = deps.newId();
  const { member, client } = context;
  const traces = works.flatMap(({ entries }) => entries.flatMap((id) => context.traces?.get(id) ?? []));
  deps.log.info({ member, request: requestId, traces }, 'round');
  const recovered = await recoverInterrupted({ member, client, deps, requestId }, works);
  const known = await readStoredRecords(deps.stores, context.member, works);
  const views = await readViews(
    {
      member: context.member,
      client: context.client,
      config: deps.portalConfig,
      appUser: context.appUser,
      requestId,
    },
    works.map((work) => viewNeedOf(work, known)),
  );
  const { now, later } = partitionByCustomer(
    works.flatMap((work, index): Decided[] => {
      const view = views.get(work.code);
      const { applied: done, verdict } = recovered[index] ?? { applied: [] };
      const situation = view && situationOf(deps, work, known, view, done);
      if (!situation) return [];
      return [
        { work, situation, verdict: verdict ?? decide(situation), recovered: done, resumed: !!verdict },
      ];
    }),
  );
  const auto = now.map((entry) => (entry.work.mode === 'suggest' ? asSuggestion(entry) : entry));
  await recordIntent(deps, context.member, auto);
  const applied = await applyChanges(
    context.client,
    auto.map((entry) => ({ before: entry.recovered, changes: remaining(entry) })),
    timelineTexts(context.language),
    requestId,
  );
  const done = auto.map((entry, index) => ({ ...entry, applied: applied[index] ?? [] }));
  deps.onCrashPoint('changes.made');
  await recordOutcome(deps, context.member, done, requestId);
  deps.onCrashPoint('outcome.recorded');
  return [...later, ...done.flatMap(unmerged)];
}

/** The portal refuses to merge items that differ (rest-contract.md 4.3): then the own item is closed instead. */
function unmerged({
  work,
  applied,
}: {
  readonly work: ChatWork;
  readonly applied: readonly AppliedChange[];
}): readonly ChatWork[] {
  const refused = applied.some(({ change, outcome }) => change.kind === 'mergeItems' && outcome === 'failed');
  if (!refused) return [];
  const settings = { ...work.settings, ownItem: 'close' as const };
  return [{ ...work, settings, entries: [], identifiers: [], remarks: [] }];
}

function situationOf(
  deps: LaneDeps,
  work: ChatWork,
  known: StoredRecords,
  view: Situation['view'],
  recovered: readonly AppliedChange[],
): Situation {
  const customer = work.record.customer && known.customers.get(work.record.customer);
  return {
    decision: work.record.pending?.decision ?? decisionId(`d-${deps.newId()}`),
    chat: work.chat,
    code: work.code,
    settings: work.settings,
    mode: work.mode,
    identifiers: work.identifiers,
    blocked: known.blocked,
    ...(work.manualAssignment && { manualAssignment: work.manualAssignment }),
    stored: {
      chat: {
        ...work.record,
        ownActivities: { ...work.record.ownActivities, ...createdActivities(recovered) },
      },
      ...(customer && { customer }),
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

/** Two chats of one customer in one round would each make it a card: the second waits and sees what the first made. */
function partitionByCustomer(decided: readonly Decided[]): {
  now: readonly Decided[];
  later: readonly ChatWork[];
} {
  const taken = new Set<string>();
  const now: Decided[] = [];
  const later: ChatWork[] = [];
  for (const entry of decided) {
    if (memoryFailed(entry)) {
      later.push({ ...entry.work, searchAll: true });
      continue;
    }
    const { customerRef, existingCustomer } = entry.verdict;
    const keys = [
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

/** What is remembered is not searched; when the memory leads to nobody alive, the CRM has to be asked after all. */
function memoryFailed({ work, situation, verdict, resumed }: Decided): boolean {
  if (work.searchAll || resumed || verdict.rule <= 3) return false;
  return work.identifiers.some((identifier) => {
    const key = identifierKey(identifier);
    return !situation.blocked.has(key) && !situation.view.hits.has(key);
  });
}

/** Mode `suggest`: everything is decided and shown, nothing is changed or bound. */
function asSuggestion(entry: Decided): Decided {
  const { verdict } = entry;
  if (!verdict.shouldBind) return entry;
  const items = [verdict.customerRef, verdict.card].flatMap((target) =>
    target && !isCreated(target) ? [target] : [],
  );
  const reasons = [...verdict.reasons, reason('toBeConfirmed')];
  return {
    ...entry,
    verdict: {
      rule: verdict.rule,
      outcome: 'suggested',
      reasons,
      ...(verdict.customerRef && !isCreated(verdict.customerRef) && { customerRef: verdict.customerRef }),
      ...(verdict.card && !isCreated(verdict.card) && { card: verdict.card }),
      changes: [],
      suggestions: [
        ...verdict.suggestions,
        { kind: 'decisionToConfirm', items, identifier: entry.work.code, reasons },
      ],
      customerIdentifiers: [],
      endedCustomers: [],
      shouldBind: false,
    },
  };
}

/**
 * What is still to do. A line on the timeline that was already written is not written again; one that was not still is,
 * though everything that it tells of may have been done by the interrupted try.
 */
function remaining(entry: Decided): readonly Change[] {
  const { changes } = entry.verdict;
  const logged = entry.recovered.some(isLogLine);
  if (logged) return changes.filter((change) => change.kind !== 'logLine');
  const line = changes.some(({ kind }) => kind === 'logLine') ? undefined : lostLine(entry);
  return line ? [...changes, line] : changes;
}

function isLogLine({ change }: AppliedChange): boolean {
  return change.kind === 'logLine';
}

function lostLine({ work, verdict, recovered }: Decided): Change | undefined {
  const line = work.record.pending?.changes.find((change) => change.kind === 'logLine');
  if (line?.kind !== 'logLine' || recovered.length === 0) return undefined;
  const item = resolveTarget(line.item, recovered);
  const card = verdict.card ?? verdict.customerRef;
  return item && card && !isCreated(card) && sameRef(item, card) ? { ...line, item } : undefined;
}

/** Durable before the first write: a process that dies now finds out what it had begun. */
async function recordIntent(deps: LaneDeps, member: MemberId, decided: readonly Decided[]): Promise<void> {
  const chats = decided
    .filter((entry) => !entry.resumed && remaining(entry).length > 0)
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
  await deps.stores.record(member, { ...emptyRound, chats });
  deps.onCrashPoint('intent.stored');
}
