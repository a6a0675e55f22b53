import { namesPortal } from '../names-portal.ts';
import type { PortalRecord } from '../../model/portal-record.ts';
import type { PortalStore, Stores } from '../../store/ports.ts';
import { fail, failOf, ok, warn, type Check } from './check.ts';
import { examinePortal, type ExaminePortalDeps } from './examine-portal.ts';

export interface ExamineDeps extends ExaminePortalDeps {
  readonly stores: Stores;
}

/** Looks at the open stores and at the portals in them: all, or the one with this domain, member id or hash. */
export type Examine = (portal: string | undefined) => Promise<readonly Check[]>;

export function createExamine(deps: ExamineDeps): Examine {
  return async (wanted) => {
    const { stores } = deps;
    const ping = await stores.ping().then(
      () => ok('the stores answer'),
      (error: unknown) => failOf('the stores', error),
    );
    const portals = await listPortals(stores.portals);
    if (!Array.isArray(portals)) return [ping, portals];
    const opened = ok(`the stored tokens of ${portals.length} portals can be opened with this SECRET_KEY`);
    const asked = portals.filter((portal) => wanted === undefined || namesPortal(portal, wanted));
    const checks: Check[] = [ping, opened, ...noneOf(asked, wanted)];
    for (const portal of asked) checks.push(...(await examinePortal(deps, portal)));
    return checks;
  };
}

/** Every token is opened on the way. */
async function listPortals(portals: PortalStore): Promise<PortalRecord[] | Check> {
  try {
    return [...(await portals.list())];
  } catch (error) {
    return failOf('SECRET_KEY', error);
  }
}

function noneOf(asked: readonly PortalRecord[], wanted: string | undefined): readonly Check[] {
  if (asked.length > 0) return [];
  return wanted === undefined
    ? [warn('no portal has installed the app yet', 'Install it in a portal: see the README.')]
    : [
        fail(
          `no portal is called ${wanted}`,
          'Use its domain, its member id, or the hash that the log calls it by.',
        ),
      ];
}
