import { identityOfKey, keyOfStoredValue } from '../../domain/identifiers/identifier.ts';
import type { MemberId } from '../../domain/ids.ts';
import { withPersons } from '../../domain/own-numbers.ts';
import type { Stores } from '../../store/ports.ts';
import { CorrectionError } from './correction-error.ts';

export interface OwnNumberDeps {
  readonly stores: Pick<Stores, 'settings'>;
  /** Unix ms. */
  readonly now: () => number;
}

/**
 * A person adds a phone or e-mail to the numbers of nobody, or takes one off for good; the list keeps who and when. `key`: as
 * `identifierKey` makes it. Throws `CorrectionError` for any other key. To be run inside the portal's lane.
 */
export async function setOwnNumber(
  { stores, now }: OwnNumberDeps,
  member: MemberId,
  change: { readonly key: string; readonly by: string; readonly removed: boolean },
): Promise<void> {
  const list = await stores.settings.ownNumbers(member);
  const isListed = list.numbers.some(({ key, removed }) => key === change.key && removed !== true);
  if (change.removed && !isListed)
    throw new CorrectionError('unknown', 'OWN_NUMBER_UNKNOWN', 'Open the list again.');
  if (!change.removed && keyOfStoredValue(identityOfKey(change.key)) !== change.key)
    throw new CorrectionError('invalid', 'PHONE_UNREADABLE', 'Write it with its country: +34 600 123 456.');
  await stores.settings.putOwnNumbers(member, withPersons(list, change, now()));
}
