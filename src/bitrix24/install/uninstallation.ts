import { z } from 'zod';
import type { Log } from '../../observability/log.ts';
import { memberId, type MemberId } from '../../domain/ids.ts';
import { createBoundedJobs } from '../../runtime/bounded-jobs.ts';
import type { PortalStore, Stores } from '../../store/ports.ts';
import { JOURNAL_RETENTION_MS } from '../../store/retention.ts';
import { isPortalUnknown } from '../../store/store-error.ts';
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

const noteName = 'uninstall';
const RECHECK_FOR_MS = 600_000;
const DAY_MS = 86_400_000;
/** Portals. A silent one takes minutes: others are asked meanwhile. */
const ASKED_AT_ONCE = 10;
const SLOW_MS = 3_000;

/** CLEAN is 1 or 0, a string or a number (docs/bitrix24/install-and-auth.md#app-events). */
const uninstallData = z.looseObject({
  CLEAN: z
    .union([z.string(), z.number(), z.boolean()])
    .transform((clean) => /^(?:1|true|y)$/i.test(String(clean))),
});
/** `until`: unix ms. `confirmed`: by the portal; what is left to do is to erase. */
const pendingSchema = z.object({ clean: z.boolean(), until: z.number(), confirmed: z.boolean().optional() });
type Pending = z.infer<typeof pendingSchema>;

export function createUninstallation(options: UninstallationOptions): Uninstallation {
  const { stores, clients, log, now } = options;
  const { portals, settings } = stores;
  const jobs = createBoundedJobs({
    concurrency: ASKED_AT_ONCE,
    slowMs: SLOW_MS,
    firstWaitMs: 0,
    maxWaitMs: 0,
    now,
  });

  const remove = async (member: MemberId, clean: boolean): Promise<'uninstalled'> => {
    clients.disconnect(member);
    const erasesNow = clean && options.eraseGraceDays === 0;
    // A process that ends before it has erased leaves the note: the next one goes on.
    if (erasesNow) await putNote(member, { clean, until: now(), confirmed: true });
    await portals.exclusively(member, () => endInstallation(options, member, clean));
    log.info({ member, clean }, 'uninstalled');
    if (erasesNow) await eraseInLane(member);
    return 'uninstalled';
  };

  const putNote = (member: MemberId, pending: Pending): Promise<void> =>
    settings.putNote(member, noteName, JSON.stringify(pending));

  /** A run of the lane that is under way would write after the erasure, into a new installation too. */
  const eraseInLane = (member: MemberId): Promise<void> =>
    portals.holdLane(member, () =>
      portals.exclusively(member, async () => {
        const portal = await portals.get(member);
        if (portal?.state === 'uninstalled') await portals.erase(member);
        // Installed again meanwhile.
        else if (portal) await settings.putNote(member, noteName, '');
      }),
    );

  const retryOne = async (member: MemberId, pending: Pending): Promise<void> => {
    const { clean, until, confirmed = false } = pending;
    if (confirmed) {
      await eraseInLane(member);
      return;
    }
    const access = await accessStateOf(stores.portals, clients, member);
    if (access !== 'unknownApp' && now() < until) return;
    await settings.putNote(member, noteName, '');
    if (access === 'unknownApp') await remove(member, clean);
    else log.warn({ member, access }, 'uninstallation dropped: the portal did not confirm it');
  };

  const pendingOf = async (member: MemberId): Promise<Pending | undefined> => {
    const text = await settings.note(member, noteName);
    return text ? pendingSchema.parse(JSON.parse(text)) : undefined;
  };

  return {
    async finish(member) {
      if ((await pendingOf(member))?.confirmed === true) await eraseInLane(member);
    },
    async uninstall({ member, data }) {
      const clean = uninstallData.safeParse(data).data?.CLEAN === true;
      const access = await accessStateOf(stores.portals, clients, member);
      if (access === 'unknownApp') return remove(member, clean);
      log.warn({ member, access }, 'uninstallation pending: the portal has not confirmed it');
      await putNote(member, { clean, until: now() + RECHECK_FOR_MS });
      return 'pending';
    },
    async retry() {
      const pending = new Map<string, Pending>();
      for (const { memberId } of await portals.list()) {
        const one = await pendingOf(memberId);
        if (one) pending.set(memberId, one);
      }
      await jobs.run([...pending.keys()], async (key) => {
        const one = pending.get(key);
        try {
          if (one) await retryOne(memberId(key), one);
        } catch (error) {
          // Erased by another process since it was listed.
          if (!isPortalUnknown(error))
            log.warn({ member: key, err: error }, 'retry of an uninstallation failed');
        }
        return true;
      });
    },
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
