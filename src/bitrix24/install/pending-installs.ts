import { z } from 'zod';
import type { Stores } from '../../store/ports.ts';
import { isUnreadable } from '../../store/secrets/secret-box.ts';
import type { Claim } from './first-contact.ts';

/** Seals text so that only this app can read it again. */
export interface Sealer {
  seal(text: string): string;
  open(sealed: string): string;
  /** Whether the newest key sealed it. */
  isCurrent(sealed: string): boolean;
}

/** Installations that could not be proven because the authorization server did not answer (spec 9). */
export interface PendingInstalls {
  /** Durable when it resolves. */
  keep(claim: Claim): Promise<void>;
  all(): Promise<readonly Claim[]>;
  settled(claim: Claim): Promise<void>;
  /** Sealed with the newest key when it resolves. */
  reseal(): Promise<void>;
}

/** Name of the lock and of the app's note: what is kept here belongs to no portal yet. */
const NOTE = 'pending-installs';
/** Anybody can send an installation, so what is kept of them has an end. */
const mostPerPortal = 3;
const mostAtAll = 200;

const claims = z.array(
  z
    .object({ memberId: z.string(), refreshToken: z.string().optional(), applicationToken: z.string() })
    .transform((claim) => ({ ...claim, refreshToken: claim.refreshToken })),
);

export function createPendingInstalls(
  stores: Pick<Stores, 'portals' | 'appNotes'>,
  sealer: Sealer,
): PendingInstalls {
  const read = async (): Promise<readonly Claim[]> => {
    const sealed = await stores.appNotes.get(NOTE);
    return sealed ? opened(sealed, sealer) : [];
  };
  const change = (edit: (kept: readonly Claim[]) => readonly Claim[]): Promise<void> =>
    stores.portals.exclusively(NOTE, async () => {
      const kept = await read();
      const edited = edit(kept);
      if (edited !== kept)
        await stores.appNotes.put(NOTE, edited.length === 0 ? '' : sealer.seal(JSON.stringify(edited)));
    });

  return {
    keep: (claim) =>
      change((kept) => {
        const same = kept.filter((other) => other.memberId === claim.memberId);
        const full =
          same.length >= mostPerPortal ||
          kept.length >= mostAtAll ||
          same.some((other) => isSame(other, claim));
        return full ? kept : [...kept, claim];
      }),
    all: read,
    settled: (claim) => change((kept) => kept.filter((other) => !isSame(other, claim))),
    async reseal() {
      const sealed = await stores.appNotes.get(NOTE);
      // What no key opens stays as it is: the right key may come with the next start.
      if (sealed && !sealer.isCurrent(sealed)) await change((kept) => (kept.length === 0 ? kept : [...kept]));
    },
  };
}

/** Nobody gets back what was sealed with a key that is lost; new installations go on. */
function opened(sealed: string, sealer: Sealer): readonly Claim[] {
  try {
    return claims.parse(JSON.parse(sealer.open(sealed)));
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

function isSame(a: Claim, b: Claim): boolean {
  return (
    a.memberId === b.memberId &&
    a.refreshToken === b.refreshToken &&
    a.applicationToken === b.applicationToken
  );
}
