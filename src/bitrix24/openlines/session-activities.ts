import type { z } from 'zod';
import { BatchReader } from '../client/batch-reader.ts';
import { callChecked } from '../client/call-checked.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { PortalError } from '../client/portal-client.ts';
import { idNumber } from '../client/scalars.ts';
import { SESSION_PROVIDER, activityChat, activityFields, activityRows } from '../crm/activity.ts';

/** A session by its activity. */
export interface ListedSession {
  readonly activity: number;
  /** 0 = unknown. */
  readonly session: number;
  readonly code: string | undefined;
  /** Unix ms. */
  readonly updated: number;
}

/** Rows in one answer of a list method (docs/bitrix24/batch-and-limits.md#paging). */
export const SESSIONS_PER_PAGE = 50;

/** Pages of changed activities that are read at once; the next sweep goes on behind them. */
const MAX_CHANGED_PAGES = 20;

export interface SessionsToList {
  /** Activities changed since then, Unix ms, behind the activity `after` (0 = from the first on). */
  readonly changed: { readonly since: number; readonly after: number };
  /** One page of the open sessions of these lines, with activities behind `after`, changed since then (Unix ms). */
  readonly open?: { readonly lines: readonly string[]; readonly after: number; readonly since: number };
}

type Rows = z.infer<typeof activityRows>;

export interface ListedSessions {
  readonly changed: readonly ListedSession[];
  /** Where the changed ones go on; 0 = all were read. */
  readonly changedAfter: number;
  readonly open: readonly ListedSession[];
}

/** Session activities by ascending id, in one request where the changed ones are one page. Throws `PortalError`. */
export async function readSessionActivities(
  client: PortalClient,
  { changed, open }: SessionsToList,
  requestId: string,
): Promise<ListedSessions> {
  const reader = new BatchReader(client, requestId);
  const first = reader.request('crm.activity.list', changedParams(changed), activityRows);
  const ofLines = open && reader.request('crm.activity.list', openParams(open), activityRows);
  await reader.send();
  return {
    ...(await withFurtherPages(client, changed, answerOf(first), requestId)),
    open: ofLines ? sessionsOf(answerOf(ofLines)) : [],
  };
}

/**
 * The newest sessions of these lines with a change since then (Unix ms), newest first; one request for each page of
 * `SESSIONS_PER_PAGE`. `complete`: there are no more than `max`. Throws `PortalError`.
 */
export async function readRecentSessions(
  client: PortalClient,
  { lines, since, max }: { readonly lines: readonly string[]; readonly since: number; readonly max: number },
  requestId: string,
): Promise<{ readonly sessions: readonly ListedSession[]; readonly complete: boolean }> {
  const sessions: ListedSession[] = [];
  for (let before = 0; ;) {
    const filter = {
      PROVIDER_ID: SESSION_PROVIDER,
      PROVIDER_TYPE_ID: lines,
      '>=LAST_UPDATED': new Date(since).toISOString(),
      ...(before > 0 && { '<ID': before }),
    };
    const params = { filter, select: activityFields, order: { ID: 'DESC' }, start: -1 };
    const rows = await callChecked(client, { method: 'crm.activity.list', params }, activityRows, requestId);
    // Prevents an endless loop with a portal that ignores the filter.
    const page = before > 0 ? rows.filter((row) => row.ID < before) : rows;
    sessions.push(...sessionsOf(page));
    if (page.length < SESSIONS_PER_PAGE)
      return { sessions: sessions.slice(0, max), complete: sessions.length <= max };
    if (sessions.length >= max) return { sessions: sessions.slice(0, max), complete: false };
    before = Math.min(...page.map(({ ID }) => ID));
  }
}

function answerOf(answer: ReturnType<typeof BatchReader.prototype.request<Rows>>): Rows {
  const rows = answer.value();
  if (!rows) throw answer.error() ?? new PortalError('rejected', 'UNEXPECTED_ANSWER');
  return rows;
}

async function withFurtherPages(
  client: PortalClient,
  { since, after }: SessionsToList['changed'],
  first: Rows,
  requestId: string,
): Promise<Pick<ListedSessions, 'changed' | 'changedAfter'>> {
  // Of a page only what is needed is kept: a row may be large.
  const changed = [...sessionsOf(first)];
  let last = lastIdOf(first, after);
  let page = first;
  for (let pages = 1; page.length >= SESSIONS_PER_PAGE; pages += 1) {
    if (pages === MAX_CHANGED_PAGES) return { changed, changedAfter: last };
    const before = last;
    const command = { method: 'crm.activity.list', params: changedParams({ since, after: before }) };
    const next = await callChecked(client, command, activityRows, requestId);
    // Prevents an endless loop with a portal that ignores the filter.
    page = next.filter((row) => row.ID > before);
    changed.push(...sessionsOf(page));
    last = lastIdOf(page, before);
  }
  return { changed, changedAfter: 0 };
}

function lastIdOf(rows: Rows, before: number): number {
  return rows.reduce((last, { ID }) => Math.max(last, ID), before);
}

function changedParams({ since, after }: SessionsToList['changed']): Record<string, unknown> {
  const filter = {
    PROVIDER_ID: SESSION_PROVIDER,
    '>=LAST_UPDATED': new Date(since).toISOString(),
    ...(after > 0 && { '>ID': after }),
  };
  return { filter, select: activityFields, order: { ID: 'ASC' }, start: -1 };
}

function openParams({ lines, after, since }: NonNullable<SessionsToList['open']>): Record<string, unknown> {
  const filter = {
    PROVIDER_ID: SESSION_PROVIDER,
    PROVIDER_TYPE_ID: lines,
    COMPLETED: 'N',
    '>=LAST_UPDATED': new Date(since).toISOString(),
    ...(after > 0 && { '>ID': after }),
  };
  return { filter, select: activityFields, order: { ID: 'ASC' }, start: -1 };
}

function sessionsOf(rows: Rows): readonly ListedSession[] {
  return rows
    .filter((row) => row.PROVIDER_ID === SESSION_PROVIDER)
    .map((row) => ({
      activity: row.ID,
      session: idNumber.parse(row.ASSOCIATED_ENTITY_ID),
      code: activityChat(row),
      updated: row.LAST_UPDATED,
    }));
}
