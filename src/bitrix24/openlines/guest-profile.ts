import { z } from 'zod';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import { identifierOf } from '../../domain/identifiers/identifier.ts';
import { normaliseEmail } from '../../domain/identifiers/normalise-email.ts';
import { normalisePhone } from '../../domain/identifiers/normalise-phone.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { Deferred } from '../client/batch-reader.ts';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { idNumber, text } from '../client/scalars.ts';

/** Right that `im.user.get` needs; installations of earlier versions do not have it. */
export const PROFILE_SCOPE = 'im';

/** im.user.get (docs/bitrix24/open-lines.md#guest-profile): `phones` is false or a list where there are none. */
const profileAnswer = z.object({
  id: idNumber,
  connector: z.unknown(),
  email: text.catch(''),
  phones: z.object({ personal_mobile: text.catch('') }).catch({ personal_mobile: '' }),
});
export type GuestProfile = z.infer<typeof profileAnswer>;

/** Requests the profile of a chat's guest user; `undefined` for a user code without one. */
export function requestProfile(reader: BatchReader, user: string): Deferred<GuestProfile> | undefined {
  const id = Number(user);
  return Number.isSafeInteger(id) && id > 0
    ? reader.request('im.user.get', { ID: id }, profileAnswer)
    : undefined;
}

/** Phone and e-mail that the channel or the welcome form put on the profile. `regions`: ISO countries. */
export function attestedByProfile(
  profile: GuestProfile | undefined,
  regions: readonly string[],
): readonly Identifier[] {
  // An employee's own profile is no customer's.
  if (profile?.connector !== true && profile?.connector !== 'Y') return [];
  const phone = normalisePhone(profile.phones.personal_mobile, regions);
  const email = normaliseEmail(profile.email);
  return [
    ...(phone === undefined ? [] : [identifierOf('phone', phone, 'attested')]),
    ...(email === undefined ? [] : [identifierOf('email', email, 'attested')]),
  ];
}

/** A chat whose guest's profile is to be read. */
export interface ProfileNeed {
  readonly code: UserCode;
  readonly chat: { readonly user: string };
  readonly regions: readonly string[];
}

/** Reads the profiles of many guests, 50 in a request. Refused ones count as empty. Throws `PortalError`. */
export async function readProfiles(
  client: PortalClient,
  needs: readonly ProfileNeed[],
  requestId: string,
): Promise<ReadonlyMap<UserCode, readonly Identifier[]>> {
  const reader = new BatchReader(client, requestId);
  const answers = needs.map((need) => ({ need, answer: requestProfile(reader, need.chat.user) }));
  await reader.send();
  return new Map(
    answers.map(({ need, answer }) => [need.code, attestedByProfile(answer?.value(), need.regions)]),
  );
}
