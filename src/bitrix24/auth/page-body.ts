import { z } from 'zod';

const line = z.string().max(1024).catch('');

/** What the portal posts into a frame (rest-contract.md 1.3). `PLACEMENT_OPTIONS` is JSON in a string. */
const pageBody = z
  .looseObject({
    AUTH_ID: z.string().min(1).max(1024),
    REFRESH_ID: line,
    APPLICATION_TOKEN: z.string().max(256).catch(''),
    member_id: z.string().min(1).max(64),
    PLACEMENT: line,
    PLACEMENT_OPTIONS: z.string().max(65_536).catch(''),
  })
  .transform((body) => ({
    memberId: body.member_id,
    accessToken: body.AUTH_ID,
    refreshToken: body.REFRESH_ID === '' ? undefined : body.REFRESH_ID,
    applicationToken: body.APPLICATION_TOKEN,
    placement: body.PLACEMENT || 'DEFAULT',
    placementItem: itemId(body.PLACEMENT_OPTIONS),
  }));

/** A frame's opening as it was posted: nothing in it is believed yet. */
export type PostedPage = z.infer<typeof pageBody>;

export function parsePageBody(body: unknown): PostedPage | undefined {
  return pageBody.safeParse(body).data;
}

const options = z.looseObject({ ID: z.coerce.number().int().positive() });

/** The card that a detail tab was opened on. */
function itemId(json: string): number | undefined {
  try {
    return options.safeParse(JSON.parse(json)).data?.ID;
  } catch {
    return undefined;
  }
}
