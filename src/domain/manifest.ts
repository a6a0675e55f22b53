import { z } from 'zod';
import { languages } from './languages.ts';

const upperCase = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'Use the upper-case name that Bitrix24 sends.');
const path = z.string().regex(/^\/[a-z0-9][a-z0-9-]*$/, 'Use a path of one part, such as /events.');
const title = z.string().min(1).max(50);

const placement = z.strictObject({
  placement: upperCase,
  titles: z.record(z.enum(languages), title),
  /** OPTIONS of placement.bind. */
  options: z.record(z.string(), z.string()).exactOptional(),
  /** Not every portal offers it: the app works without it. */
  optional: z.literal(true).exactOptional(),
});

export const manifestSchema = z.strictObject({
  name: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'Use three numbers, e.g. 1.0.0.'),
  scopes: z.array(z.string().min(1)).min(1),
  events: z.array(upperCase).min(1),
  /** Events that the portal queues until the app reads them (docs/bitrix24/offline-queue.md#binding-the-queue). */
  offlineEvents: z.array(upperCase).default([]),
  placements: z.array(placement),
  handlers: z.strictObject({ install: path, app: path, events: path, cardTab: path }),
});

/** What the app asks of a portal. The installer binds exactly this. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
