import { z } from 'zod';

const text = z.union([z.string(), z.number().transform(String)]);
const optionalText = text.optional().catch(undefined);

/**
 * The part of `auth` that authenticates the sender. No address in it is ever called
 * (docs/bitrix24/events.md#tokens-in-events); `server_endpoint` may name a configured authorization server.
 */
const authSchema = z.looseObject({
  member_id: z.string().min(1).max(64),
  application_token: z.string().max(256).catch(''),
  access_token: z.string().max(1024).optional().catch(undefined),
  refresh_token: z.string().max(1024).optional().catch(undefined),
  server_endpoint: z.string().max(1024).optional().catch(undefined),
});

/** Upper case on the wire, but documented in mixed case too (docs/bitrix24/events.md#body). */
const eventBody = z
  .looseObject({
    event: z
      .string()
      .regex(/^[A-Za-z0-9_]{1,64}$/)
      .transform((name) => name.toUpperCase()),
    data: z.unknown().optional(),
    ts: optionalText,
    event_handler_id: optionalText,
    eventId: optionalText,
    auth: authSchema,
  })
  .transform((body) => ({
    name: body.event,
    data: body.data,
    ts: body.ts,
    handlerId: body.event_handler_id ?? body.eventId,
    auth: {
      memberId: body.auth.member_id,
      applicationToken: body.auth.application_token,
      accessToken: body.auth.access_token,
      refreshToken: body.auth.refresh_token,
      serverEndpoint: body.auth.server_endpoint,
    },
  }));

/** An event as it was posted: not verified yet. */
export type PostedEvent = z.infer<typeof eventBody>;

/** The posted body of an event; `undefined` where it is not one. */
export function parseEventBody(body: unknown): PostedEvent | undefined {
  return eventBody.safeParse(body).data;
}
