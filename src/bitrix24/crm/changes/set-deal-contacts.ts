import type { SetDealContacts } from '../../../domain/changes/set-deal-contacts.ts';
import type { RestCommand } from '../../client/portal-client.ts';
import { doneIf, requestItemState } from './item-requests.ts';
import type { RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';
import { sameIds } from './same-ids.ts';

export const setDealContacts: RestChange<SetDealContacts> = {
  command: ({ item, contacts }) => dealContacts(item.id, contacts),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState: (reader, change) =>
      requestItemState(reader, change.item, ({ contacts }) => doneIf(sameIds(contacts, change.contacts))),
  },
  undo: {
    by: 'change',
    inverse: ({ item, contacts, before }) => ({
      kind: 'setDealContacts',
      item,
      contacts: before,
      before: contacts,
    }),
  },
};

/** The first contact is the primary one. An empty list needs a method of its own. */
function dealContacts(deal: number, contacts: readonly number[]): RestCommand {
  if (contacts.length === 0) return { method: 'crm.deal.contact.items.delete', params: { id: deal } };
  const items = contacts.map((id, index) => ({
    CONTACT_ID: id,
    SORT: (index + 1) * 10,
    IS_PRIMARY: index === 0 ? 'Y' : 'N',
  }));
  return { method: 'crm.deal.contact.items.set', params: { id: deal, items } };
}
