import { createHash } from 'node:crypto';
import type { Manifest } from '../../domain/manifest.ts';
import type { Log } from '../../observability/log.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Stores } from '../../store/ports.ts';
import { bindAll, type BindReport } from './bind-all.ts';
import type { PortalClients } from '../client/portal-clients.ts';

export interface RebindingOptions {
  readonly stores: Pick<Stores, 'portals' | 'settings'>;
  readonly clients: PortalClients;
  readonly manifest: Manifest;
  readonly publicUrl: string;
  readonly log: Log;
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

export function createRebinding({ stores, clients, manifest, publicUrl, log }: RebindingOptions): Rebinding {
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
  const rebind = (member: MemberId): Promise<BindReport> =>
    stores.portals.exclusively(`bindings of ${member}`, () => bind(member));

  return {
    rebind,
    async rebindMissing() {
      for (const { memberId, state } of await stores.portals.list()) {
        if (state !== 'active' || (await stores.settings.note(memberId, noteName)) === currentDigest)
          continue;
        await rebind(memberId).catch((error: unknown) => {
          log.warn({ member: memberId, err: error }, 'rebinding failed');
        });
      }
    },
  };
}

/** Equal for equal bindings, in whatever version of the app. */
function digestOf({ events, offlineEvents, placements, handlers }: Manifest, publicUrl: string): string {
  const all = JSON.stringify([events, offlineEvents, placements, handlers, publicUrl]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 22);
}
