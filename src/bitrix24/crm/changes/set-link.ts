import type { SetLink } from '../../../domain/changes/set-link.ts';
import { linkedTypeOf } from '../../../domain/crm-type.ts';
import { doneIf, requestItemState, updateItem } from './item-requests.ts';
import type { RefOf, RestChange } from './rest-change.ts';
import { readNothing } from './rest-change.ts';
import { sameIds } from './same-ids.ts';

export const setLink: RestChange<SetLink> = {
  command: (change, refOf) => updateItem(change.item, linkFields(change, refOf)),
  readAnswer: readNothing,
  readBack: {
    by: 'state',
    requestState: (reader, change, refOf) =>
      requestItemState(reader, change.item, (item) => {
        const isLinked = item[linkedTypeOf(change.field)] === linkedId(change, refOf);
        // A contact that somebody added or removed since is a change of theirs: undo would lose it.
        const isUntouched =
          change.otherContacts === undefined || sameIds(item.contacts, contactsOf(change, refOf));
        return doneIf(isLinked && isUntouched);
      }),
  },
  undo: { by: 'change', inverse: inverseOf },
};

/**
 * `contactId` drops all other contacts of a lead, `contactIds` says who stays
 * (docs/bitrix24/crm-items.md#contacts).
 */
function linkFields(change: SetLink, refOf: RefOf): Readonly<Record<string, unknown>> {
  const id = linkedId(change, refOf);
  return change.field === 'contactId' && id > 0
    ? { contactIds: contactsOf(change, refOf) }
    : { [change.field]: id };
}

function contactsOf(change: SetLink, refOf: RefOf): readonly number[] {
  return [linkedId(change, refOf), ...(change.otherContacts ?? [])].filter((id) => id > 0);
}

function inverseOf(change: SetLink, refOf: RefOf): SetLink {
  const { kind, item, field, before, otherContacts, contactsBefore } = change;
  return {
    kind,
    item,
    field,
    value: before === 0 ? 0 : { type: linkedTypeOf(field), id: before },
    before: linkedId(change, refOf),
    ...(contactsBefore && { otherContacts: contactsBefore.filter((id) => id !== before) }),
    ...(otherContacts && { contactsBefore: contactsOf(change, refOf) }),
  };
}

function linkedId({ value }: SetLink, refOf: RefOf): number {
  return value === 0 ? 0 : refOf(value).id;
}
