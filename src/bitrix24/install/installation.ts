import { createBoundedJobs } from '../../runtime/bounded-jobs.ts';
import type { Manifest } from '../../domain/manifest.ts';
import { memberId, type MemberId } from '../../domain/ids.ts';
import { InstallationError } from '../auth/installation-error.ts';
import type { InstallationClaim, RegisterPortal } from './register-portal.ts';
import { requiredBindings, type BindReport } from './bind-all.ts';
import type { PendingInstalls } from './pending-installs.ts';
import { PortalError } from '../client/portal-client.ts';
import { createRebinding } from './rebinding.ts';
import { createTakeOver, type Access } from './take-over.ts';
import { createUninstallation, type Uninstallation, type UninstallationOptions } from './uninstallation.ts';
import type { VerifiedOpener } from '../auth/verify-opener.ts';

/** Installation, update and uninstallation of the app on portals. */
export interface Installation {
  /**
   * From the installer page, which shows the outcome. Throws `InstallationError`. Where the portal does not say who
   * installs, the claim is kept: its refresh token is used up.
   */
  install(claim: InstallationClaim): Promise<BindReport>;
  /**
   * From ONAPPINSTALL or ONAPPUPDATE. `pending`: stored, and verified by a later `retry`. Throws `InstallationError`, with
   * status 503 where the list of what waits is full.
   */
  accept(claim: InstallationClaim): Promise<'installed' | 'pending'>;
  /** An opened page: an administrator's tokens replace dead ones of the installation. See `createTakeOver`. */
  ensureAccess(opener: VerifiedOpener, claim: InstallationClaim, check: boolean): Promise<Access>;
  /** From ONAPPUNINSTALL. `pending`: the portal still accepts the app's token, or does not answer. */
  uninstall: Uninstallation['uninstall'];
  /** Restores missing bindings. Throws `PortalError`. */
  rebind(member: MemberId): Promise<BindReport>;
  /** Retries pending installations, pending uninstallations and missing bindings. Never throws. */
  retry(): Promise<void>;
}

export interface InstallationOptions extends UninstallationOptions {
  readonly registerPortal: RegisterPortal;
  readonly pending: PendingInstalls;
  readonly manifest: Manifest;
  readonly publicUrl: string;
}

/** Claims that are tried at once, while the authorization server may not answer. */
const CLAIMS_AT_ONCE = 5;

export function createInstallation(options: InstallationOptions): Installation {
  const { pending, log } = options;
  const { rebind, rebindMissing } = createRebinding(options);
  const { uninstall, retry: retryUninstalls, finish } = createUninstallation(options);
  const install = createInstall(options, rebind, finish);

  const retryClaims = createClaimRetry(options, install);

  return {
    async install(claim) {
      try {
        return await install(claim);
      } catch (error) {
        const kept = claimToKeep(claim, error);
        // With its own token the administrator can open the page again.
        if (kept && kept !== claim) await pending.add(kept);
        throw error;
      }
    },
    rebind,
    async accept(claim) {
      try {
        await install(claim);
        return 'installed';
      } catch (error) {
        const kept = claimToKeep(claim, error);
        // Bitrix24 sends each event only once (docs/spec.md 3.3).
        if (!kept || (await pending.add(kept)) === 'full') throw error;
        return 'pending';
      }
    },
    ensureAccess: createTakeOver({ ...options, portals: options.stores.portals }, install),
    uninstall,
    async retry() {
      // None of them waits for another's silent servers.
      const failed = (error: unknown): void => log.error({ err: error }, 'the retry of installations failed');
      await Promise.all([
        retryClaims().catch(failed),
        retryUninstalls().catch(failed),
        rebindMissing().catch(failed),
      ]);
    },
  };
}

/** Tries the claims again that wait for a server; some at once, as a silent one takes its time. */
function createClaimRetry(
  { pending, log, now }: Pick<InstallationOptions, 'pending' | 'log' | 'now'>,
  install: (claim: InstallationClaim) => Promise<BindReport>,
): () => Promise<void> {
  const retryClaim = async (claim: InstallationClaim): Promise<void> => {
    let next: InstallationClaim | undefined;
    try {
      await install(claim);
    } catch (error) {
      next = claimToKeep(claim, error);
      if (next === claim) return;
      if (!next) log.warn({ err: error }, 'a pending installation was refused');
    }
    await pending.remove(claim);
    if (next) await pending.add(next);
  };

  const jobs = createBoundedJobs({
    concurrency: CLAIMS_AT_ONCE,
    slowMs: Infinity,
    firstWaitMs: 0,
    maxWaitMs: 0,
    now,
  });
  return async () => {
    const claims = new Map((await pending.all()).map((claim) => [JSON.stringify(claim), claim]));
    await jobs.run([...claims.keys()], async (key) => {
      const claim = claims.get(key);
      if (claim) await retryClaim(claim).catch((error: unknown) => log.error({ err: error }, 'retry failed'));
      return true;
    });
  };
}

/** The claim as it has to be tried again after this error; `undefined` when it is refused for good. */
function claimToKeep(claim: InstallationClaim, error: unknown): InstallationClaim | undefined {
  if (!(error instanceof InstallationError) || error.status !== 503) return undefined;
  const { renewedToken } = error;
  return renewedToken === undefined ? claim : { ...claim, refreshToken: renewedToken };
}

/** Registers the portal, then binds events and placements; a failed binding does not fail the installation. */
function createInstall(
  { registerPortal, manifest, log }: InstallationOptions,
  rebind: Installation['rebind'],
  finishErasure: Uninstallation['finish'],
): Installation['install'] {
  return async (claim) => {
    await finishErasure(memberId(claim.memberId));
    const portal = await registerPortal(claim);
    log.info({ member: portal.memberId, regions: portal.regions }, 'installed');
    return rebind(portal.memberId).catch((error: unknown) => {
      if (!(error instanceof PortalError)) throw error;
      log.warn({ member: portal.memberId, err: error }, 'installed, but not bound yet: will be retried');
      const failed = requiredBindings(manifest).map((what) => ({
        what,
        code: error.code,
        reason: 'later' as const,
      }));
      return { bound: [], failed };
    });
  };
}
