import { z } from 'zod';

export const lineModes = ['auto', 'suggest', 'off'] as const;
export type LineMode = (typeof lineModes)[number];

/** What an admin sets per open line (docs/spec.md 6, 8). Everything has a default: the tracker is on for every line. */
export const lineSettingsSchema = z.strictObject({
  mode: z.enum(lineModes).default('auto'),
  /** Connectors of the line with a mode of their own. */
  connectors: z.record(z.string(), z.enum(lineModes)).default({}),
  /** ISO countries to read national numbers with; empty = the portal's country. */
  regions: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(10)
    .default([]),
  /** What becomes of the portal's own item once its chat is joined elsewhere. */
  ownItem: z.enum(['close', 'merge', 'keep']).default('close'),
  /** A bound card that got closed: look for another, or stay on it. */
  closedCard: z.enum(['replace', 'keep']).default('replace'),
  /** A number on this many customers identifies nobody. */
  sharedThreshold: z.number().int().min(2).max(20).default(3),
});
export type LineSettings = z.infer<typeof lineSettingsSchema>;

export const defaultLineSettings: LineSettings = lineSettingsSchema.parse({});
