import { z } from 'zod';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient, PortalError } from '../client/portal-client.ts';

/** What a portal answers about the client's token. */
export type TokenCheck =
  | {
      readonly accepted: true;
      /** Whether the token's owner is an administrator of the portal. */
      readonly admin: boolean;
      /** The portal's clock, Unix ms; `undefined` where it did not send a time. */
      readonly time: number | undefined;
    }
  | { readonly accepted: false; readonly error: PortalError | undefined };

/** Tests the client's token, with one batch request. Throws `PortalError` when the portal gives no answer. */
export async function checkToken(client: PortalClient, requestId: string): Promise<TokenCheck> {
  const reader = new BatchReader(client, requestId);
  const profile = reader.request('profile', {}, z.looseObject({}));
  const admin = reader.request('user.admin', {}, z.boolean());
  const time = reader.request('server.time', {}, z.string().transform(Date.parse).pipe(z.number()));
  await reader.send();
  if (!profile.value()) return { accepted: false, error: profile.error() };
  return { accepted: true, admin: admin.value() === true, time: time.value() };
}
