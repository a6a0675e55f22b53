import { refKey } from '../crm-ref.ts';
import type { CrmType } from '../crm-type.ts';
import type { CrmItem } from '../crm-view.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { valuesOfCustomer } from '../customer-record.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import { itemsOf, uniqueRefs } from './item-of.ts';
import type { OwnItems } from './own-items.ts';
import { isMadeByApp, ownItems, ownRefs } from './own-items.ts';
import type { Situation } from './situation.ts';

/** A chat as it would be decided if it were not bound yet. */
export interface ProvisionalBinding {
  readonly situation: Situation;
  readonly own: OwnItems;
  readonly record: CustomerRecord;
}

/** Items that the app made for the chat are like those that the portal made for it. */
function withCreatedItems(situation: Situation, own: OwnItems, record: CustomerRecord): OwnItems {
  const known = new Set(ownRefs(own).map(refKey));
  const refs = uniqueRefs([record.customerRef, record.card].flatMap((ref) => ref ?? []));
  const made = itemsOf(situation.view, refs).filter(
    (item) => !known.has(refKey(item.ref)) && isMadeByApp(situation, item),
  );
  const ofType = (type: CrmType): readonly CrmItem[] => made.filter(({ ref }) => ref.type === type);
  return {
    leads: [...own.leads, ...ofType('lead')],
    contacts: [...own.contacts, ...ofType('contact')],
    deals: [...own.deals, ...ofType('deal')],
  };
}

/**
 * A chat that its channel alone bound, to the item that the portal made for it: nobody but the channel said who it is,
 * so the first identifier that the customer types may still show that it is somebody known. `undefined` for every
 * other chat.
 */
export function provisionalBinding(situation: Situation): ProvisionalBinding | undefined {
  const { stored } = situation;
  const { customer: record, ...unbound } = stored;
  const attested = stored.chat.attested ?? [];
  if (!record || attested.length === 0 || record.chats.some((code) => code !== situation.code))
    return undefined;
  if (!situation.identifiers.some(({ origin }) => origin !== 'attested')) return undefined;
  const keys = new Set(attested.map(identifierKey));
  if (valuesOfCustomer(record).some(({ key }) => !keys.has(key))) return undefined;
  const remembered = new Map([...stored.remembered].filter(([, { id }]) => id !== record.id));
  const given = new Set(situation.identifiers.map(identifierKey));
  const freed: Situation = {
    ...situation,
    identifiers: [...attested.filter((one) => !given.has(identifierKey(one))), ...situation.identifiers],
    stored: { ...unbound, remembered },
  };
  const own = withCreatedItems(freed, ownItems(freed), record);
  const isOwn =
    record.customerRef === undefined || ownRefs(own).map(refKey).includes(refKey(record.customerRef));
  return isOwn ? { situation: freed, own, record } : undefined;
}
