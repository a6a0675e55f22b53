import { z } from 'zod';
import type { PortalClient } from '../client/portal-client.ts';

/** What `app.info` says about the app on this portal, and about the portal. Empty strings where it says nothing. */
export interface AppInfo {
  /** Equal for all tokens of one app on one portal, different for any other app there. */
  readonly app: string;
  /** Plan with the region as prefix, e.g. `de_ent10000`. */
  readonly licence: string;
  /** `LANGUAGE_ID` of the portal. */
  readonly language: string;
}

const text = z.union([z.string(), z.number()]).transform(String).catch('');

/** docs/bitrix24/install-and-auth.md#app-info */
export const appInfoSchema = z
  .looseObject({ ID: text, CODE: text, LICENSE: text, LANGUAGE_ID: text })
  .transform(({ ID, CODE, LICENSE, LANGUAGE_ID }): AppInfo => ({
    app: ID === '' || CODE === '' ? '' : `${ID} ${CODE}`,
    licence: LICENSE,
    language: LANGUAGE_ID,
  }));

export const noAppInfo: AppInfo = { app: '', licence: '', language: '' };

/** Throws `PortalError` when the portal does not accept the client's token, or gives no answer. */
export async function readAppInfo(client: PortalClient, requestId: string): Promise<AppInfo> {
  const answer = await client.call({ method: 'app.info', params: {} }, requestId);
  return appInfoSchema.safeParse(answer).data ?? noAppInfo;
}
