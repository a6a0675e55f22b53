import type { Clock } from '../base/clock.ts';
import type { HttpClient } from '../base/http-client.ts';
import { encodePhp } from '../base/php-brackets.ts';

export interface OutgoingEvent {
  readonly event: string;
  readonly url: string;
  /** The whole body, before it is encoded as a form. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One POST of an event and its outcome. */
export interface Delivery extends OutgoingEvent {
  /** Unix ms by the simulator's clock. */
  readonly at: number;
  /** 0 = no answer. */
  readonly status: number;
  /** Response time of the handler in real ms. */
  readonly took: number;
  readonly error?: string;
}

/** How events are delivered. No event is sent again, whatever the answer (docs/bitrix24/events.md#delivery). */
export interface DeliverySwitches {
  /** Open-line events: `array` = `data[DATA][0]` (documentation), `object` = `data[DATA]` (source code). */
  shape: 'array' | 'object';
  /** Events without tokens, as if the portal could not determine a user. */
  omitTokens: boolean;
  /** Real ms before each POST. */
  delay: number;
  /** Extra copies of each event. */
  duplicate: number;
  /** Events that are lost. */
  drop: boolean | ((event: OutgoingEvent) => boolean);
  /** Sends the newest waiting event first. */
  reorder: boolean;
  /** Sources that send events. */
  messages: boolean;
  sessions: boolean;
  crm: boolean;
  /** Events bound offline are queued, and ONOFFLINEEVENT is sent. `drop` does not affect the queue. */
  offline: boolean;
  /** Deletes the object of a CRM event just before the event is sent. */
  afterDeletion: boolean;
  /** Number of parallel POSTs. */
  concurrency: number;
}

const defaultSwitches: DeliverySwitches = {
  shape: 'array',
  omitTokens: false,
  delay: 0,
  duplicate: 0,
  drop: false,
  reorder: false,
  messages: true,
  sessions: true,
  crm: true,
  offline: true,
  afterDeletion: false,
  concurrency: 1,
};

/** The queue server between a portal and its apps. */
export class Deliveries {
  readonly switches: DeliverySwitches = { ...defaultSwitches };
  /** All POSTs, oldest first. */
  readonly log: Delivery[] = [];
  /** Called just before a POST. */
  beforeSend: (event: OutgoingEvent) => void = () => undefined;
  readonly #clock: Clock;
  readonly #http: HttpClient;
  readonly #timers = new Set<() => void>();
  #waiting: OutgoingEvent[] = [];
  #inFlight = 0;
  #held = false;
  #closed = false;
  #idleWaiters: (() => void)[] = [];

  constructor(clock: Clock, http: HttpClient) {
    this.#clock = clock;
    this.#http = http;
  }

  send(event: OutgoingEvent): void {
    const { drop, duplicate } = this.switches;
    if (typeof drop === 'function' ? drop(event) : drop) return;
    for (let copy = 0; copy <= duplicate; copy++) this.#waiting.push(event);
    // Events of one request are collected and sent at its end (docs/bitrix24/events.md#delivery).
    setImmediate(() => this.#sendNext());
  }

  /** Queues all events until `release`. */
  hold(): void {
    this.#held = true;
  }
  release(): void {
    this.#held = false;
    this.#sendNext();
  }
  /** Events not sent yet. */
  get waiting(): readonly OutgoingEvent[] {
    return this.#waiting;
  }

  /** Resolves when every POST was answered; does not wait for held events. */
  async delivered(): Promise<void> {
    while (this.#inFlight > 0 || (this.#waiting.length > 0 && !this.#held && !this.#closed)) {
      await new Promise<void>((resolve) => this.#idleWaiters.push(resolve));
    }
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
    for (const finish of this.#timers) finish();
    this.#resolveIdle();
  }

  #sendNext(): void {
    while (!this.#held && !this.#closed && this.#inFlight < this.switches.concurrency) {
      const event = this.switches.reorder ? this.#waiting.pop() : this.#waiting.shift();
      if (!event) break;
      this.#inFlight++;
      void this.#post(event).finally(() => {
        this.#inFlight--;
        this.#sendNext();
        this.#resolveIdle();
      });
    }
  }

  #resolveIdle(): void {
    const waiters = this.#idleWaiters;
    this.#idleWaiters = [];
    for (const resolve of waiters) resolve();
  }

  async #post(event: OutgoingEvent): Promise<void> {
    if (this.switches.delay > 0) await this.#pause(this.switches.delay);
    if (this.#closed) return;
    this.beforeSend(event);
    const at = this.#clock.now();
    const startedAt = performance.now();
    try {
      const answer = await this.#http.postForm(event.url, encodePhp(event.payload));
      this.log.push({ ...event, at, status: answer.status, took: performance.now() - startedAt });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.push({ ...event, at, status: 0, took: performance.now() - startedAt, error: reason });
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#timers.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, ms);
      this.#timers.add(finish);
    });
  }
}
