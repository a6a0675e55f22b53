import { z } from 'zod';

export const lineModes = ['auto', 'suggest', 'off'] as const;
export type LineMode = (typeof lineModes)[number];

/**
 * What becomes of the portal's own item once its chat is joined elsewhere (docs/spec.md 6.3). `tag`: a lead or deal stays
 * open, with a tag in its title and a line on its timeline.
 */
export const ownItemPolicies = ['close', 'merge', 'keep', 'tag'] as const;
export type OwnItemPolicy = (typeof ownItemPolicies)[number];

/** A bound card that was closed: another one is chosen, or the chat stays on it (docs/spec.md#the-card). */
export const closedCardPolicies = ['replace', 'keep'] as const;
export type ClosedCardPolicy = (typeof closedCardPolicies)[number];

/** Which failed stage an own item gets that is closed: one for duplicates where the portal has it, or the first. */
export const failedStagePolicies = ['duplicate', 'first'] as const;
export type FailedStagePolicy = (typeof failedStagePolicies)[number];

/** Countries of one line: each makes reading slower and more numbers ambiguous. */
export const MAX_REGIONS = 10;

/** What an admin sets per open line (docs/spec.md 6, 8). Everything has a default: the tracker is on for every line. */
export const lineSettingsSchema = z.strictObject({
  mode: z.enum(lineModes).default('auto'),
  /** Connectors of the line with a mode of their own. */
  connectors: z.record(z.string(), z.enum(lineModes)).default({}),
  /** ISO countries to read national numbers with; empty = the portal's country. */
  regions: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(MAX_REGIONS)
    .default([]),
  ownItem: z.enum(ownItemPolicies).default('close'),
  failedStage: z.enum(failedStagePolicies).default('duplicate'),
  closedCard: z.enum(closedCardPolicies).default('replace'),
  /** A number on this many customers identifies nobody. */
  sharedThreshold: z.number().int().min(2).max(20).default(3),
});
export type LineSettings = z.infer<typeof lineSettingsSchema>;

/** Mode that an admin set for one connector of the line. */
export function connectorMode({ connectors }: LineSettings, connector: string): LineMode | undefined {
  // Ids of connectors come from outside: `constructor` must not find what every object has.
  return Object.hasOwn(connectors, connector) ? connectors[connector] : undefined;
}

/** Mode of a connector: its own, else the line's. */
export function modeOf(settings: LineSettings, connector: string): LineMode {
  return connectorMode(settings, connector) ?? settings.mode;
}

export const defaultLineSettings: LineSettings = lineSettingsSchema.parse({});
