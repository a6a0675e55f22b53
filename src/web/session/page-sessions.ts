import { z } from 'zod';
import { memberId, type MemberId } from '../../domain/ids.ts';

/** Who a page was opened by, as the portal itself confirmed it. */
export interface PageSession {
  readonly member: MemberId;
  readonly userId: number;
  /** The opener's own token: rights are checked with it (spec 8). */
  readonly accessToken: string;
  /** Of the installation that the page was opened in, Unix ms: no page outlives it. */
  readonly installedAt: number;
}

/**
 * Page sessions without cookies, which browsers withhold from frames (sdk.md 8). A token is the session itself,
 * encrypted and authenticated: nothing to store, the same in every process.
 */
export interface PageSessions {
  issue(session: PageSession): string;
  /** `undefined` for what is forged, changed, or too old. */
  open(token: string): PageSession | undefined;
}

export interface PageSessionsOptions {
  readonly sealer: { seal(text: string): string; open(sealed: string): string };
  /** Unix ms. */
  readonly now: () => number;
}

/** As long as the access token in it (rest-contract.md 1.5). */
const lifetime = 3_600_000;

/** `use` keeps what was sealed for anything else from passing as a session. */
const sealedSession = z.object({
  use: z.literal('page session'),
  until: z.number(),
  member: z.string().transform(memberId),
  userId: z.number(),
  accessToken: z.string(),
  installedAt: z.number(),
});

export function createPageSessions({ sealer, now }: PageSessionsOptions): PageSessions {
  const read = (token: string): unknown => {
    try {
      return JSON.parse(sealer.open(token));
    } catch {
      return undefined;
    }
  };
  return {
    issue: ({ member, userId, accessToken, installedAt }) =>
      sealer.seal(
        JSON.stringify({
          use: 'page session',
          until: now() + lifetime,
          member,
          userId,
          accessToken,
          installedAt,
        }),
      ),
    open(token) {
      const { data } = sealedSession.safeParse(read(token));
      if (!data || data.until <= now()) return undefined;
      const { member, userId, accessToken, installedAt } = data;
      return { member, userId, accessToken, installedAt };
    },
  };
}
