import { z } from 'zod';
import { lineSettingsSchema } from '../../domain/line-settings.ts';
import type { ApiCall } from './call.ts';
import { lineSource, list, noInput } from './common.ts';

const lineView = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  /** What the portal's own tracker does for the line (docs/bitrix24/open-lines.md#line-settings). */
  native: z.object({ crm: z.boolean(), tracker: z.boolean(), create: z.string() }),
  settings: lineSettingsSchema,
  /** Which way of hearing last brought something, and when (docs/spec.md 3.5). */
  sources: list(lineSource),
  /** Newest changes of its settings. */
  changes: list(
    z.object({
      /** Unix ms. */
      at: z.number(),
      /** `user:12` */
      by: z.string(),
      /** Name of the setting: `mode`, `connectors.telegrambot`, `native.tracker`. */
      what: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  /** Channels that wrote on the line or have a mode of their own. */
  connectors: list(z.string()),
  /** Countries whose national numbers are read: those of the settings, else the portal's. */
  readRegions: list(z.string()),
  /** In how many chats of the last 30 days phones of other countries were seen, which are not read; the most first. */
  unreadable: list(z.object({ country: z.string(), chats: z.number() })),
});
export type LineView = z.infer<typeof lineView>;

const { shape } = lineSettingsSchema;

/** All fields optional and without defaults: a default would reset settings that are left out. */
const linePatch = z.strictObject({
  mode: shape.mode.unwrap().optional(),
  connectors: shape.connectors.unwrap().optional(),
  regions: shape.regions.unwrap().optional(),
  ownItem: shape.ownItem.unwrap().optional(),
  failedStage: shape.failedStage.unwrap().optional(),
  closedCard: shape.closedCard.unwrap().optional(),
  sharedThreshold: shape.sharedThreshold.unwrap().optional(),
});

const lineParams = z.strictObject({ lineId: z.string().min(1).max(100) });

export const listLines = {
  method: 'GET',
  path: '/api/v1/lines',
  right: 'read',
  description: 'All open lines that the caller may see, with settings and event sources.',
  params: noInput,
  query: noInput,
  body: noInput,
  response: z.object({
    lines: list(lineView),
    /** Countries whose numbers can be read, as ISO 3166 codes. */
    countries: list(z.string()),
  }),
} as const satisfies ApiCall;

export const changeLine = {
  method: 'PATCH',
  path: '/api/v1/lines/{lineId}',
  right: 'line',
  description: 'Changes the given settings and no others.',
  params: lineParams,
  query: noInput,
  body: linePatch,
  response: lineView,
} as const satisfies ApiCall;

export const setNative = {
  method: 'PUT',
  path: '/api/v1/lines/{lineId}/native',
  right: 'line',
  description:
    "Turns the portal's own tracker or CRM look-up on or off for the line. Writes only settings that differ.",
  params: lineParams,
  query: noInput,
  body: z
    .strictObject({ tracker: z.boolean().optional(), crm: z.boolean().optional() })
    .refine(({ tracker, crm }) => tracker !== undefined || crm !== undefined, 'Give tracker, crm or both.'),
  response: lineView,
} as const satisfies ApiCall;
