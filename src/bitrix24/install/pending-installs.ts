import { z } from 'zod';
import type { Stores } from '../../store/ports.ts';
import { isUnreadable } from '../../store/secrets/secret-box.ts';
import type { InstallationClaim } from './register-portal.ts';

/** Encrypts text so that only this app can decrypt it. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
  /** Whether it was encrypted with the newest key. */
  isCurrent(sealed: string): boolean;
}

/** Installation claims that could not be verified because somebody who has to confirm them did not answer (docs/spec.md 9). */
export interface PendingInstalls {
  /** Durable when it resolves. `full`: nothing was stored. */
  add(claim: InstallationClaim): Promise<'kept' | 'full'>;
  all(): Promise<readonly InstallationClaim[]>;
  remove(claim: InstallationClaim): Promise<void>;
  /** Encrypts the stored claims with the newest key. */
  reseal(): Promise<void>;
}

/** Name of the lock and of the app's note: claims of unverified portals belong to no portal. */
const NOTE = 'pending-installs';
/** Anyone can post an installation, so the number of stored claims is limited. */
const MAX_CLAIMS_PER_PORTAL = 3;
const MAX_CLAIMS = 200;

const claims = z.array(
  z
    .object({
      memberId: z.string(),
      refreshToken: z.string().optional(),
      applicationToken: z.string(),
      serverEndpoint: z.string().optional(),
    })
    .transform((claim) => ({ ...claim, refreshToken: claim.refreshToken })),
);

export function createPendingInstalls(
  stores: Pick<Stores, 'portals' | 'appNotes'>,
  sealer: Sealer,
): PendingInstalls {
  const read = async (): Promise<readonly InstallationClaim[]> => {
    const sealed = await stores.appNotes.get(NOTE);
    return sealed ? decryptClaims(sealed, sealer) : [];
  };
  const change = (
    edit: (stored: readonly InstallationClaim[]) => readonly InstallationClaim[],
  ): Promise<void> =>
    stores.portals.exclusively(NOTE, async () => {
      const stored = await read();
      const edited = edit(stored);
      if (edited !== stored)
        await stores.appNotes.put(NOTE, edited.length === 0 ? '' : sealer.seal(JSON.stringify(edited)));
    });

  return {
    async add(claim) {
      let kept = true;
      await change((stored) => {
        const same = stored.filter((other) => other.memberId === claim.memberId);
        if (same.some((other) => isSame(other, claim))) return stored;
        kept = same.length < MAX_CLAIMS_PER_PORTAL && stored.length < MAX_CLAIMS;
        return kept ? [...stored, claim] : stored;
      });
      return kept ? 'kept' : 'full';
    },
    all: read,
    remove: (claim) => change((stored) => stored.filter((other) => !isSame(other, claim))),
    async reseal() {
      const sealed = await stores.appNotes.get(NOTE);
      // What no key decrypts stays as it is: the next start may have the right key.
      if (sealed && !sealer.isCurrent(sealed))
        await change((stored) => (stored.length === 0 ? stored : [...stored]));
    },
  };
}

/** Claims encrypted with a lost key count as none, so that new installations still work. */
function decryptClaims(sealed: string, sealer: Sealer): readonly InstallationClaim[] {
  try {
    return claims.parse(JSON.parse(sealer.open(sealed)));
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

function isSame(a: InstallationClaim, b: InstallationClaim): boolean {
  return (
    a.memberId === b.memberId &&
    a.refreshToken === b.refreshToken &&
    a.applicationToken === b.applicationToken
  );
}
