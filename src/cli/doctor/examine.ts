import { matchesPortal } from '../matches-portal.ts';
import { portalHash } from '../../observability/portal-hash.ts';
import type { Stores, UnreadablePortal } from '../../store/ports.ts';
import { fail, failOf, ok, warn, type Check } from './check.ts';
import { examinePortal, type ExaminePortalDeps } from './examine-portal.ts';

export interface ExamineDeps extends ExaminePortalDeps {
  readonly stores: Stores;
}

/** Checks the open stores and their portals: all, or the one with this domain, member id or hash. */
export type Examine = (portal: string | undefined) => Promise<readonly Check[]>;

export function createExamine(deps: ExamineDeps): Examine {
  return async (wanted) => {
    const { stores } = deps;
    const ping = await stores.ping().then(
      () => ok('the stores answer'),
      (error: unknown) => failOf('the stores', error),
    );
    try {
      const portals = await stores.portals.list();
      const selected = portals.filter((portal) => wanted === undefined || matchesPortal(portal, wanted));
      const unreadable = await stores.portals.unreadable();
      const keys = checkKeys(unreadable, portals.length);
      const checks: Check[] = [
        ping,
        keys,
        ...checkRecords(unreadable),
        ...(keys.state === 'ok' ? checkSelection(selected.length, wanted) : []),
      ];
      for (const portal of selected) checks.push(...(await examinePortal(deps, portal)));
      return checks;
    } catch (error) {
      return [ping, failOf('the stored portals', error)];
    }
  };
}

/** Whether the stored tokens can be decrypted. */
function checkKeys(unreadable: readonly UnreadablePortal[], readable: number): Check {
  const closed = unreadable.filter(({ because }) => because === 'secrets');
  return closed.length === 0
    ? ok(`the stored tokens of ${readable} portals can be opened with this SECRET_KEY`)
    : fail(
        `SECRET_KEY: the stored tokens of ${closed.length} portals cannot be opened with it`,
        'Start with the SECRET_KEY that the data was written with (several may be listed, the newest first), or install the app in those portals again.',
      );
}

function checkRecords(unreadable: readonly UnreadablePortal[]): readonly Check[] {
  return unreadable
    .filter(({ because }) => because === 'record')
    .map(({ member }) =>
      fail(
        `portal ${portalHash(member)}: its record cannot be read, the other portals go on`,
        'Restore a backup, or install the app in that portal again.',
      ),
    );
}

function checkSelection(count: number, wanted: string | undefined): readonly Check[] {
  if (count > 0) return [];
  return wanted === undefined
    ? [warn('no portal has installed the app yet', 'Install it in a portal: see the README.')]
    : [
        fail(
          `no portal is called ${wanted}`,
          'Use its domain, its member id, or the hash that the log calls it by.',
        ),
      ];
}
