import type { Log } from '../../observability/log.ts';
import type { PendingInstalls } from './pending-installs.ts';
import type { PortalStore, UnreadablePortal } from '../../store/ports.ts';

export interface ResealOptions {
  readonly portals: Pick<PortalStore, 'reseal'>;
  readonly pending: Pick<PendingInstalls, 'reseal'>;
  readonly log: Log;
}

/** Encrypts all stored secrets with the newest key: afterwards the older keys can be removed. */
export async function resealSecrets({ portals, pending, log }: ResealOptions): Promise<void> {
  const { resealed, unreadable } = await portals.reseal();
  await pending.reseal();
  if (resealed > 0) log.info({ portals: resealed }, 'tokens encrypted with the newest secret key');
  const membersWith = (because: UnreadablePortal['because']) =>
    unreadable.filter((portal) => portal.because === because).map(({ member }) => member);
  const [sealed, damaged] = [membersWith('secrets'), membersWith('record')];
  if (damaged.length > 0)
    log.error({ members: damaged }, 'the records of these portals cannot be read; other portals continue');
  if (sealed.length > 0)
    log.error(
      { members: sealed },
      'none of the secret keys decrypts the tokens of these portals: start with the SECRET_KEY that they were encrypted with, or install the app there again',
    );
}
