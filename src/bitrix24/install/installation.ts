import type { Manifest } from '../../domain/manifest.ts';
import type { MemberId } from '../../domain/ids.ts';
import { ContactError } from '../auth/contact-error.ts';
import type { Claim, FirstContact } from './first-contact.ts';
import { requiredBindings, type BindReport } from './bind-all.ts';
import type { PendingInstalls } from './pending-installs.ts';
import { PortalError } from '../client/portal-client.ts';
import { createRebinding } from './rebinding.ts';
import { createUninstallation, type Uninstallation, type UninstallationOptions } from './uninstallation.ts';
import type { VerifiedOpener } from '../auth/verify-opener.ts';

/** A portal's life with the app: in, new version, out. */
export interface Installation {
  /** From the installer page, whose opener waits for the outcome. Throws `ContactError`. */
  install(claim: Claim): Promise<BindReport>;
  /** From ONAPPINSTALL or ONAPPUPDATE: `kept` when it can be proven only later. Throws `ContactError`. */
  accept(claim: Claim): Promise<'installed' | 'kept'>;
  /** A portal that withdrew the tokens gets new ones from an admin who opens the app. True when it works again. */
  replaceTokens(opener: VerifiedOpener, claim: Claim): Promise<boolean>;
  /** From ONAPPUNINSTALL. `kept`: not believed while the portal still lets the app in. */
  uninstall: Uninstallation['uninstall'];
  /** Binds what the portal lost or never got. Throws `PortalError`. */
  rebind(member: MemberId): Promise<BindReport>;
  /** Tries again what could not be done before: kept installations and uninstallations, bindings. Never throws. */
  retry(): Promise<void>;
}

export interface InstallationOptions extends UninstallationOptions {
  readonly firstContact: FirstContact;
  readonly pending: PendingInstalls;
  readonly manifest: Manifest;
  readonly publicUrl: string;
}

export function createInstallation(options: InstallationOptions): Installation {
  const { pending, log } = options;
  const { rebind, rebindMissing } = createRebinding(options);
  const { uninstall, retry: retryUninstalls } = createUninstallation(options);
  const install = installer(options, rebind);

  const retryClaim = async (claim: Claim): Promise<void> => {
    try {
      await install(claim);
    } catch (error) {
      if (error instanceof ContactError && error.status === 503) return;
      log.warn({ err: error }, 'a kept installation was refused');
    }
    await pending.remove(claim);
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
        await pending.store(claim);
        return 'kept';
      }
    },
    async replaceTokens(opener, claim) {
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
    uninstall,
    async retry() {
      try {
        for (const claim of await pending.all()) await retryClaim(claim);
        await retryUninstalls();
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
      const failed = requiredBindings(manifest).map((what) => ({
        what,
        code: error.code,
        reason: 'later' as const,
      }));
      return { bound: [], failed };
    });
  };
}
