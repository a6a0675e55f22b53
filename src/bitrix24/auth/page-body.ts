import { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { crmTypes, upperCaseName } from '../../domain/crm-type.ts';
import { parseJson } from '../../runtime/parse-json.ts';

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
    opened: openedIn(body.PLACEMENT, body.PLACEMENT_OPTIONS),
  }));

/** The form of an opened page as it was posted: not verified yet. */
export type PostedPage = z.infer<typeof pageBody>;

/** The posted form of an opened page; `undefined` where it is not one. */
export function parsePageBody(body: unknown): PostedPage | undefined {
  return pageBody.safeParse(body).data;
}

const id = z.coerce.number().int().positive();
const itemOptions = z.looseObject({ ID: id });
const chatOptions = z.looseObject({ dialogId: z.string().regex(/^chat[1-9]\d{0,14}$/) });
const activityOptions = z.looseObject({ ENTITY_ID: id, ASSOCIATED_ENTITY_ID: id });

/** What a page was opened on: the tab of a CRM item, the sidebar of a chat, the menu of an activity on an item. */
export type Opened =
  | { readonly place: 'card'; readonly item: CrmRef }
  | { readonly place: 'chat'; readonly chatId: number }
  | { readonly place: 'activity'; readonly item: CrmRef; readonly activity: number };

/** `undefined` for the page in the portal's menu (docs/bitrix24/placements-and-frame.md#placements). */
function openedIn(placement: string, json: string): Opened | undefined {
  const options = parseJson(json);
  if (placement === 'IM_SIDEBAR') {
    const chat = chatOptions.safeParse(options).data;
    return chat && { place: 'chat', chatId: Number(chat.dialogId.slice('chat'.length)) };
  }
  const [, typeName, place] = /^CRM_([A-Z]+)_(DETAIL_TAB|ACTIVITY_TIMELINE_MENU)$/.exec(placement) ?? [];
  const type = crmTypes.find((known) => upperCaseName(known) === typeName);
  if (!type) return undefined;
  if (place === 'DETAIL_TAB') {
    const item = itemOptions.safeParse(options).data;
    return item && { place: 'card', item: { type, id: item.ID } };
  }
  const menu = activityOptions.safeParse(options).data;
  return (
    menu && { place: 'activity', item: { type, id: menu.ENTITY_ID }, activity: menu.ASSOCIATED_ENTITY_ID }
  );
}
