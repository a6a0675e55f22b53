import type { Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';

/**
 * resetBefore: connection closed, nothing executed; resetAfter: executed, answer lost; timeout: no answer, nothing
 * executed; timeoutAfter: executed, no answer; html: a login page with status 200; others: HTTP status or REST error.
 */
export type FaultKind =
  | 'resetBefore'
  | 'resetAfter'
  | 'timeout'
  | 'timeoutAfter'
  | '500'
  | '502'
  | '503'
  | '429'
  | 'html'
  | 'error';

export interface Fault {
  readonly how: FaultKind;
  /** REST method, alone or in a batch; absent = any request. */
  readonly method?: string;
  /** For `error`: only calls with such parameters. */
  readonly when?: (params: Params) => boolean;
  /** Default 1; `Infinity`: until `faults.clear()`. */
  readonly times?: number;
  /** Code for `error`; in a batch only the matching command fails. */
  readonly error?: string;
  readonly description?: string;
  readonly status?: number;
}

/** What a hostile portal sends instead of its answer: JSON, or text and bytes as they are; nothing; or a closed connection. */
export type AlteredAnswer = 'none' | 'reset' | { readonly status: number; readonly body: unknown };

/** Gets every answer before it is sent; the request was executed. Returns what is sent. */
export type AlterAnswer = (answer: {
  readonly status: number;
  readonly body: unknown;
  readonly userId: number;
  readonly method: string;
}) => AlteredAnswer;

const unaltered: AlterAnswer = ({ status, body }) => ({ status, body });

/** Planned failures of one portal's REST. */
export class Faults {
  /** Makes the portal hostile. */
  alterAnswer: AlterAnswer = unaltered;
  #watcher: ((methods: readonly string[]) => void) | undefined;
  #lose: (() => number) | undefined;
  #share = 0;
  #planned: { fault: Fault; remaining: number }[] = [];

  failNext(fault: Fault): void {
    this.#planned.push({ fault, remaining: fault.times ?? 1 });
  }

  /** Calls `watcher` with the methods of every request before it is executed. Returns a function that stops that. */
  before(watcher: (methods: readonly string[]) => void): () => void {
    this.#watcher = watcher;
    return () => (this.#watcher = undefined);
  }

  /** Loses the given share of all requests or their answers, one as often as the other. `random`: 0 to 1. */
  loseAnswers(share: number, random: () => number): void {
    this.#share = share;
    this.#lose = random;
  }

  clear(): void {
    this.#planned = [];
    this.#lose = undefined;
    this.alterAnswer = unaltered;
  }

  /** The planned fault of a whole request, by its method and those of its commands. */
  takeTransport(methods: readonly string[]): FaultKind | undefined {
    this.#watcher?.(methods);
    return this.#take(methods, (fault) => fault.how !== 'error')?.how ?? this.#lostAtRandom();
  }

  #lostAtRandom(): FaultKind | undefined {
    if (!this.#lose || this.#lose() >= this.#share) return undefined;
    return this.#lose() < 0.5 ? 'resetBefore' : 'resetAfter';
  }

  /** The planned error of one REST method. */
  takeError(method: string, params: Params): RestError | undefined {
    const fault = this.#take([method], ({ how, when }) => how === 'error' && (when?.(params) ?? true));
    return (
      fault &&
      new RestError(fault.status ?? 400, fault.error ?? 'ERROR_CORE', fault.description ?? 'Simulated error')
    );
  }

  #take(methods: readonly string[], matches: (fault: Fault) => boolean): Fault | undefined {
    const lower = methods.map((method) => method.toLowerCase());
    const planned = this.#planned.find(
      ({ fault, remaining }) =>
        remaining > 0 &&
        matches(fault) &&
        (fault.method === undefined || lower.includes(fault.method.toLowerCase())),
    );
    if (!planned) return undefined;
    planned.remaining--;
    return planned.fault;
  }
}
