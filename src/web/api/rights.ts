import { LRUCache } from 'lru-cache';
import type { LineId } from '../../domain/ids.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { withSafeBatches } from '../../bitrix24/client/safe-batches.ts';
import type { PageSession } from '../session/page-sessions.ts';
import { ApiError } from './api-error.ts';
import { canEdit, editProbe, isPortalAdmin } from './line-rights.ts';
import { readLine, readLines } from './portal-line.ts';

/** What the opener may do, asked of the portal with the opener's own token (spec 8). */
export interface Rights {
  /** For showing: what was answered within the last minute is good enough. */
  isAdmin(): Promise<boolean>;
  /** Lines that the opener may edit, for showing. */
  editableLines(): Promise<ReadonlySet<string>>;
  /** For changing: asked at this moment. Throws 403. */
  requireAdmin(): Promise<void>;
  /** For changing what belongs to these lines: asked at this moment. Throws 403. */
  requireLines(lines: readonly LineId[]): Promise<void>;
}

interface Known {
  readonly admin: boolean;
  readonly lines?: ReadonlySet<string>;
}

export type RightsOf = (session: PageSession, client: PortalClient) => Rights;

/** Keeps what the portal said for a minute: every list asks, and asking about lines writes to them. */
export function createRights(now: () => number): RightsOf {
  const known = new LRUCache<string, Known>({ max: 5000, ttl: 60_000, perf: { now } });
  return (session, client) => {
    // The token too: what the portal said of one says nothing of another.
    const key = `${session.member} ${String(session.userId)} ${session.accessToken}`;
    // One question for all that a call asks at once.
    let asked: Promise<boolean> | undefined;
    const isAdmin = async (): Promise<boolean> => {
      const kept = known.get(key);
      if (kept) return kept.admin;
      asked ??= isPortalAdmin(client);
      const admin = await asked;
      if (!known.has(key)) known.set(key, { admin });
      return admin;
    };
    const fresh = async (): Promise<boolean> => {
      asked = undefined;
      known.delete(key);
      return isAdmin();
    };
    const editableLines = async (): Promise<ReadonlySet<string>> => {
      const kept = known.get(key)?.lines;
      if (kept) return kept;
      const admin = await isAdmin();
      const lines = await editableBy(client, admin);
      known.set(key, { admin, lines });
      return lines;
    };
    return {
      isAdmin,
      editableLines,
      async requireAdmin() {
        if (!(await fresh())) throw forbidden('ADMIN_ONLY', 'Only administrators may do this.');
      },
      async requireLines(lines) {
        if (await fresh()) return;
        for (const id of new Set(lines)) {
          const line = await readLine(client, id);
          if (!line || !(await canEdit(client, line))) throw lineForbidden();
        }
        // Nothing is to be changed: whoever may change anything may hear that.
        if (lines.length === 0 && (await editableLines()).size === 0) throw lineForbidden();
      },
    };
  };
}

async function editableBy(client: PortalClient, admin: boolean): Promise<ReadonlySet<string>> {
  const lines = await readLines(client);
  if (admin) return new Set(lines.map(({ id }) => id));
  const outcomes = await withSafeBatches(client).batch(lines.map(editProbe), 'page.rights');
  return new Set(
    lines.filter((_, index) => outcomes[index]?.ok && outcomes[index].result === true).map(({ id }) => id),
  );
}

export function lineForbidden(): ApiError {
  return forbidden('LINE_FORBIDDEN', 'This account may not change this open channel.');
}

function forbidden(code: string, message: string): ApiError {
  return new ApiError(403, code, message, 'Ask an administrator of the portal.');
}
