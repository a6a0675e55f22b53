import { z } from 'zod';
import type { Language } from '../../domain/languages.ts';
import { languages, portalNamesOf } from '../../domain/languages.ts';
import type { Manifest } from '../../domain/manifest.ts';
import type { RestCommand } from '../client/portal-client.ts';

/**
 * The app's bindings, from event.get and placement.get (docs/bitrix24/events.md#binding,
 * docs/bitrix24/placements-and-frame.md#placements). The row of an offline binding is not documented: it may
 * have no handler.
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

/** One command that binds or unbinds; `what` is the name for the report. */
export interface BindStep {
  readonly what: string;
  readonly command: RestCommand;
  readonly kind: 'bind' | 'unbind';
  /** Not every portal offers what is bound. */
  readonly optional?: boolean;
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

/** Name of an offline binding in reports. */
export function offlineName(event: string): string {
  return `${event} (offline)`;
}

/**
 * A ping for every queued event: with a longer `minTimeout` the last event of a chat may have none
 * (docs/bitrix24/offline-queue.md#ping).
 */
function optionsOf(event: string): { readonly options?: { readonly minTimeout: number } } {
  return event === 'ONOFFLINEEVENT' ? { options: { minTimeout: 0 } } : {};
}

/** Commands that turn `bound` into the placements of the manifest. */
export function placementSteps(
  manifest: Manifest,
  publicUrl: string,
  bound: readonly BoundPlacement[],
): readonly BindStep[] {
  const HANDLER = `${publicUrl}${manifest.handlers.cardTab}`;
  const isCurrent = (one: BoundPlacement): boolean =>
    one.handler === HANDLER &&
    // The portal gives the title in its own language (docs/bitrix24/placements-and-frame.md#placements).
    manifest.placements.some(
      ({ placement, titles }) => placement === one.placement && Object.values(titles).includes(one.title),
    );
  const countOf = (one: BoundPlacement): number =>
    bound.filter((other) => other.placement === one.placement && other.handler === HANDLER).length;
  // A placement can be bound twice and then shows two tabs; unbinding removes both.
  const stale = bound.filter((one) => !isCurrent(one) || countOf(one) > 1);
  const remaining = bound.filter(
    (one) => !stale.some((other) => other.placement === one.placement && other.handler === one.handler),
  );
  const missing = manifest.placements.filter(
    ({ placement }) => !remaining.some((one) => one.placement === placement),
  );
  return [
    ...distinct(stale).map((one) =>
      step('unbind', one.placement, 'placement.unbind', { PLACEMENT: one.placement, HANDLER: one.handler }),
    ),
    ...missing.map(({ placement, titles, options, optional = false }) => ({
      ...step('bind', placement, 'placement.bind', {
        PLACEMENT: placement,
        HANDLER,
        TITLE: titles.en,
        LANG_ALL: titlesByLanguage(titles),
        ...(options && { OPTIONS: options }),
      }),
      optional,
    })),
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
