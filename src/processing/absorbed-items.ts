import { imolValue, parseUserCode, userCode } from '../domain/chat.ts';
import type { CrmRef } from '../domain/crm-ref.ts';
import { refKey, sameRef } from '../domain/crm-ref.ts';
import type { CrmItem, CrmView } from '../domain/crm-view.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';

/**
 * Search hits that were made for a chat and absorbed when it was bound to its customer, by `refKey`, with this customer.
 * The portal's own tracker writes on them what the customer typed. An item that became a customer of its own is none;
 * nor is one whose absorption a person undid. Makes no request to the portal.
 */
export async function absorbedItems(
  { bindings }: Pick<Stores, 'bindings'>,
  member: MemberId,
  views: readonly Pick<CrmView, 'hits' | 'items'>[],
): Promise<ReadonlyMap<string, CrmRef>> {
  const hits = views.flatMap(({ hits: found, items }) =>
    [...found.values()].flat().flatMap((ref) => items.get(refKey(ref)) ?? []),
  );
  const codes = [...new Set(hits.flatMap(chatsOf))];
  if (codes.length === 0) return new Map();
  const chats = await bindings.chats(member, codes);
  const ids = [...chats.values()].flatMap(({ customer }) => customer ?? []);
  const absorbed = [...chats.values()].flatMap(({ absorbedItems: refs = [] }) => refs);
  if (absorbed.length === 0) return new Map();
  const customers = await bindings.customers(member, ids);
  const ofThemselves = await bindings.customersByRef(member, absorbed);
  return new Map(
    [...chats.values()].flatMap(({ customer, absorbedItems: refs = [], keptItems = [] }) => {
      const customerRef = customer && customers.get(customer)?.customerRef;
      if (!customerRef) return [];
      return refs
        .filter((ref) => !keptItems.some((kept) => sameRef(kept, ref)))
        .filter((ref) => !ofThemselves.some((record) => sameRef(record.customerRef, ref)))
        .map((ref) => [refKey(ref), customerRef] as const);
    }),
  );
}

/** The chats whose messenger values the item has. */
function chatsOf({ communications }: CrmItem): readonly UserCode[] {
  return communications.flatMap(({ value }) => {
    const chat = value.startsWith('imol|') ? parseUserCode(value) : undefined;
    return chat && imolValue(userCode(chat)) === value ? [userCode(chat)] : [];
  });
}
