import { z } from 'zod';
import type { Log } from '../../observability/log.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalStore, Stores } from '../../store/ports.ts';
import { isPortalUnknown } from '../../store/store-error.ts';
import { PortalError } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import type { VerifiedEvent } from '../auth/verify-event.ts';

export interface UninstallingOptions {
  readonly stores: Pick<Stores, 'portals' | 'settings'>;
  readonly clients: PortalClients;
  readonly log: Log;
  /** Unix ms. */
  readonly now: () => number;
}

/**
 * An uninstallation comes with the application token alone, which every employee's page has as well, and may erase
 * everything. But the portal withdraws the tokens before it says so (rest-contract.md 1.2): while it still lets the app
 * in, nobody has uninstalled it.
 */
export interface Uninstalling {
  /** `kept`: the portal still lets the app in, or does not answer; it is asked again for some minutes. */
  uninstall(event: VerifiedEvent): Promise<'left' | 'kept'>;
  /** Looks again at what was kept. */
  retry(): Promise<void>;
}

const note = 'uninstall';
const lookedAtFor = 600_000;

/** CLEAN is 1 or 0, a string or a number (rest-contract.md 1.2). */
const uninstallData = z.looseObject({
  CLEAN: z
    .union([z.string(), z.number(), z.boolean()])
    .transform((clean) => /^(?:1|true|y)$/i.test(String(clean))),
});
const keptSchema = z.object({ clean: z.boolean(), until: z.number() });

export function createUninstalling({ stores, clients, log, now }: UninstallingOptions): Uninstalling {
  const { portals, settings } = stores;

  const go = async (member: MemberId, clean: boolean): Promise<'left'> => {
    clients.drop(member);
    await portals.exclusively(member, () => leave(portals, member, clean));
    log.info({ member, clean }, 'uninstalled');
    return 'left';
  };

  const retryOne = async (member: MemberId): Promise<void> => {
    const text = await settings.note(member, note);
    if (!text) return;
    const { clean, until } = keptSchema.parse(JSON.parse(text));
    const door = await doorOf(clients, member);
    if (door !== 'closed' && now() < until) return;
    await settings.putNote(member, note, '');
    if (door !== 'open') await go(member, clean);
  };

  return {
    async uninstall({ member, data }) {
      const clean = uninstallData.safeParse(data).data?.CLEAN === true;
      const door = await doorOf(clients, member);
      if (door === 'closed') return go(member, clean);
      log.warn({ member, door }, 'an uninstallation is not believed yet');
      await settings.putNote(member, note, JSON.stringify({ clean, until: now() + lookedAtFor }));
      return 'kept';
    },
    async retry() {
      for (const { memberId } of await portals.list()) {
        await retryOne(memberId).catch((error: unknown) => {
          // Erased by another process since it was listed.
          if (!isPortalUnknown(error)) throw error;
        });
      }
    },
  };
}

/** Whether the portal lets the app in. A portal that does not answer says nothing. */
async function doorOf(clients: PortalClients, member: MemberId): Promise<'open' | 'closed' | 'silent'> {
  try {
    await (await clients.of(member)).call({ method: 'app.info', params: {} }, 'uninstall');
    return 'open';
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return error.kind === 'authRevoked' || error.kind === 'forbidden' ? 'closed' : 'silent';
  }
}

/** Calls stop at once; what the portal wanted cleaned is gone when it resolves. */
async function leave(portals: PortalStore, member: MemberId, clean: boolean): Promise<void> {
  const portal = await portals.get(member);
  if (!portal) return;
  if (clean) await portals.erase(member);
  else await portals.update({ ...portal, state: 'uninstalled', accessToken: '', refreshToken: '', expires: 0 });
}
