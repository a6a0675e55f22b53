import { z } from 'zod';
import { eventSources } from '../domain/event-source.ts';
import type { LineId, UserCode } from '../domain/ids.ts';
import { idSchema } from '../domain/ids.ts';
import type { LineSource, PortalSettings, RestLogLine } from './ports.ts';

/*
 * Schemas of stored rows: those of the domain, re-exported, and the store's own. Objects are loose: fields that a later
 * version adds are preserved (domain/stored-object.ts).
 */
export { chatSchema } from '../domain/chat-record.ts';
export { customerSchema } from '../domain/customer-record.ts';
export { decisionSchema } from '../domain/decision.ts';
export { idSchema as named } from '../domain/ids.ts';
export { ownNumbersSchema } from '../domain/own-numbers.ts';
export { suggestionSchema } from '../domain/suggestion.ts';

export const portalSettingsSchema: z.ZodType<PortalSettings> = z.looseObject({
  blocked: z.array(z.string()),
  blocks: z
    .array(z.looseObject({ key: z.string(), by: z.string(), at: z.number(), chat: idSchema<UserCode>() }))
    .exactOptional(),
});
export const sourceSchema: z.ZodType<LineSource> = z.looseObject({
  line: idSchema<LineId>(),
  source: z.enum(eventSources),
  at: z.number(),
});

export const restLogLineSchema: z.ZodType<RestLogLine> = z.looseObject({
  at: z.number(),
  portal: z.string(),
  request: z.string(),
  method: z.string(),
  took: z.number(),
  status: z.number(),
  outcome: z.string(),
  code: z.string(),
  sent: z.number(),
  received: z.number(),
  commands: z.array(
    z.looseObject({
      method: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      rows: z.number().exactOptional(),
      error: z.string().exactOptional(),
    }),
  ),
});
