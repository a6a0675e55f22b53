import { Counter, Registry, collectDefaultMetrics } from 'prom-client';
import type { Decision } from './model/decision.ts';

/** What /metrics tells (Prometheus text). */
export interface Metrics {
  readonly registry: Registry;
  portalRequest(): void;
  decided(decision: Decision): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: 'tracker_portal_requests_total',
    help: 'HTTP requests to portals',
    registers,
  });
  const decisions = new Counter({
    name: 'tracker_decisions_total',
    help: 'Decisions by rule and outcome',
    labelNames: ['rule', 'outcome'],
    registers,
  });
  return {
    registry,
    portalRequest: () => {
      requests.inc();
    },
    decided: ({ rule, outcome }) => {
      decisions.inc({ rule: String(rule), outcome });
    },
  };
}
