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
  /** A refresh token works once (rest-contract.md 1.5). */
  refreshed: boolean;
}

const refreshLife = 180 * 24 * 3600_000;

/** All tokens of all portals. Lives: access 1 h, refresh 180 days (rest-contract.md 1.5). */
export class TokenVault {
  /** Seconds an access token lives. */
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
      refreshUntil: now + refreshLife,
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

  /** A new pair for an unused refresh token of this client; the old access token lives on until it expires. */
  refresh(token: string, clientId: string): TokenPair | undefined {
    const pair = this.#byRefresh.get(token);
    if (!pair || pair.revoked || pair.refreshed || pair.clientId !== clientId) return undefined;
    if (pair.refreshUntil <= this.#clock.now()) return undefined;
    pair.refreshed = true;
    return this.issue(pair);
  }

  /** Who would be refreshed, without doing it. */
  peekRefresh(token: string): TokenPair | undefined {
    return this.#byRefresh.get(token);
  }

  /** An authorization code: works once, for 30 s. */
  code(grant: Grant): string {
    const code = randomToken(20);
    this.#codes.set(code, { ...grant, until: this.#clock.now() + 30_000 });
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

  /** The hour is over for these tokens. */
  expire(which: (pair: TokenPair) => boolean): void {
    for (const pair of this.#byAccess.values()) if (which(pair)) pair.expiresAt = this.#clock.now() - 1;
  }
}
