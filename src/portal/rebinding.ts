import type { Manifest } from '../../config/manifest.ts';
import type { Log } from '../log.ts';
import { memberId as named, type MemberId } from '../model/ids.ts';
import type { Stores } from '../store/ports.ts';
import { bindAll, type BindReport } from './install.ts';
import type { PortalClients } from './portal-clients.ts';

export interface RebindingOptions {
  readonly stores: Pick<Stores, 'portals' | 'settings'>;
  readonly clients: PortalClients;
  readonly manifest: Manifest;
  readonly publicUrl: string;
  readonly log: Log;
}

/** Remembers per portal whether its bindings are there: a portal without them is silent, and looks installed. */
export interface Rebinding {
  rebind(member: MemberId): Promise<BindReport>;
  rebindMissing(): Promise<void>;
}

const note = 'bindings';

export function createRebinding({ stores, clients, manifest, publicUrl, log }: RebindingOptions): Rebinding {
  const bind = async (member: MemberId): Promise<BindReport> => {
    await stores.settings.putNote(member, note, 'missing');
    const report = await bindAll(await clients.of(member), manifest, publicUrl);
    for (const { what, code } of report.failed)
      log.warn({ member, what, code }, 'the portal did not bind this');
    // What the portal refused stays refused until somebody changes something: asking again and again helps nobody.
    await stores.settings.putNote(
      member,
      note,
      report.failed.some(({ reason }) => reason === 'later') ? 'missing' : 'bound',
    );
    return report;
  };

  /** One at a time: two at once would both see a tab missing, and bind it twice. Not the lock of the tokens, which a call may need. */
  const rebind = (member: MemberId): Promise<BindReport> =>
    stores.portals.exclusively(named(`bindings of ${member}`), () => bind(member));

  return {
    rebind,
    async rebindMissing() {
      for (const { memberId, state } of await stores.portals.list()) {
        if (state !== 'active' || (await stores.settings.note(memberId, note)) !== 'missing') continue;
        await rebind(memberId).catch((error: unknown) => {
          log.warn({ member: memberId, err: error }, 'still not bound');
        });
      }
    },
  };
}
