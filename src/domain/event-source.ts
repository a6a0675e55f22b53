/**
 * By which way something arrived (docs/spec.md 3): an event about a message, a session or the CRM; the
 * portal's offline queue; the sweep that lists changed sessions.
 */
export const eventSources = ['message', 'session', 'crm', 'offline', 'sweep'] as const;
export type EventSource = (typeof eventSources)[number];
