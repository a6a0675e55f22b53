import { z } from 'zod';
import type { PortalClient } from '../client/portal-client.ts';
import { appInfoSchema, noAppInfo, type AppInfo } from './app-info.ts';

/**
 * The portal user that a page's token belongs to, as the portal reports it
 * (docs/bitrix24/placements-and-frame.md#placements).
 */
export interface Opener {
  readonly userId: number;
  readonly admin: boolean;
}

const profileSchema = z.looseObject({ ID: z.coerce.number().int().positive(), ADMIN: z.unknown() });

/**
 * The token's owner, and what the portal says about the app that the token was issued for. One batch request. Throws
 * `PortalError` when the portal does not accept the token.
 */
export async function readOpener(
  client: PortalClient,
  requestId: string,
): Promise<Opener & { readonly info: AppInfo }> {
  const [profile, admin, info] = await client.batch(
    [
      { method: 'profile', params: {} },
      { method: 'user.admin', params: {} },
      { method: 'app.info', params: {} },
    ],
    requestId,
  );
  if (!profile?.ok) throw profile?.error ?? new TypeError('The batch outcome of a command is missing');
  if (!admin) throw new TypeError('The batch outcome of a command is missing');
  // A portal without the method says it in the profile.
  if (!admin.ok && !admin.error.isFinal) throw admin.error;
  const { ID, ADMIN } = profileSchema.parse(profile.result);
  return {
    userId: ID,
    admin: (admin.ok ? admin.result : ADMIN) === true,
    info: (info?.ok && appInfoSchema.safeParse(info.result).data) || noAppInfo,
  };
}
