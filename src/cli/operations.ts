import type { Lanes } from '../processing/lanes.ts';
import { UndoError } from '../application/undo/undo-decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { MemberId } from '../domain/ids.ts';
import { decisionId } from '../domain/ids.ts';
import { portalHash } from '../observability/portal-hash.ts';
import type { PortalStore, RestLogLine } from '../store/ports.ts';
import type { UndoDeps } from '../application/undo/undo-decision.ts';
import {
  replayEvent,
  type Replay,
  type ReplayDeps,
  type ReplayRequest,
} from '../application/replay/replay-event.ts';
import { undo } from '../application/undo/undo.ts';
import { CommandError } from './command-error.ts';
import type { Examine } from './doctor/examine.ts';
import { matchesPortal } from './matches-portal.ts';

/** A journal entry with the portal it belongs to. */
export interface JournalEntry {
  readonly member: MemberId;
  readonly decision: Decision;
}

/** Selects requests to portals; a portal by its domain, member id or hash. */
interface RestLogRequest {
  /** Unix ms. */
  readonly from: number;
  readonly portal?: string;
  readonly failed: boolean;
}

/** The newest decisions; a portal by its domain, member id or hash. */
interface JournalRequest {
  readonly limit: number;
  readonly portal?: string;
}

/** A saved event and the portal that it is replayed for: by its domain, member id or hash. */
interface ReplayOfPortal extends Omit<ReplayRequest, 'member'> {
  readonly portal: string;
}

export type OperationsDeps = UndoDeps & ReplayDeps;

/** What an operator can do with the app from its own machine. */
export interface Operations {
  /** Newest first, all portals or one. Throws `CommandError` `PORTAL_UNKNOWN`. */
  journal(request: JournalRequest): Promise<readonly JournalEntry[]>;
  /** Throws `UndoError`, `PortalError`. */
  undo(id: string, by: string): Promise<Decision>;
  /** Oldest first, of three days at most. */
  restLog(request: RestLogRequest): AsyncIterable<RestLogLine>;
  /** Sends a saved event through the pipeline. Throws `CommandError` `PORTAL_UNKNOWN`, `StoreError`. */
  replay(request: ReplayOfPortal): Promise<Replay>;
  /** Checks of stores and portals, for the doctor. */
  readonly examine: Examine;
  /** Throws `StoreError` `STORE_NOT_COPIED`. */
  backup(dir: string): Promise<void>;
}

export function createOperations(
  deps: OperationsDeps,
  lanes: Pick<Lanes, 'runExclusive'>,
  examine: Examine,
): Operations {
  async function members(): Promise<readonly MemberId[]> {
    return (await deps.stores.portals.list()).map(({ memberId }) => memberId);
  }
  return {
    async journal({ limit, portal }) {
      const asked = portal === undefined ? await members() : [await memberOf(deps.stores.portals, portal)];
      const entries = await Promise.all(
        asked.map(async (member) =>
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
      return lanes.runExclusive(member, () => undo(deps, member, decisionId(id), by));
    },
    async *restLog({ from, portal: name, failed }) {
      const portal = name === undefined ? undefined : await hashOf(deps.stores.portals, name);
      yield* deps.stores.restLog.read({ from, failed, ...(portal !== undefined && { portal }) });
    },
    async replay({ portal, ...request }) {
      const member = await memberOf(deps.stores.portals, portal);
      return lanes.runExclusive(member, () => replayEvent(deps, { ...request, member }));
    },
    examine,
    backup: (dir) => deps.stores.backup(dir),
  };
}

async function memberOf(portals: Pick<PortalStore, 'list'>, name: string): Promise<MemberId> {
  const portal = (await portals.list()).find((one) => matchesPortal(one, name));
  if (portal) return portal.memberId;
  throw new CommandError('PORTAL_UNKNOWN', `No portal is called ${name}: npm run doctor lists them.`);
}

/** The hash of the portal with this name, else the name itself: of an erased portal only the hash is known. */
async function hashOf(portals: Pick<PortalStore, 'list'>, name: string): Promise<string> {
  const portal = (await portals.list()).find((one) => matchesPortal(one, name));
  return portal ? portalHash(portal.memberId) : name;
}
