import { z } from 'zod';
import type { Manifest } from '../../config/manifest.ts';
import type { Log } from '../log.ts';
import type { MemberId } from '../model/ids.ts';
import type { PortalStore, Stores } from '../store/ports.ts';
import { ContactError } from './contact-error.ts';
import type { Claim, FirstContact } from './first-contact.ts';
import { wantedOf, type BindReport } from './install.ts';
import type { PendingInstalls } from './pending-installs.ts';
import { PortalError } from './portal-client.ts';
import type { PortalClients } from './portal-clients.ts';
import { createRebinding } from './rebinding.ts';
import type { VerifiedEvent } from './verify-event.ts';
import type { VerifiedOpener } from './verify-opener.ts';

/** A portal's life with the app: in, new version, out. */
export interface Installation {
  /** From the installer page, whose opener waits for the outcome. Throws `ContactError`. */
  install(claim: Claim): Promise<BindReport>;
  /** From ONAPPINSTALL or ONAPPUPDATE: `kept` when it can be proven only later. Throws `ContactError`. */
  accept(claim: Claim): Promise<'installed' | 'kept'>;
  /** A portal that withdrew the tokens gets new ones from an admin who opens the app. True when it works again. */
  revive(opener: VerifiedOpener, claim: Claim): Promise<boolean>;
  /** From ONAPPUNINSTALL. */
  uninstall(event: VerifiedEvent): Promise<void>;
  /** Binds what the portal lost or never got. Throws `PortalError`. */
  rebind(member: MemberId): Promise<BindReport>;
  /** Tries again what could not be done before: kept installations, bindings that failed. Never throws. */
  retry(): Promise<void>;
}

export interface InstallationOptions {
  readonly stores: Pick<Stores, 'portals' | 'settings'>;
  readonly clients: PortalClients;
  readonly firstContact: FirstContact;
  readonly pending: PendingInstalls;
  readonly manifest: Manifest;
  readonly publicUrl: string;
  readonly log: Log;
}

/** CLEAN is 1 or 0, a string or a number (rest-contract.md 1.2). */
const uninstallData = z.looseObject({
  CLEAN: z
    .union([z.string(), z.number(), z.boolean()])
    .transform((clean) => /^(?:1|true|y)$/i.test(String(clean))),
});

export function createInstallation(options: InstallationOptions): Installation {
  const { stores, clients, pending, log } = options;
  const { rebind, rebindMissing } = createRebinding(options);
  const install = installer(options, rebind);

  const retryClaim = async (claim: Claim): Promise<void> => {
    try {
      await install(claim);
    } catch (error) {
      if (error instanceof ContactError && error.status === 503) return;
      log.warn({ err: error }, 'a kept installation was refused');
    }
    await pending.settled(claim);
  };

  return {
    install,
    rebind,
    async accept(claim) {
      try {
        await install(claim);
        return 'installed';
      } catch (error) {
        if (!(error instanceof ContactError) || error.status !== 503) throw error;
        // Bitrix24 never sends an event again (spec 3.3).
        await pending.keep(claim);
        return 'kept';
      }
    },
    async revive(opener, claim) {
      if (!opener.admin) return false;
      try {
        await install(claim);
        return true;
      } catch (error) {
        if (!(error instanceof ContactError)) throw error;
        log.warn({ member: opener.portal.memberId, code: error.code }, 'a portal could not be revived');
        return false;
      }
    },
    async uninstall({ member, data }) {
      clients.drop(member);
      const clean = uninstallData.safeParse(data).data?.CLEAN === true;
      await stores.portals.exclusively(member, () => leave(stores.portals, member, clean));
      log.info({ member, clean }, 'uninstalled');
    },
    async retry() {
      try {
        for (const claim of await pending.all()) await retryClaim(claim);
        await rebindMissing();
      } catch (error) {
        log.error({ err: error }, 'installations could not be tried again');
      }
    },
  };
}

/** First contact, then the bindings; without those the portal is installed all the same. */
function installer(
  { firstContact, manifest, log }: InstallationOptions,
  rebind: Installation['rebind'],
): Installation['install'] {
  return async (claim) => {
    const portal = await firstContact(claim);
    log.info({ member: portal.memberId, regions: portal.regions }, 'installed');
    return rebind(portal.memberId).catch((error: unknown) => {
      if (!(error instanceof PortalError)) throw error;
      log.warn({ member: portal.memberId, err: error }, 'installed, but not bound yet: it is tried again');
      const failed = wantedOf(manifest).map((what) => ({ what, code: error.code, reason: 'later' as const }));
      return { bound: [], failed };
    });
  };
}

/** Calls stop at once; what the portal wanted cleaned is gone when it resolves. */
async function leave(portals: PortalStore, member: MemberId, clean: boolean): Promise<void> {
  const portal = await portals.get(member);
  if (!portal) return;
  if (clean) await portals.erase(member);
  else await portals.put({ ...portal, state: 'uninstalled', accessToken: '', refreshToken: '', expires: 0 });
}
