import { Gauge, type Registry } from 'prom-client';
import { portalHash } from './portal-hash.ts';
import type { Backlog, Stores } from '../store/ports.ts';

/** Portals with a queue metric of their own; those with the oldest entries are chosen. */
const MAX_PORTALS = 100;

/** Reads the metrics of the stores: queues, parked entries, time of the last event of each source. Never throws. */
export type RefreshStoreMetrics = () => Promise<void>;

export function createStoreMetrics(
  registry: Registry,
  { inbox, settings, restLog }: Pick<Stores, 'inbox' | 'settings' | 'restLog'>,
  now: () => number,
): RefreshStoreMetrics {
  const gauges = createGauges(registry);
  return async () => {
    gauges.lost.set(restLog.lost());
    try {
      const [backlog, sources] = await Promise.all([inbox.backlog(), settings.lastReceived()]);
      setQueues(gauges, backlog, now());
      gauges.lastEvent.reset();
      for (const { source, at } of sources) gauges.lastEvent.set({ source }, at / 1000);
      gauges.up.set(1);
    } catch {
      for (const gauge of [gauges.age, gauges.length, gauges.queues, gauges.parked, gauges.lastEvent])
        gauge.reset();
      gauges.up.set(0);
    }
  };
}

function setQueues(gauges: ReturnType<typeof createGauges>, backlog: readonly Backlog[], now: number): void {
  gauges.age.reset();
  gauges.length.reset();
  const queues = backlog.filter(({ waiting }) => waiting > 0).sort((a, b) => a.oldestAt - b.oldestAt);
  for (const { member, waiting, oldestAt } of queues.slice(0, MAX_PORTALS)) {
    const portal = portalHash(member);
    gauges.age.set({ portal }, Math.max(0, now - oldestAt) / 1000);
    gauges.length.set({ portal }, waiting);
  }
  gauges.queues.set(queues.length);
  gauges.parked.set(backlog.reduce((sum, { parked }) => sum + parked, 0));
}

function createGauges(registry: Registry) {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    up: gauge('tracker_stores_up', '1 while the stores answer'),
    age: gauge('tracker_queue_age_seconds', 'Age of the oldest entry that waits', 'portal'),
    length: gauge('tracker_queue_length', 'Entries that wait', 'portal'),
    queues: gauge('tracker_queues', 'Portals with something waiting'),
    parked: gauge('tracker_parked_entries', 'Entries that failed often and wait for an admin'),
    lastEvent: gauge('tracker_last_event_seconds', 'When each source last brought something, Unix', 'source'),
    lost: gauge('tracker_rest_log_lost_lines', 'Requests that the REST log could not store'),
  };
}
