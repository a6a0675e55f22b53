import { LRUCache } from 'lru-cache';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { LineId } from '../../domain/ids.ts';
import { isPortalAdmin } from '../../bitrix24/auth/is-portal-admin.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { readChangeable } from '../../bitrix24/crm/read-changeable.ts';
import { mayEditLine, readEditableLines } from '../../bitrix24/openlines/line-rights.ts';
import { readLines } from '../../bitrix24/openlines/read-lines.ts';
import type { PageSession } from '../session/page-sessions.ts';
import { ApiError } from './api-error.ts';

/** Rights of a caller, read from the portal with the caller's own token (docs/spec.md 8). */
export interface Rights {
  /** For display: at most one minute old. */
  isAdmin(): Promise<boolean>;
  /** Lines that the caller may edit. For display: at most one minute old. */
  editableLines(): Promise<ReadonlySet<string>>;
  /** Before a change: reads the right from the portal. Throws 403. */
  requireAdmin(): Promise<void>;
  /** Before a change on these lines: reads the rights from the portal. Throws 403. */
  requireLines(lines: readonly LineId[]): Promise<void>;
  /**
   * Before these items are changed with the installer's token: those that the caller may change, by `refKey`, as the portal
   * says. Everything for admins.
   */
  changeable(items: readonly CrmRef[]): Promise<ReadonlySet<string>>;
  /** Throws 403 unless the caller may change all of the items. */
  requireItems(items: readonly CrmRef[]): Promise<void>;
}

const CACHE_TTL_MS = 60_000;
/** Of the requests that read rights, for the REST log. */
const REQUEST_ID = 'page.rights';
const MAX_CACHED_SESSIONS = 5000;

interface CachedRights {
  readonly admin: boolean;
  readonly lines?: ReadonlySet<string>;
}

export type RightsOf = (session: PageSession, client: PortalClient) => Rights;

/** Caches rights for one minute: every list needs them. */
export function createRights(now: () => number): RightsOf {
  const cache = new LRUCache<string, CachedRights>({
    max: MAX_CACHED_SESSIONS,
    ttl: CACHE_TTL_MS,
    perf: { now },
  });
  return (session, client) => {
    // Includes the token: tokens of the same user may have different rights.
    const key = `${session.member} ${String(session.userId)} ${session.accessToken}`;
    // Shared by concurrent checks of one call.
    let pendingAdmin: Promise<boolean> | undefined;
    const isAdmin = async (): Promise<boolean> => {
      const cached = cache.get(key);
      if (cached) return cached.admin;
      pendingAdmin ??= isPortalAdmin(client, REQUEST_ID);
      const admin = await pendingAdmin;
      if (!cache.has(key)) cache.set(key, { admin });
      return admin;
    };
    const isAdminNow = async (): Promise<boolean> => {
      pendingAdmin = undefined;
      cache.delete(key);
      return isAdmin();
    };
    const editableLines = async (): Promise<ReadonlySet<string>> => {
      const cached = cache.get(key)?.lines;
      if (cached) return cached;
      const admin = await isAdmin();
      const lines = await readEditable(client, admin);
      cache.set(key, { admin, lines });
      return lines;
    };
    const changeable = async (items: readonly CrmRef[]): Promise<ReadonlySet<string>> =>
      (await isAdmin()) ? new Set(items.map(refKey)) : readChangeable(client, items, REQUEST_ID);
    return {
      isAdmin,
      editableLines,
      changeable,
      async requireItems(items) {
        const allowed = await changeable(items);
        if (!items.every((item) => allowed.has(refKey(item))))
          throw forbidden(
            'PORTAL_FORBIDDEN',
            'The portal does not allow this account to change these items.',
          );
      },
      async requireAdmin() {
        if (!(await isAdminNow())) throw forbidden('ADMIN_ONLY', 'Only administrators may do this.');
      },
      async requireLines(lines) {
        if (await isAdminNow()) return;
        for (const id of new Set(lines)) {
          if (!(await mayEditLine(client, id, REQUEST_ID))) throw lineForbidden();
        }
        // Without lines there is nothing to change; only callers who may edit some line get that answer.
        if (lines.length === 0 && (await editableLines()).size === 0) throw lineForbidden();
      },
    };
  };
}

async function readEditable(client: PortalClient, admin: boolean): Promise<ReadonlySet<string>> {
  if (!admin) return readEditableLines(client, REQUEST_ID);
  return new Set((await readLines(client, 'page.lines')).map(({ id }) => id));
}

export function lineForbidden(): ApiError {
  return forbidden('LINE_FORBIDDEN', 'This account may not change this open channel.');
}

function forbidden(code: string, message: string): ApiError {
  return new ApiError(403, code, message, 'Ask an administrator of the portal.');
}
