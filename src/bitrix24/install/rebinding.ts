import { createHash } from 'node:crypto';
import type { Manifest } from '../../domain/manifest.ts';
import type { Log } from '../../observability/log.ts';
import { memberId, type MemberId } from '../../domain/ids.ts';
import { createBoundedJobs } from '../../runtime/bounded-jobs.ts';
import type { Stores } from '../../store/ports.ts';
import { bindAll, type BindReport } from './bind-all.ts';
import type { PortalClients } from '../client/portal-clients.ts';

export interface RebindingOptions {
  readonly stores: Pick<Stores, 'portals' | 'settings'>;
  readonly clients: PortalClients;
  readonly manifest: Manifest;
  readonly publicUrl: string;
  readonly log: Log;
  /** Unix ms. */
  readonly now: () => number;
}

/** Stores per portal which bindings were requested: without them a portal looks installed but sends no events. */
export interface Rebinding {
  rebind(member: MemberId): Promise<BindReport>;
  /** Rebinds portals with missing bindings, or whose last binding was for another manifest or public address. */
  rebindMissing(): Promise<void>;
}

const noteName = 'bindings';
/** Stored instead of the digest while bindings are missing. */
const MISSING = 'missing';
/** Portals. A silent one takes a minute: others are bound meanwhile. */
const BOUND_AT_ONCE = 10;
const SLOW_MS = 3_000;
/** Until a portal that could not be bound is tried again. */
const FIRST_WAIT_MS = 30_000;
const MAX_WAIT_MS = 900_000;

export function createRebinding({
  stores,
  clients,
  manifest,
  publicUrl,
  log,
  now,
}: RebindingOptions): Rebinding {
  const currentDigest = digestOf(manifest, publicUrl);
  const bind = async (member: MemberId): Promise<BindReport> => {
    await stores.settings.putNote(member, noteName, MISSING);
    const report = await bindAll(await clients.of(member), manifest, publicUrl);
    for (const { what, code } of report.failed) log.warn({ member, what, code }, 'binding failed');
    // A refusal stays until someone changes rights or settings at the portal, so it is not retried.
    await stores.settings.putNote(
      member,
      noteName,
      report.failed.some(({ reason }) => reason === 'later') ? MISSING : currentDigest,
    );
    return report;
  };

  /**
   * One at a time: two at once would both find a tab missing and bind it twice. Not the token lock, which a call may
   * need.
   */
  const inOrder = <T>(member: MemberId, work: () => Promise<T>): Promise<T> =>
    stores.portals.exclusively(`bindings of ${member}`, work);
  const isBound = async (member: MemberId): Promise<boolean> =>
    (await stores.settings.note(member, noteName)) === currentDigest;
  const jobs = createBoundedJobs({
    concurrency: BOUND_AT_ONCE,
    slowMs: SLOW_MS,
    firstWaitMs: FIRST_WAIT_MS,
    maxWaitMs: MAX_WAIT_MS,
    now,
  });
  const bindIfMissing = async (member: MemberId): Promise<boolean> => {
    try {
      // Another process may have done it.
      return (await isBound(member)) || (await bind(member)).failed.every(({ reason }) => reason !== 'later');
    } catch (error) {
      log.warn({ member, err: error }, 'rebinding failed');
      return false;
    }
  };

  return {
    rebind: (member) => inOrder(member, () => bind(member)),
    async rebindMissing() {
      const missing: MemberId[] = [];
      for (const portal of await stores.portals.list())
        if (portal.state === 'active' && !(await isBound(portal.memberId))) missing.push(portal.memberId);
      await jobs.run(missing, (key) => {
        const member = memberId(key);
        return inOrder(member, () => bindIfMissing(member)).catch(() => false);
      });
    },
  };
}

/** Equal for equal bindings, in whatever version of the app. */
function digestOf({ events, offlineEvents, placements, handlers }: Manifest, publicUrl: string): string {
  const all = JSON.stringify([events, offlineEvents, placements, handlers, publicUrl]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 22);
}
