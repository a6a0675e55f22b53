import type { InboxId } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import type { Stores } from '../store/ports.ts';
import { StoreError } from '../store/store-error.ts';
import type { UnconfirmedEntries } from './confirm-messages.ts';
import type { LaneLog } from './lane-log.ts';

/** After so many failed attempts an entry is parked, where an admin sees it. */
const PARK_AFTER_ATTEMPTS = 5;

export interface FailDeps {
  readonly stores: Pick<Stores, 'inbox'>;
  readonly log: Pick<LaneLog, 'warn'>;
}

/** The run whose entries failed. */
interface FailingRun {
  readonly portal: Pick<PortalView, 'memberId'>;
  /** Entries whose failed attempt is counted. */
  readonly failed: InboxId[];
}

/**
 * The portal may have the message later, or in an earlier session, which a sweep reads: so the key is free for it once the
 * entry is parked.
 */
export async function countUnconfirmed(
  { stores, log }: FailDeps,
  { portal: { memberId: member }, failed }: FailingRun,
  unconfirmed: readonly UnconfirmedEntries[],
): Promise<void> {
  for (const { code, ids } of unconfirmed) {
    log.warn({ member, code, count: ids.length }, 'messages that the portal did not confirm were left out');
    await stores.inbox.failed(member, ids, code, PARK_AFTER_ATTEMPTS, { freesKey: true });
    failed.push(...ids);
  }
}

/** Counts a failed attempt of the entries; the last one parks them. */
export async function countFailure(
  { stores, log }: FailDeps,
  { portal: { memberId: member }, failed }: FailingRun,
  ids: readonly InboxId[],
  error: unknown,
): Promise<void> {
  const code = codeOf(error);
  log.warn({ member, code, count: ids.length, stack: stackOf(error) }, 'entries failed, will be retried');
  await stores.inbox.failed(member, ids, code, PARK_AFTER_ATTEMPTS);
  failed.push(...ids);
}

function codeOf(error: unknown): string {
  if (error instanceof PortalError || error instanceof StoreError) return error.code;
  return error instanceof Error ? error.name : 'UNKNOWN';
}

/** The innermost stack frames. The message may contain personal data and is not logged. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof PortalError) return undefined;
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join('\n');
}
