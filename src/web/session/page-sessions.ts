import { z } from 'zod';
import { memberId, type MemberId } from '../../domain/ids.ts';

/** The user who opened a page, as verified at the portal. */
export interface PageSession {
  readonly member: MemberId;
  readonly userId: number;
  /** The user's own token: rights are checked with it (docs/spec.md 8). */
  readonly accessToken: string;
  /** Time of the installation, Unix ms: a session ends when the app is installed again. */
  readonly installedAt: number;
}

/**
 * Page sessions without cookies, which browsers block in third-party frames
 * (docs/bitrix24/placements-and-frame.md#embedding). The token is the encrypted and authenticated session
 * itself: nothing is stored, and every process can open it.
 */
export interface PageSessions {
  issue(session: PageSession): string;
  /** `undefined` when the token is forged, altered or expired. */
  open(token: string): PageSession | undefined;
  /** The same for a token that expired within the last day: whoever proves to be its user gets a new one. */
  openForRenewal(token: string): PageSession | undefined;
}

export interface PageSessionsOptions {
  readonly sealer: { seal(text: string): string; open(sealed: string): string };
  /** Unix ms. */
  readonly now: () => number;
}

/** The lifetime of the access token in it (docs/bitrix24/install-and-auth.md#tokens). */
const SESSION_LIFETIME_MS = 3_600_000;
/** A page that stays open overnight goes on without being opened again. */
const RENEWAL_TIME_MS = 24 * 3_600_000;

/** Decrypted session token. `use` rejects texts that were sealed for another purpose. */
const sealedSession = z.object({
  use: z.literal('page session'),
  until: z.number(),
  member: z.string().transform(memberId),
  userId: z.number(),
  accessToken: z.string(),
  installedAt: z.number(),
});

export function createPageSessions({ sealer, now }: PageSessionsOptions): PageSessions {
  const decrypt = (token: string): unknown => {
    try {
      return JSON.parse(sealer.open(token));
    } catch {
      return undefined;
    }
  };
  const openUntil = (token: string, afterEndMs: number): PageSession | undefined => {
    const { data } = sealedSession.safeParse(decrypt(token));
    if (!data || data.until + afterEndMs <= now()) return undefined;
    const { member, userId, accessToken, installedAt } = data;
    return { member, userId, accessToken, installedAt };
  };
  return {
    issue: ({ member, userId, accessToken, installedAt }) =>
      sealer.seal(
        JSON.stringify({
          use: 'page session',
          until: now() + SESSION_LIFETIME_MS,
          member,
          userId,
          accessToken,
          installedAt,
        }),
      ),
    open: (token) => openUntil(token, 0),
    openForRenewal: (token) => openUntil(token, RENEWAL_TIME_MS),
  };
}
