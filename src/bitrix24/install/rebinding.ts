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

/** Remembers per portal which bindings it was asked for: one without them is silent, and looks installed. */
export interface Rebinding {
  rebind(member: MemberId): Promise<BindReport>;
  /** Portals that lack something, or were last asked by a version or at an address that wanted other bindings. */
  rebindMissing(): Promise<void>;
}

const note = 'bindings';
const missing = 'missing';

export function createRebinding({ stores, clients, manifest, publicUrl, log }: RebindingOptions): Rebinding {
  const wanted = digestOf(manifest, publicUrl);
  const bind = async (member: MemberId): Promise<BindReport> => {
    await stores.settings.putNote(member, note, missing);
    const report = await bindAll(await clients.of(member), manifest, publicUrl);
    for (const { what, code } of report.failed)
      log.warn({ member, what, code }, 'the portal did not bind this');
    // What the portal refused stays refused until somebody changes something: asking again and again helps nobody.
    await stores.settings.putNote(
      member,
      note,
      report.failed.some(({ reason }) => reason === 'later') ? missing : wanted,
    );
    return report;
  };

  /** One at a time: two at once would both see a tab missing, and bind it twice. Not the lock of the tokens, which a call may need. */
  const rebind = (member: MemberId): Promise<BindReport> =>
    stores.portals.exclusively(`bindings of ${member}`, () => bind(member));

  return {
    rebind,
    async rebindMissing() {
      for (const { memberId, state } of await stores.portals.list()) {
        if (state !== 'active' || (await stores.settings.note(memberId, note)) === wanted) continue;
        await rebind(memberId).catch((error: unknown) => {
          log.warn({ member: memberId, err: error }, 'still not bound');
        });
      }
    },
  };
}

/** The same for the same bindings, whatever version asks. */
function digestOf({ events, offlineEvents, placements, handlers }: Manifest, publicUrl: string): string {
  const all = JSON.stringify([events, offlineEvents, placements, handlers, publicUrl]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 22);
}
