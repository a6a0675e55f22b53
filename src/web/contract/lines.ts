import { z } from 'zod';
import { lineSettingsSchema } from '../../domain/line-settings.ts';
import type { ApiCall } from './call.ts';
import { lineSource, list, nothing } from './common.ts';

export const lineView = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  /** What the portal's own tracker does for the line (rest-contract.md 3.2). */
  native: z.object({ crm: z.boolean(), tracker: z.boolean(), create: z.string() }),
  settings: lineSettingsSchema,
  /** Which way of hearing last brought something, and when (spec 3.5). */
  sources: list(lineSource),
  /** Channels that wrote on the line or have a mode of their own. */
  connectors: list(z.string()),
});
export type LineView = z.infer<typeof lineView>;

const { shape } = lineSettingsSchema;

/** Only what is given changes: an optional field with a default would reset what is left out. */
export const linePatch = z.strictObject({
  mode: shape.mode.unwrap().optional(),
  connectors: shape.connectors.unwrap().optional(),
  regions: shape.regions.unwrap().optional(),
  ownItem: shape.ownItem.unwrap().optional(),
  closedCard: shape.closedCard.unwrap().optional(),
  sharedThreshold: shape.sharedThreshold.unwrap().optional(),
});

const oneLine = z.strictObject({ lineId: z.string().min(1).max(100) });

export const listLines = {
  method: 'GET',
  path: '/api/v1/lines',
  right: 'read',
  does: 'All open lines that the opener may see, with settings and sources.',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ lines: list(lineView) }),
} as const satisfies ApiCall;

export const changeLine = {
  method: 'PATCH',
  path: '/api/v1/lines/{lineId}',
  right: 'line',
  does: 'Changes the settings that are given and no other.',
  params: oneLine,
  query: nothing,
  body: linePatch,
  response: lineView,
} as const satisfies ApiCall;

export const setNative = {
  method: 'PUT',
  path: '/api/v1/lines/{lineId}/native',
  right: 'line',
  does: "Turns the portal's own tracker on or off for the line: take over and hand back. Only what differs is written.",
  params: oneLine,
  query: nothing,
  body: z
    .strictObject({ tracker: z.boolean().optional(), crm: z.boolean().optional() })
    .refine(({ tracker, crm }) => tracker !== undefined || crm !== undefined, 'Give tracker, crm or both.'),
  response: lineView,
} as const satisfies ApiCall;
