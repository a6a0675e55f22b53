/** `resetAfter`: the tokens are rotated but the answer is lost. */
export type OAuthFault =
  | 'invalid_grant'
  | 'invalid_client'
  | 'invalid_request'
  | 'insufficient_scope'
  | 'PAYMENT_REQUIRED'
  | '500'
  | 'hang'
  | 'reset'
  | 'resetAfter'
  | 'noExpires';

/** Planned failures of the authorization server. */
export class OAuthFaults {
  #next: OAuthFault[] = [];
  #waiting: (() => void)[] | undefined;

  failNext(how: OAuthFault, times = 1): void {
    for (let i = 0; i < times; i++) this.#next.push(how);
  }

  clear(): void {
    this.#next = [];
    this.release();
  }

  take(path: string): OAuthFault | undefined {
    return path.startsWith('/oauth/') ? this.#next.shift() : undefined;
  }

  /** Blocks all requests until `release`, so that two refreshes can run at the same time. */
  hold(): void {
    this.#waiting ??= [];
  }

  release(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const resume of waiting) resume();
  }

  get held(): number {
    return this.#waiting?.length ?? 0;
  }

  async gate(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting) await new Promise<void>((resolve) => waiting.push(resolve));
  }
}
