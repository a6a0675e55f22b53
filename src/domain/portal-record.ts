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
  readonly applicationToken: string;
  readonly userId: number;
  readonly scope: readonly string[];
  /** Bitrix24's app status letter (L, F, D, T, P, S). */
  readonly status: string;
  /** ISO countries by the portal's licence, domain or language: national numbers are read with them. */
  readonly regions: readonly string[];
  /** `LANGUAGE_ID` of the portal (`es`, `br`, ...): the language of timeline lines. */
  readonly language?: string;
  readonly state: InstallationState;
  /** Unix ms. */
  readonly installedAt: number;
}
