import type { CrmRef } from '../crm-ref.ts';
import type { CustomerRecord } from '../records.ts';
import { partyOf } from './customers.ts';
import { itemOf } from './item-of.ts';
import type { Situation } from './situation.ts';

/** What became of a remembered customer. */
export type Living =
  | { readonly state: 'alive'; readonly party: CrmRef }
  /** Its lead was closed and leads to nobody, or the CRM never had anybody: the memory stays, a new card is needed. */
  | { readonly state: 'withoutParty' }
  | { readonly state: 'gone' };

/** Follows a converted lead to its contact; a deleted customer is gone (spec 5, the card). */
export function livingParty(situation: Situation, record: CustomerRecord): Living {
  if (!record.party) return { state: 'withoutParty' };
  const item = itemOf(situation.view, record.party);
  if (!item) return { state: 'gone' };
  const party = partyOf(situation.view, item);
  return party ? { state: 'alive', party } : { state: 'withoutParty' };
}
