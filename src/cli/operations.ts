import type { LaneDeps } from '../processing/lane-deps.ts';
import type { Lanes } from '../processing/lanes.ts';
import { UndoError } from '../application/undo/undo-decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { MemberId } from '../domain/ids.ts';
import { decisionId } from '../domain/ids.ts';
import { portalHash } from '../observability/portal-hash.ts';
import type { RestLogLine } from '../store/ports.ts';
import { undoAny } from '../application/undo/undo-any.ts';
import type { Examine } from './doctor/examine.ts';
import { namesPortal } from './matches-portal.ts';

/** A journal entry with the portal it belongs to. */
export interface JournalEntry {
  readonly member: MemberId;
  readonly decision: Decision;
}

/** Which requests to portals; a portal by its domain, member id or hash. */
export interface RestLogWish {
  /** Unix ms. */
  readonly from: number;
  readonly portal?: string;
  readonly failed: boolean;
}

/** What an operator may ask of the app from its own machine. */
export interface Operations {
  /** Newest first, all portals. */
  journal(limit: number): Promise<readonly JournalEntry[]>;
  /** Throws `UndoError`, `PortalError`. */
  undo(id: string, by: string): Promise<Decision>;
  /** Oldest first, of three days at most. */
  restLog(wish: RestLogWish): AsyncIterable<RestLogLine>;
  /** How the stores and the portals are: for the doctor. */
  readonly examine: Examine;
  /** Throws `StoreError` `STORE_NOT_COPIED`. */
  backup(dir: string): Promise<void>;
}

export function createOperations(deps: LaneDeps, lanes: Lanes, examine: Examine): Operations {
  async function members(): Promise<readonly MemberId[]> {
    return (await deps.stores.portals.list()).map(({ memberId }) => memberId);
  }
  return {
    async journal(limit) {
      const entries = await Promise.all(
        (await members()).map(async (member) =>
          (await deps.stores.journal.list(member, { limit })).map((decision) => ({ member, decision })),
        ),
      );
      return entries
        .flat()
        .sort((a, b) => b.decision.at - a.decision.at)
        .slice(0, limit);
    },
    async undo(id, by) {
      const all = await members();
      const found = await Promise.all(all.map((member) => deps.stores.journal.get(member, decisionId(id))));
      const member = all.find((_, index) => found[index] !== undefined);
      if (!member) throw new UndoError('DECISION_UNKNOWN', 'Take the id from the journal.');
      return lanes.run(member, () => undoAny(deps, member, decisionId(id), by));
    },
    async *restLog({ from, portal: name, failed }) {
      const portal = name === undefined ? undefined : await hashOf(deps.stores, name);
      yield* deps.stores.restLog.read({ from, failed, ...(portal !== undefined && { portal }) });
    },
    examine,
    backup: (dir) => deps.stores.backup(dir),
  };
}

/** A portal that was erased is known by its hash only. */
async function hashOf({ portals }: LaneDeps['stores'], name: string): Promise<string> {
  const portal = (await portals.list()).find((one) => namesPortal(one, name));
  return portal ? portalHash(portal.memberId) : name;
}
