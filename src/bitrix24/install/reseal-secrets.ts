import type { Log } from '../../observability/log.ts';
import type { PendingInstalls } from './pending-installs.ts';
import type { PortalStore, UnreadablePortal } from '../../store/ports.ts';

export interface ResealOptions {
  readonly portals: Pick<PortalStore, 'reseal'>;
  readonly pending: Pick<PendingInstalls, 'reseal'>;
  readonly log: Log;
}

/** Everything that an older key sealed is sealed with the newest: afterwards the old ones can be dropped. */
export async function resealSecrets({ portals, pending, log }: ResealOptions): Promise<void> {
  const { resealed, unreadable } = await portals.reseal();
  await pending.reseal();
  if (resealed > 0) log.info({ portals: resealed }, 'sealed again with the newest secret key');
  const members = (because: UnreadablePortal['because']) =>
    unreadable.filter((one) => one.because === because).map(({ member }) => member);
  const [closed, damaged] = [members('secrets'), members('record')];
  if (damaged.length > 0)
    log.error({ members: damaged }, 'the stored records of these portals cannot be read: the others go on');
  if (closed.length > 0)
    log.error(
      { members: closed },
      'none of the secret keys opens the tokens of these portals: start with the SECRET_KEY that they were sealed with, or install the app there again',
    );
}
