import type { Clock } from '../base/clock.ts';
import type { Actor, EventSink } from '../crm/actor.ts';
import type { EventBinding, Installation } from '../portal/installation.ts';
import { sourceOf } from './event-catalog.ts';
import type { Deliveries } from './deliveries.ts';
import type { OfflineQueue } from './offline-queue.ts';

/** The part of the portal that the bus needs. */
export interface EventPortal {
  readonly installation: Installation | undefined;
  /** The `auth` of an event caused by this user; user 0 = without tokens. */
  eventAuth(userId: number): Record<string, unknown>;
}

/** Sends events to all handlers bound for them, online or to the offline queue. */
export class EventBus implements EventSink {
  readonly #clock: Clock;
  readonly #portal: EventPortal;
  readonly #deliveries: Deliveries;
  readonly #offline: OfflineQueue;
  /** Bindings that were already pinged in the current request. */
  readonly #pinged = new Set<EventBinding>();

  constructor(clock: Clock, portal: EventPortal, deliveries: Deliveries, offline: OfflineQueue) {
    this.#clock = clock;
    this.#portal = portal;
    this.#deliveries = deliveries;
    this.#offline = offline;
  }

  emit(name: string, data: Readonly<Record<string, unknown>>, actor: Actor): void {
    const app = this.#portal.installation;
    // Bound events are not delivered until the installation is finished
    // (docs/bitrix24/install-and-auth.md#installation).
    if (!app?.finished) return;
    const switches = this.#deliveries.switches;
    const source = sourceOf(name);
    const enabled = source === 'app' || switches[source];
    for (const binding of app.events.filter((candidate) => candidate.event === name)) {
      if (binding.offline) {
        if (switches.offline) this.#queue(app, binding.connector, name, data, actor);
        continue;
      }
      if (!enabled) continue;
      const userId = switches.omitTokens ? 0 : binding.authType || (actor.tokenUserId ?? actor.userId);
      this.#deliveries.send({
        event: name,
        url: binding.handler,
        payload: this.payload(name, binding.id, data, userId),
      });
    }
  }

  payload(
    name: string,
    bindingId: number,
    data: Readonly<Record<string, unknown>>,
    userId: number,
  ): Record<string, unknown> {
    // In the open-line samples the binding's id is named eventId (docs/bitrix24/events.md#body).
    const idKey = ['messages', 'sessions'].includes(sourceOf(name)) ? 'eventId' : 'event_handler_id';
    return {
      event: name,
      [idKey]: bindingId,
      data,
      ts: this.#clock.seconds(),
      auth: this.#portal.eventAuth(userId),
    };
  }

  #queue(
    app: Installation,
    connector: string,
    name: string,
    data: Readonly<Record<string, unknown>>,
    actor: Actor,
  ): void {
    // Events of the app's own calls with the same auth_connector ('' counts too) are not queued
    // (docs/bitrix24/offline-queue.md#own-changes).
    if (actor.clientId === app.clientId && (actor.authConnector ?? '') === connector) return;
    this.#offline.add(name, data, actor.userId ? { user_id: actor.userId } : false, connector);
    for (const ping of app.events.filter(
      (binding) => binding.event === 'ONOFFLINEEVENT' && !binding.offline,
    )) {
      if (!this.#mayPing(ping)) continue;
      const payload = this.payload('ONOFFLINEEVENT', ping.id, {}, ping.authType || app.installerId);
      this.#deliveries.send({ event: 'ONOFFLINEEVENT', url: ping.handler, payload });
    }
  }

  /**
   * minTimeout 0: once per request; else at least that many seconds after the last ping
   * (docs/bitrix24/offline-queue.md#ping).
   */
  #mayPing(ping: EventBinding): boolean {
    const now = this.#clock.now();
    if (ping.minTimeout > 0 ? now - ping.lastPing < ping.minTimeout * 1000 : this.#pinged.has(ping))
      return false;
    ping.lastPing = now;
    this.#pinged.add(ping);
    setImmediate(() => this.#pinged.delete(ping));
    return true;
  }
}
