import { z } from 'zod';
import type { Log } from '../../observability/log.ts';
import { memberId, type MemberId } from '../../domain/ids.ts';
import { createBoundedJobs } from '../../runtime/bounded-jobs.ts';
import type { PortalStore, Stores } from '../../store/ports.ts';
import { JOURNAL_RETENTION_MS } from '../../store/retention.ts';
import { isPortalUnknown } from '../../store/store-error.ts';
import { createPendingUninstalls, type PendingUninstall } from './pending-uninstalls.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import type { VerifiedEvent } from '../auth/verify-event.ts';

export interface UninstallationOptions {
  /** Days in which an installation brings back the data of a portal that asked to delete it. */
  readonly eraseGraceDays: number;
  readonly stores: Pick<Stores, 'portals' | 'settings'>;
  readonly clients: PortalClients;
  readonly log: Log;
  /** Unix ms. */
  readonly now: () => number;
}

/**
 * ONAPPUNINSTALL is authenticated by the application token alone, which every employee's page has as well, and it may
 * erase all data. The portal revokes the tokens before it sends the event
 * (docs/bitrix24/install-and-auth.md#uninstallation). Only the portal's own word that it does not know the app is
 * proof (docs/decisions/0032-only-the-portal-proves-an-uninstallation.md).
 */
export interface Uninstallation {
  /** `pending`: the portal does not say that it no longer knows the app; asked again for some minutes. */
  uninstall(event: VerifiedEvent): Promise<'uninstalled' | 'pending'>;
  /** Checks pending uninstallations again. */
  retry(): Promise<void>;
  /** Before the portal is installed again: ends an erasure that waits for its lane. */
  finish(member: MemberId): Promise<void>;
}

const RECHECK_FOR_MS = 600_000;
const DAY_MS = 86_400_000;
/** A silent portal takes minutes: others are asked meanwhile. */
const jobLimits = { concurrency: 10, slowMs: 3_000, firstWaitMs: 0, maxWaitMs: 0 };

/** CLEAN is 1 or 0, a string or a number (docs/bitrix24/install-and-auth.md#app-events). */
const uninstallData = z.looseObject({
  CLEAN: z
    .union([z.string(), z.number(), z.boolean()])
    .transform((clean) => /^(?:1|true|y)$/i.test(String(clean))),
});
export function createUninstallation(options: UninstallationOptions): Uninstallation {
  const { stores, clients, log, now } = options;
  const { portals } = stores;
  const pending = createPendingUninstalls(stores);
  const jobs = createBoundedJobs({ ...jobLimits, now });

  const remove = async (member: MemberId, clean: boolean): Promise<'uninstalled'> => {
    clients.disconnect(member);
    const erasesNow = clean && options.eraseGraceDays === 0;
    // A process that ends before it has erased leaves the note: the next one goes on.
    if (erasesNow) await pending.put(member, { clean, until: now(), confirmed: true });
    else await pending.remove(member);
    await portals.exclusively(member, () => endInstallation(options, member, clean));
    log.info({ member, clean }, 'uninstalled');
    if (erasesNow) await pending.erase(member);
    return 'uninstalled';
  };

  const retryOne = async (member: MemberId, { clean, until, confirmed }: PendingUninstall): Promise<void> => {
    if (confirmed === true) {
      await pending.erase(member);
      return;
    }
    const access = await accessStateOf(portals, clients, member);
    if (access === 'unknownApp') {
      await remove(member, clean);
    } else if (now() >= until) {
      await pending.remove(member);
      log.warn({ member, access }, 'uninstallation dropped: the portal did not confirm it');
    }
  };

  const retry = async (): Promise<void> => {
    const all = new Map<string, PendingUninstall>(await pending.all());
    await jobs.run([...all.keys()], async (key) => {
      const one = all.get(key);
      // `isPortalUnknown`: another process erased it after it was listed.
      const failed = (error: unknown): void => {
        if (!isPortalUnknown(error))
          log.warn({ member: key, err: error }, 'retry of an uninstallation failed');
      };
      if (one) await retryOne(memberId(key), one).catch(failed);
      return true;
    });
  };

  return {
    async finish(member) {
      if ((await pending.of(member))?.confirmed === true) await pending.erase(member);
    },
    async uninstall({ member, data }) {
      const clean = uninstallData.safeParse(data).data?.CLEAN === true;
      const access = await accessStateOf(portals, clients, member);
      if (access === 'unknownApp') return remove(member, clean);
      log.warn({ member, access }, 'uninstallation pending: the portal has not confirmed it');
      await pending.put(member, { clean, until: now() + RECHECK_FOR_MS });
      return 'pending';
    },
    retry,
  };
}

/** What the portal says of the app. */
type AccessState = 'accepted' | 'unknownApp' | 'unproven';

/** Answers of a portal that does not know the app; that a token expired or its owner left says nothing of the app. */
const unknownAppCodes = new Set(['NO_AUTH_FOUND', 'APPLICATION_NOT_FOUND', 'PORTAL_DELETED']);

/**
 * Asks the portal with the stored access token, first renewed where it can be. Silence, limits, a plan without REST and
 * what the app remembers of its tokens prove nothing.
 */
async function accessStateOf(
  portals: PortalStore,
  clients: PortalClients,
  member: MemberId,
): Promise<AccessState> {
  const renewed = await answerOf(() => clients.of(member));
  if (renewed !== 'unproven') return renewed;
  const portal = await portals.get(member);
  if (!portal?.accessToken) return 'unproven';
  const { clientEndpoint: endpoint, accessToken } = portal;
  return answerOf(async () => clients.withToken({ endpoint, accessToken, memberId: member }));
}

async function answerOf(open: () => Promise<PortalClient>): Promise<AccessState> {
  try {
    await (await open()).call({ method: 'app.info', params: {} }, 'uninstall');
    return 'accepted';
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return unknownAppCodes.has(error.code.toUpperCase()) ? 'unknownApp' : 'unproven';
  }
}

/**
 * Deletes the tokens and notes when the data is to be erased: after the grace time where the portal asked for it, otherwise
 * when nothing in it would be kept any longer.
 */
async function endInstallation(
  { stores: { portals }, eraseGraceDays, now }: UninstallationOptions,
  member: MemberId,
  clean: boolean,
): Promise<void> {
  const portal = await portals.get(member);
  if (!portal) return;
  const eraseAt = now() + (clean ? eraseGraceDays * DAY_MS : JOURNAL_RETENTION_MS);
  const noTokens = { accessToken: '', refreshToken: '', expires: 0 };
  await portals.update({ ...portal, ...noTokens, state: 'uninstalled', eraseAt });
}
