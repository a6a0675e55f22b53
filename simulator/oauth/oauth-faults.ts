/** `resetAfter`: the tokens are rotated but the answer is lost. */
export type OAuthFault =
  | 'invalid_grant'
  | 'bad_verification_code'
  | 'invalid_client'
  | 'verification_needed'
  | 'invalid_request'
  | 'insufficient_scope'
  | 'PAYMENT_REQUIRED'
  | '500'
  | 'hang'
  | 'reset'
  | 'resetAfter'
  | 'noExpires';

/** An answer as it is sent; `body` may be anything. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Planned failures of the authorization server. */
export class OAuthFaults {
  /** What every token request is answered with; set by `answerAll`. */
  raw: RawAnswer | undefined;
  #next: OAuthFault[] = [];
  #waiting: (() => void)[] | undefined;

  failNext(how: OAuthFault, times = 1): void {
    for (let i = 0; i < times; i++) this.#next.push(how);
  }

  /** Every token request is answered so until `clear`. */
  answerAll(answer: RawAnswer): void {
    this.raw = answer;
  }

  clear(): void {
    this.#next = [];
    this.raw = undefined;
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
