import { z } from 'zod';
import type { PortalClient } from '../client/portal-client.ts';

/** The person behind a token, by what the portal itself says (rest-contract.md 6). */
export interface Opener {
  readonly userId: number;
  readonly admin: boolean;
}

const profileSchema = z.looseObject({ ID: z.coerce.number().int().positive() });

/** One request. Throws `PortalError` when the token is no good at this portal. */
export async function readOpener(client: PortalClient, requestId: string): Promise<Opener> {
  const [profile, admin] = await client.batch(
    [
      { method: 'profile', params: {} },
      { method: 'user.admin', params: {} },
    ],
    requestId,
  );
  if (!profile?.ok) throw profile?.error ?? new TypeError('batch lost a command');
  if (!admin?.ok) throw admin?.error ?? new TypeError('batch lost a command');
  return { userId: profileSchema.parse(profile.result).ID, admin: admin.result === true };
}
