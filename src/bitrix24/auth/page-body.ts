import { z } from 'zod';

const shortText = z.string().max(1024).catch('');

/**
 * The form that the portal posts into the app's frame (docs/bitrix24/install-and-auth.md#page-request).
 * `PLACEMENT_OPTIONS` is JSON in a string.
 */
const pageBody = z
  .looseObject({
    AUTH_ID: z.string().min(1).max(1024),
    REFRESH_ID: shortText,
    APPLICATION_TOKEN: z.string().max(256).catch(''),
    SERVER_ENDPOINT: shortText,
    member_id: z.string().min(1).max(64),
    PLACEMENT: shortText,
    PLACEMENT_OPTIONS: z.string().max(65_536).catch(''),
  })
  .transform((body) => ({
    memberId: body.member_id,
    accessToken: body.AUTH_ID,
    refreshToken: body.REFRESH_ID === '' ? undefined : body.REFRESH_ID,
    applicationToken: body.APPLICATION_TOKEN,
    serverEndpoint: body.SERVER_ENDPOINT === '' ? undefined : body.SERVER_ENDPOINT,
    placement: body.PLACEMENT || 'DEFAULT',
    placementItem: itemId(body.PLACEMENT_OPTIONS),
  }));

/** The form of an opened page as it was posted: not verified yet. */
export type PostedPage = z.infer<typeof pageBody>;

/** The posted form of an opened page; `undefined` where it is not one. */
export function parsePageBody(body: unknown): PostedPage | undefined {
  return pageBody.safeParse(body).data;
}

const options = z.looseObject({ ID: z.coerce.number().int().positive() });

/** Id of the CRM item whose detail tab was opened; `undefined` on other pages. */
function itemId(json: string): number | undefined {
  try {
    return options.safeParse(JSON.parse(json)).data?.ID;
  } catch {
    return undefined;
  }
}
