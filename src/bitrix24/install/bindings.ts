import { z } from 'zod';
import type { Language } from '../../domain/languages.ts';
import { languages, portalNamesOf } from '../../domain/languages.ts';
import type { Manifest } from '../../domain/manifest.ts';
import type { RestCommand } from '../client/portal-client.ts';

/**
 * What the portal has bound for this app (rest-contract.md 2.1, 6). No document shows the row of an offline binding: it
 * may have no handler.
 */
export const eventList = z.array(
  z.looseObject({
    event: z.string().transform((name) => name.toUpperCase()),
    handler: z.string().catch(''),
    offline: z.coerce.number().catch(0),
  }),
);
export const placementList = z.array(
  z.looseObject({
    placement: z.string().transform((name) => name.toUpperCase()),
    handler: z.string(),
    title: z.string().catch(''),
  }),
);

type BoundEvent = z.infer<typeof eventList>[number];
type BoundPlacement = z.infer<typeof placementList>[number];

/** One thing to do at the portal, with the name that a report calls it by. */
export interface BindStep {
  readonly what: string;
  readonly command: RestCommand;
  readonly kind: 'bind' | 'unbind';
}

export function eventSteps(
  manifest: Manifest,
  publicUrl: string,
  bound: readonly BoundEvent[],
): readonly BindStep[] {
  const handler = `${publicUrl}${manifest.handlers.events}`;
  const online = bound.filter(({ offline }) => offline === 0);
  const wanted = (one: BoundEvent): boolean => one.handler === handler && manifest.events.includes(one.event);
  const stale = online.filter((one) => !wanted(one));
  const missing = manifest.events.filter(
    (event) => !online.some((one) => one.event === event && one.handler === handler),
  );
  return [
    ...stale.map((one) =>
      step('unbind', one.event, 'event.unbind', { event: one.event, handler: one.handler }),
    ),
    ...missing.map((event) => step('bind', event, 'event.bind', { event, handler, ...optionsOf(event) })),
    ...offlineSteps(manifest, bound),
  ];
}

/** Offline bindings have no handler; the same event may be bound online too. */
function offlineSteps({ offlineEvents }: Manifest, bound: readonly BoundEvent[]): readonly BindStep[] {
  const queued = bound.filter(({ offline }) => offline !== 0).map(({ event }) => event);
  const params = (event: string) => ({ event, event_type: 'offline' });
  return [
    ...queued
      .filter((event) => !offlineEvents.includes(event))
      .map((event) => step('unbind', offlineName(event), 'event.unbind', params(event))),
    ...offlineEvents
      .filter((event) => !queued.includes(event))
      .map((event) => step('bind', offlineName(event), 'event.bind', params(event))),
  ];
}

/** What an event is called where it is bound offline. */
export function offlineName(event: string): string {
  return `${event} (offline)`;
}

/** Told of the queue once per hit: a longer pause could swallow the last word of a chat (on-offline-event.md). */
function optionsOf(event: string): { readonly options?: { readonly minTimeout: number } } {
  return event === 'ONOFFLINEEVENT' ? { options: { minTimeout: 0 } } : {};
}

export function placementSteps(
  manifest: Manifest,
  publicUrl: string,
  bound: readonly BoundPlacement[],
): readonly BindStep[] {
  const HANDLER = `${publicUrl}${manifest.handlers.cardTab}`;
  const isRight = (one: BoundPlacement): boolean =>
    one.handler === HANDLER &&
    manifest.placements.some(
      ({ placement, titles }) => placement === one.placement && titles.en === one.title,
    );
  const times = (one: BoundPlacement): number =>
    bound.filter((other) => other.placement === one.placement && other.handler === HANDLER).length;
  // A place can be bound twice, and shows two tabs then; unbinding takes both away.
  const stale = bound.filter((one) => !isRight(one) || times(one) > 1);
  const kept = bound.filter(
    (one) => !stale.some((other) => other.placement === one.placement && other.handler === one.handler),
  );
  const missing = manifest.placements.filter(
    ({ placement }) => !kept.some((one) => one.placement === placement),
  );
  return [
    ...distinct(stale).map((one) =>
      step('unbind', one.placement, 'placement.unbind', { PLACEMENT: one.placement, HANDLER: one.handler }),
    ),
    ...missing.map(({ placement, titles }) =>
      step('bind', placement, 'placement.bind', {
        PLACEMENT: placement,
        HANDLER,
        TITLE: titles.en,
        LANG_ALL: titlesByLanguage(titles),
      }),
    ),
  ];
}

function distinct(placements: readonly BoundPlacement[]): readonly BoundPlacement[] {
  return [...new Map(placements.map((one) => [JSON.stringify([one.placement, one.handler]), one])).values()];
}

function titlesByLanguage(titles: Readonly<Record<Language, string>>): Record<string, { TITLE: string }> {
  return Object.fromEntries(
    languages.flatMap((language) =>
      portalNamesOf(language).map((name) => [name, { TITLE: titles[language] }]),
    ),
  );
}

function step(kind: BindStep['kind'], what: string, method: string, params: RestCommand['params']): BindStep {
  return { kind, what, command: { method, params } };
}
