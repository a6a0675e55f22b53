import type { Clock } from '../base/clock.ts';
import { randomToken } from '../base/random-token.ts';

export interface Grant {
  readonly memberId: string;
  readonly clientId: string;
  readonly userId: number;
  readonly scope: readonly string[];
}

export interface TokenPair extends Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Unix ms. */
  expiresAt: number;
  readonly refreshUntil: number;
  revoked: boolean;
  /** A refresh token works once (docs/bitrix24/install-and-auth.md#tokens). */
  refreshed: boolean;
}

const REFRESH_TOKEN_LIFETIME_MS = 180 * 24 * 3600_000;
const CODE_LIFETIME_MS = 30_000;

/**
 * All tokens of all portals. Access tokens are valid for 1 h, refresh tokens for 180 days
 * (docs/bitrix24/install-and-auth.md#tokens).
 */
export class TokenVault {
  /** Lifetime of access tokens in seconds. */
  accessLife = 3600;
  readonly #clock: Clock;
  readonly #byAccess = new Map<string, TokenPair>();
  readonly #byRefresh = new Map<string, TokenPair>();
  readonly #codes = new Map<string, Grant & { readonly until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(grant: Grant): TokenPair {
    const now = this.#clock.now();
    const pair: TokenPair = {
      ...grant,
      accessToken: randomToken(35),
      refreshToken: randomToken(35),
      expiresAt: now + this.accessLife * 1000,
      refreshUntil: now + REFRESH_TOKEN_LIFETIME_MS,
      revoked: false,
      refreshed: false,
    };
    this.#byAccess.set(pair.accessToken, pair);
    this.#byRefresh.set(pair.refreshToken, pair);
    return pair;
  }

  byAccess(token: string): TokenPair | undefined {
    return this.#byAccess.get(token);
  }

  expired(pair: TokenPair): boolean {
    return pair.expiresAt <= this.#clock.now();
  }

  /** A new pair for an unused refresh token of this client; the old access token stays valid until it expires. */
  refresh(token: string, clientId: string): TokenPair | undefined {
    const pair = this.#byRefresh.get(token);
    if (!pair || pair.revoked || pair.refreshed || pair.clientId !== clientId) return undefined;
    if (pair.refreshUntil <= this.#clock.now()) return undefined;
    pair.refreshed = true;
    return this.issue(pair);
  }

  /** The pair of a refresh token, without using it up. */
  peekRefresh(token: string): TokenPair | undefined {
    return this.#byRefresh.get(token);
  }

  /** Issues an authorization code: valid once, for 30 s. */
  code(grant: Grant): string {
    const code = randomToken(20);
    this.#codes.set(code, { ...grant, until: this.#clock.now() + CODE_LIFETIME_MS });
    return code;
  }

  redeem(code: string, clientId: string): TokenPair | undefined {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    if (!grant || grant.clientId !== clientId || grant.until < this.#clock.now()) return undefined;
    return this.issue(grant);
  }

  revoke(which: (pair: TokenPair) => boolean): void {
    for (const pair of this.#byAccess.values()) if (which(pair)) pair.revoked = true;
  }

  /** Lets access tokens expire. */
  expire(which: (pair: TokenPair) => boolean): void {
    for (const pair of this.#byAccess.values()) if (which(pair)) pair.expiresAt = this.#clock.now() - 1;
  }
}
