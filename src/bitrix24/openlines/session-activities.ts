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

export interface SessionsToList {
  /** Activities changed since then, Unix ms: all pages. */
  readonly since: number;
  /** One page of the open sessions of these lines, with activities behind `after`, changed since then (Unix ms). */
  readonly open?: { readonly lines: readonly string[]; readonly after: number; readonly since: number };
}

type Rows = z.infer<typeof activityRows>;

/** Session activities by ascending id, in one request where the changed ones are one page. Throws `PortalError`. */
export async function readSessionActivities(
  client: PortalClient,
  { since, open }: SessionsToList,
  requestId: string,
): Promise<{ readonly changed: readonly ListedSession[]; readonly open: readonly ListedSession[] }> {
  const reader = new BatchReader(client, requestId);
  const first = reader.request('crm.activity.list', changedParams(since, 0), activityRows);
  const ofLines = open && reader.request('crm.activity.list', openParams(open), activityRows);
  await reader.send();
  const changed = await withFurtherPages(client, since, answerOf(first), requestId);
  return { changed: sessionsOf(changed), open: ofLines ? sessionsOf(answerOf(ofLines)) : [] };
}

function answerOf(answer: ReturnType<typeof BatchReader.prototype.request<Rows>>): Rows {
  const rows = answer.value();
  if (!rows) throw answer.error() ?? new PortalError('rejected', 'UNEXPECTED_ANSWER');
  return rows;
}

async function withFurtherPages(
  client: PortalClient,
  since: number,
  first: Rows,
  requestId: string,
): Promise<Rows> {
  const rows = [...first];
  for (let page = first; page.length >= SESSIONS_PER_PAGE;) {
    const last = rows.at(-1)?.ID ?? 0;
    const command = { method: 'crm.activity.list', params: changedParams(since, last) };
    const next = await callChecked(client, command, activityRows, requestId);
    // Prevents an endless loop with a portal that ignores the filter.
    page = next.filter((row) => row.ID > last);
    rows.push(...page);
  }
  return rows;
}

function changedParams(since: number, after: number): Record<string, unknown> {
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
