import type { AppUser } from './app-user.ts';
import type { MemberId } from './ids.ts';

/** `revoked`: the tokens no longer work, an admin must open the app. */
export const installationStates = ['active', 'revoked', 'uninstalled'] as const;
export type InstallationState = (typeof installationStates)[number];

/** One installation. Tokens are plain here; the store encrypts them at rest. */
export interface PortalRecord {
  readonly memberId: MemberId;
  /** Host of the portal, e.g. `acme.bitrix24.es`. */
  readonly domain: string;
  /** REST address from the token's own answer, no trailing slash. */
  readonly clientEndpoint: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Unix seconds. */
  readonly expires: number;
  /** Empty while it is not known yet: see `learnsToken`. */
  readonly applicationToken: string;
  /** Installed without an application token: it is taken from senders who prove themselves by their own tokens. */
  readonly learnsToken?: boolean;
  /** The app as the portal names it (`AppInfo`); absent where it was never read. */
  readonly app?: string;
  /** Plan of the portal with its region, e.g. `de_ent10000`; absent where it was never read. */
  readonly licence?: string;
  readonly userId: number;
  /** Users whose tokens the app had before: what it wrote with them carries their ids. Newest first. */
  readonly formerUsers?: readonly AppUser[];
  readonly scope: readonly string[];
  /** Bitrix24's app status letter (L, F, D, T, P, S). */
  readonly status: string;
  /** ISO countries by the portal's licence, domain or language: national numbers are read with them. */
  readonly regions: readonly string[];
  /** `LANGUAGE_ID` of the portal (`es`, `br`, ...): the language of timeline lines. */
  readonly language?: string;
  /** Authorization server of the portal, one of the configured; absent: the first of them. */
  readonly oauthUrl?: string;
  readonly state: InstallationState;
  /** Unix ms. */
  readonly installedAt: number;
  /** Uninstalled: when all its data is erased, unless it is installed again before. Unix ms. */
  readonly eraseAt?: number;
}
