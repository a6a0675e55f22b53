import { RestError } from '../base/rest-error.ts';

/**
 * resetBefore: connection cut, nothing done; resetAfter: done, answer lost; timeout: never answered, nothing done;
 * timeoutAfter: done, never answered; html: a login page with status 200; the rest as their names say.
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
  /** REST method (a batch matches by its commands too); absent = any request. */
  readonly method?: string;
  /** Default 1; `Infinity`: until `faults.clear()`. */
  readonly times?: number;
  /** For `error`: inside a batch only the matching command fails. */
  readonly error?: string;
  readonly description?: string;
  readonly status?: number;
}

/** Planned failures of one portal's REST. */
export class Faults {
  #watcher: ((methods: readonly string[]) => void) | undefined;
  #planned: { fault: Fault; left: number }[] = [];

  failNext(fault: Fault): void {
    this.#planned.push({ fault, left: fault.times ?? 1 });
  }

  /** Called with the methods of every request before it is run; the function it gives ends that. */
  before(watcher: (methods: readonly string[]) => void): () => void {
    this.#watcher = watcher;
    return () => (this.#watcher = undefined);
  }

  clear(): void {
    this.#planned = [];
  }

  /** Of the whole request: its method and those of its commands. */
  takeTransport(methods: readonly string[]): FaultKind | undefined {
    this.#watcher?.(methods);
    return this.#take(methods, (fault) => fault.how !== 'error')?.how;
  }

  /** Of one REST method. */
  takeError(method: string): RestError | undefined {
    const fault = this.#take([method], (candidate) => candidate.how === 'error');
    return (
      fault &&
      new RestError(fault.status ?? 400, fault.error ?? 'ERROR_CORE', fault.description ?? 'Simulated error')
    );
  }

  #take(methods: readonly string[], suits: (fault: Fault) => boolean): Fault | undefined {
    const lower = methods.map((method) => method.toLowerCase());
    const planned = this.#planned.find(
      ({ fault, left }) =>
        left > 0 &&
        suits(fault) &&
        (fault.method === undefined || lower.includes(fault.method.toLowerCase())),
    );
    if (!planned) return undefined;
    planned.left--;
    return planned.fault;
  }
}
