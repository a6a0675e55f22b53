import type { Lanes } from '../../processing/lanes.ts';
import type { Stores } from '../../store/ports.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { CustomerId, DecisionId, InboxId, MemberId, SuggestionId, UserCode } from '../../domain/ids.ts';
import type { PortalConfigCache } from '../../bitrix24/crm/portal-config-cache.ts';
import { createPortalConfigCache } from '../../bitrix24/crm/portal-config-cache.ts';
import type { DryRun, DryRunDeps, DryRunRequest } from '../dry-run.ts';
import { dryRun } from '../dry-run.ts';
import type { PastPreview, PastPreviewDeps, PastPreviewRequest } from '../past-preview.ts';
import { previewPast } from '../past-preview.ts';
import { unblockIdentifier } from './block-identifier.ts';
import type { EraseCustomerDeps, EraseResult } from './erase-customer.ts';
import { eraseCustomer } from './erase-customer.ts';
import type { FirstPhoneDeps } from './first-phone.ts';
import { changeFirstPhone, removeFirstPhone } from './first-phone.ts';
import type { MoveChatDeps } from './move-chat.ts';
import { moveChat } from './move-chat.ts';
import { judgeDecision } from './judge-decision.ts';
import { markNotSame } from './mark-not-same.ts';
import type { Person, Resolution, ResolvedSuggestion, ResolveSuggestionDeps } from './resolve-suggestion.ts';
import { setOwnNumber } from './own-number.ts';
import { reportChat, type ChatReport } from './report-chat.ts';
import { reopenSuggestion, resolveSuggestion } from './resolve-suggestion.ts';
import { undo } from '../undo/undo.ts';
import type { UndoJobs, UndoJobsDeps } from '../undo/undo-jobs.ts';
import { createUndoJobs } from '../undo/undo-jobs.ts';

export type CorrectionsDeps = UndoJobsDeps &
  ResolveSuggestionDeps &
  MoveChatDeps &
  FirstPhoneDeps &
  EraseCustomerDeps &
  Omit<DryRunDeps, 'portalConfig'> &
  PastPreviewDeps & {
    readonly stores: Pick<Stores, 'inbox'>;
    readonly portalConfig: Pick<PortalConfigCache, 'invalidate'>;
  };

/**
 * Corrections that a person makes inside the portal (docs/spec.md 7, 8). They run in the portal's lane, so
 * that no message is decided at the same time. `by`: who, for the journal. Throws `CorrectionError`,
 * `UndoError`, `PortalError`.
 */
export interface Corrections {
  readonly jobs: UndoJobs;
  undo(member: MemberId, id: DecisionId, by: string): Promise<Decision>;
  /** Stores whether a person finds a decision right. */
  judge(
    member: MemberId,
    id: DecisionId,
    judgement: { readonly right: boolean; readonly by: string },
  ): Promise<Decision>;
  resolve(
    member: MemberId,
    id: SuggestionId,
    resolution: Resolution,
    person: Person,
  ): Promise<ResolvedSuggestion>;
  /** A dismissed suggestion is open again. */
  reopen(member: MemberId, id: SuggestionId): Promise<Suggestion>;
  /** An employee doubts that a chat is of the customer it is bound to: for those who may decide. */
  report(member: MemberId, report: ChatReport): Promise<Suggestion>;
  /** `key`: one of the portal's blocked identifiers. */
  unblock(member: MemberId, key: string, by: string): Promise<void>;
  /** Adds a phone or e-mail to the numbers that identify nobody, or takes it off (docs/spec.md 4). */
  setOwnNumber(
    member: MemberId,
    change: { readonly key: string; readonly by: string; readonly removed: boolean },
  ): Promise<void>;
  move(
    member: MemberId,
    move: { readonly chat: UserCode; readonly to: CrmRef; readonly by: string },
  ): Promise<Decision>;
  notSame(
    member: MemberId,
    mark: { readonly chat: UserCode; readonly items: readonly CrmRef[]; readonly by: string },
  ): Promise<readonly Decision[]>;
  setFirstPhone(
    member: MemberId,
    id: CustomerId,
    entry: { readonly typed: string; readonly by: string },
  ): Promise<Decision | undefined>;
  removeFirstPhone(member: MemberId, id: CustomerId, by: string): Promise<Decision>;
  erase(
    member: MemberId,
    id: CustomerId,
    options: { readonly crm: boolean; readonly by: string },
  ): Promise<EraseResult>;
  /** Puts parked inbox entries back into the queue. */
  retry(member: MemberId, ids: readonly InboxId[]): Promise<void>;
  /** Discards the cached configuration of the portal; to be called after its settings were changed. */
  invalidatePortalConfig(member: MemberId): void;
  tryIt(request: DryRunRequest): Promise<DryRun>;
  /** What would have become of the conversations of the last days; changes nothing. */
  previewPast(request: PastPreviewRequest): Promise<PastPreview>;
}

export function createCorrections(
  deps: CorrectionsDeps,
  lanes: Pick<Lanes, 'notify' | 'runExclusive'>,
): Corrections {
  const { stores, portals, now, newId } = deps;
  return {
    jobs: createUndoJobs(deps, lanes),
    undo: (member, id, by) => lanes.runExclusive(member, () => undo(deps, member, id, by)),
    judge: (member, id, judgement) =>
      lanes.runExclusive(member, () => judgeDecision(deps, member, id, judgement)),
    resolve: (member, id, resolution, person) =>
      lanes.runExclusive(member, () => resolveSuggestion(deps, member, id, resolution, person)),
    reopen: (member, id) => lanes.runExclusive(member, () => reopenSuggestion(deps, member, id)),
    report: (member, report) => lanes.runExclusive(member, () => reportChat(deps, member, report)),
    unblock: (member, key, by) => lanes.runExclusive(member, () => unblockIdentifier(deps, member, key, by)),
    setOwnNumber: (member, change) => lanes.runExclusive(member, () => setOwnNumber(deps, member, change)),
    move: (member, move) => lanes.runExclusive(member, () => moveChat(deps, member, move)),
    notSame: (member, mark) => lanes.runExclusive(member, () => markNotSame(deps, member, mark)),
    setFirstPhone: (member, id, entry) =>
      lanes.runExclusive(member, () => changeFirstPhone(deps, member, id, entry)),
    removeFirstPhone: (member, id, by) =>
      lanes.runExclusive(member, () => removeFirstPhone(deps, member, id, by)),
    erase: (member, id, options) =>
      lanes.runExclusive(member, () => eraseCustomer(deps, member, id, options)),
    async retry(member, ids) {
      await stores.inbox.retry(member, ids);
      lanes.notify(member);
    },
    invalidatePortalConfig: (member) => deps.portalConfig.invalidate(member),
    // A cache for each request: users of a portal may not see the same.
    tryIt: (request) =>
      dryRun({ stores, portals, now, newId, portalConfig: createPortalConfigCache(now) }, request),
    previewPast: (request) => previewPast(deps, request),
  };
}
