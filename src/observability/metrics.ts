import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Decision } from '../domain/decision.ts';
import type { Trouble } from '../domain/lane-state.ts';

/** One HTTP request to a portal, as far as it is measured. */
interface MeasuredRequest {
  /** `ok`, `tokenExpired`, or the kind of the error. */
  readonly outcome: string;
  /** Milliseconds. */
  readonly took: number;
  readonly commands: readonly {
    readonly outcome: { readonly ok: boolean; readonly error?: { readonly kind: string } } | undefined;
  }[];
}

type EventOutcome = 'accepted' | 'duplicate' | 'ignored' | 'refused';

/** Counters for /metrics. No label identifies a portal or a person. */
export interface Metrics {
  readonly registry: Registry;
  /** `code`: why it was refused or ignored. */
  event(event: string, outcome: EventOutcome, code?: string): void;
  eventAnswered(seconds: number): void;
  portalRequest(request: MeasuredRequest): void;
  decided(decision: Decision): void;
  /** `wait`: length of the pause in ms. */
  lanePaused(trouble: Trouble, wait: number): void;
}

/** `knownEvents`: values of the `event` label; other events are counted as `other`, since anyone may post any name. */
export function createMetrics(knownEvents: readonly string[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const events = new Set([...knownEvents, 'ONAPPINSTALL', 'ONAPPUPDATE']);
  const counters = createCounters(registry);
  return {
    registry,
    event: (event, outcome, code = '') => {
      counters.events.inc({ event: events.has(event) ? event : 'other', outcome, code });
    },
    eventAnswered: (seconds) => {
      counters.answers.observe(seconds);
    },
    portalRequest: ({ outcome, took, commands }) => {
      counters.requests.inc({ outcome });
      counters.durations.observe(took / 1000);
      if (outcome !== 'ok' && outcome !== 'tokenExpired') counters.errors.inc({ kind: outcome });
      for (const command of commands) {
        const error = command.outcome?.error;
        if (error) counters.errors.inc({ kind: error.kind });
      }
    },
    decided: ({ rule, outcome }) => {
      counters.decisions.inc({ rule: String(rule), outcome });
    },
    lanePaused: (kind, wait) => {
      counters.pauses.inc({ kind });
      counters.waited.inc({ kind }, wait / 1000);
    },
  };
}

function createCounters(registry: Registry) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string, buckets: number[]): Histogram =>
    new Histogram({ name, help, buckets, registers });
  return {
    events: counter('tracker_events_total', 'Events by what became of them', ['event', 'outcome', 'code']),
    answers: histogram(
      'tracker_event_answer_seconds',
      'Until an event was answered, stored durably before',
      [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    ),
    requests: counter('tracker_portal_requests_total', 'HTTP requests to portals by how they ended', [
      'outcome',
    ]),
    durations: histogram(
      'tracker_portal_request_seconds',
      'HTTP requests to portals, from sending to the end of the answer',
      [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 65],
    ),
    errors: counter('tracker_portal_errors_total', 'Failed requests and failed commands of batches', [
      'kind',
    ]),
    decisions: counter('tracker_decisions_total', 'Decisions by rule and outcome', ['rule', 'outcome']),
    pauses: counter('tracker_lane_pauses_total', 'How often a lane had to wait, and for what', ['kind']),
    waited: counter('tracker_lane_pause_seconds_total', 'How long lanes had to wait', ['kind']),
  };
}
