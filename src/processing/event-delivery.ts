import type { LineSource } from '../store/ports.ts';

/** Whether message events arrive: where they do, the other signals trigger no requests (docs/spec.md 3.3). */
export interface EventDelivery {
  deliversMessageEvents(line: string): boolean;
  /** True when message events arrive for every line that delivered anything; false while no line did. */
  portalDeliversMessageEvents(): boolean;
  /** Lines that delivered anything. */
  lines(): readonly string[];
  /** Lines that delivered something, the last of it neither by a message event nor by the offline queue of them. */
  linesWithoutMessageEvents(): readonly string[];
}

/** A line delivers message events while its newest source is `message`. */
export function eventDelivery(sources: readonly LineSource[]): EventDelivery {
  const newest = new Map<string, LineSource>();
  for (const source of sources) {
    const known = newest.get(source.line);
    if (!known || source.at > known.at || (source.at === known.at && source.source === 'message')) {
      newest.set(source.line, source);
    }
  }
  const deliversMessageEvents = (line: string): boolean => newest.get(line)?.source === 'message';
  return {
    deliversMessageEvents,
    lines: () => [...newest.keys()],
    linesWithoutMessageEvents: () =>
      [...newest.keys()].filter((line) => !['message', 'offline'].includes(newest.get(line)?.source ?? '')),
    portalDeliversMessageEvents: () => newest.size > 0 && [...newest.keys()].every(deliversMessageEvents),
  };
}
