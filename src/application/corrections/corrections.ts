import type { LaneDeps } from '../../processing/lane-deps.ts';
import type { Lanes } from '../../processing/lanes.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CustomerId, DecisionId, InboxId, MemberId, SuggestionId, UserCode } from '../../domain/ids.ts';
import { createPortalConfigCache } from '../../bitrix24/crm/portal-config-cache.ts';
import type { DryRun, DryRunRequest } from '../dry-run.ts';
import { dryRun } from '../dry-run.ts';
import type { Erased } from './erase-customer.ts';
import { eraseCustomer } from './erase-customer.ts';
import { changeFirstPhone, removeFirstPhone } from './first-phone.ts';
import { moveChat } from './move-chat.ts';
import { markNotSame } from './mark-not-same.ts';
import type { Resolution, ResolvedSuggestion } from './resolve-suggestion.ts';
import { resolveSuggestion } from './resolve-suggestion.ts';
import { undo } from '../undo/undo.ts';
import type { UndoJobs } from '../undo/undo-jobs.ts';
import { createUndoJobs } from '../undo/undo-jobs.ts';

/**
 * What a person inside the portal may have done (spec 7, 8), each in the portal's lane: no message is decided
 * meanwhile. Throws `CorrectionError`, `UndoError`, `PortalError`.
 */
export interface Corrections {
  readonly jobs: UndoJobs;
  undo(member: MemberId, id: DecisionId, by: string): Promise<Decision>;
  resolve(
    member: MemberId,
    id: SuggestionId,
    resolution: Resolution,
    by: string,
  ): Promise<ResolvedSuggestion>;
  move(
    member: MemberId,
    move: { readonly chat: UserCode; readonly to: CrmRef; readonly by: string },
  ): Promise<Decision>;
  notSame(
    member: MemberId,
    word: { readonly chat: UserCode; readonly items: readonly CrmRef[]; readonly by: string },
  ): Promise<readonly Decision[]>;
  setFirstPhone(member: MemberId, id: CustomerId, typed: string): Promise<Decision>;
  removeFirstPhone(member: MemberId, id: CustomerId): Promise<Decision>;
  erase(
    member: MemberId,
    id: CustomerId,
    how: { readonly crm: boolean; readonly by: string },
  ): Promise<Erased>;
  retry(member: MemberId, ids: readonly InboxId[]): Promise<void>;
  /** The portal's settings of a line were changed: what was known of them is asked again. */
  invalidateLine(member: MemberId): void;
  tryIt(wish: DryRunRequest): Promise<DryRun>;
}

export function createCorrections(deps: LaneDeps, lanes: Lanes): Corrections {
  const { stores, now, newId } = deps;
  return {
    jobs: createUndoJobs(deps, lanes),
    undo: (member, id, by) => lanes.runExclusive(member, () => undo(deps, member, id, by)),
    resolve: (member, id, resolution, by) =>
      lanes.runExclusive(member, () => resolveSuggestion(deps, member, id, resolution, by)),
    move: (member, move) => lanes.runExclusive(member, () => moveChat(deps, member, move)),
    notSame: (member, word) => lanes.runExclusive(member, () => markNotSame(deps, member, word)),
    setFirstPhone: (member, id, typed) =>
      lanes.runExclusive(member, () => changeFirstPhone(deps, member, id, typed)),
    removeFirstPhone: (member, id) => lanes.runExclusive(member, () => removeFirstPhone(deps, member, id)),
    erase: (member, id, how) => lanes.runExclusive(member, () => eraseCustomer(deps, member, id, how)),
    async retry(member, ids) {
      await stores.inbox.retry(member, ids);
      lanes.notify(member);
    },
    invalidateLine: (member) => deps.portalConfig.invalidate(member),
    // A memory for each question: openers do not see the same.
    tryIt: (wish) => dryRun({ stores, now, newId, portalConfig: createPortalConfigCache(now) }, wish),
  };
}
