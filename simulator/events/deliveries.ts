import type { Clock } from '../base/clock.ts';
import type { HttpClient } from '../base/http-client.ts';
import { encodePhp } from '../base/php-brackets.ts';

export interface OutgoingEvent {
  readonly event: string;
  readonly url: string;
  /** Everything that goes over the wire, before it becomes a form. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One POST of an event and what came back. */
export interface Delivery extends OutgoingEvent {
  /** Unix ms by the simulator's clock. */
  readonly at: number;
  /** 0 = no answer. */
  readonly status: number;
  /** How long the handler took, real ms. */
  readonly took: number;
  readonly error?: string;
}

/** How events go out. Nothing is ever sent again, whatever the answer (rest-contract.md 2.1). */
export interface DeliverySwitches {
  /** `data[DATA][0]` (documents) or `data[DATA]` (source), for open-line events. */
  shape: 'array' | 'object';
  /** As if no user could be determined. */
  omitTokens: boolean;
  /** Real ms before each POST. */
  delay: number;
  /** Extra copies of each event. */
  duplicate: number;
  drop: boolean | ((event: OutgoingEvent) => boolean);
  /** The newest waiting event first. */
  reorder: boolean;
  messages: boolean;
  sessions: boolean;
  crm: boolean;
  /** What was bound offline goes into the queue, and the app is told so. The queue is no POST: `drop` leaves it alone. */
  offline: boolean;
  /** The object of a CRM event is deleted just before the event goes out. */
  afterDeletion: boolean;
  /** POSTs under way at once. */
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
  /** What was sent, oldest first. */
  readonly log: Delivery[] = [];
  /** Called just before a POST. */
  beforeSend: (event: OutgoingEvent) => void = () => undefined;
  readonly #clock: Clock;
  readonly #http: HttpClient;
  readonly #timers = new Set<() => void>();
  #waiting: OutgoingEvent[] = [];
  #underWay = 0;
  #held = false;
  #closed = false;
  #idle: (() => void)[] = [];

  constructor(clock: Clock, http: HttpClient) {
    this.#clock = clock;
    this.#http = http;
  }

  send(event: OutgoingEvent): void {
    const { drop, duplicate } = this.switches;
    if (typeof drop === 'function' ? drop(event) : drop) return;
    for (let copy = 0; copy <= duplicate; copy++) this.#waiting.push(event);
    // Events of one hit are collected and sent at its end (native-tracker.md 7.3).
    setImmediate(() => this.#pump());
  }

  /** Events pile up from now on. */
  hold(): void {
    this.#held = true;
  }
  release(): void {
    this.#held = false;
    this.#pump();
  }
  /** Events not sent yet. */
  get waiting(): readonly OutgoingEvent[] {
    return this.#waiting;
  }

  /** Resolves when every POST was answered (held ones excepted). */
  async delivered(): Promise<void> {
    while (this.#underWay > 0 || (this.#waiting.length > 0 && !this.#held && !this.#closed)) {
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
    for (const finish of this.#timers) finish();
    this.#settle();
  }

  #pump(): void {
    while (!this.#held && !this.#closed && this.#underWay < this.switches.concurrency) {
      const event = this.switches.reorder ? this.#waiting.pop() : this.#waiting.shift();
      if (!event) break;
      this.#underWay++;
      void this.#post(event).finally(() => {
        this.#underWay--;
        this.#pump();
        this.#settle();
      });
    }
  }

  #settle(): void {
    const idle = this.#idle;
    this.#idle = [];
    for (const resolve of idle) resolve();
  }

  async #post(event: OutgoingEvent): Promise<void> {
    if (this.switches.delay > 0) await this.#pause(this.switches.delay);
    if (this.#closed) return;
    this.beforeSend(event);
    const at = this.#clock.now();
    const began = performance.now();
    try {
      const answer = await this.#http.postForm(event.url, encodePhp(event.payload));
      this.log.push({ ...event, at, status: answer.status, took: performance.now() - began });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.push({ ...event, at, status: 0, took: performance.now() - began, error: reason });
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
