import type { CrmRef } from '../domain/crm-ref.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { CrmView } from '../domain/crm-view.ts';
import { customersOf } from '../domain/deciding/customers.ts';
import { uniqueRefs } from '../domain/deciding/item-of.ts';
import { keyOfValue } from '../domain/identifiers/identifier.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';

/**
 * Keys of the phones that a person took off the customers whom the search found, by `refKey` of the customer. `absorbed`:
 * the customers in whose place items made for their chats were found. Makes no request to the portal.
 */
export async function takenOffPhones(
  { bindings }: Pick<Stores, 'bindings'>,
  member: MemberId,
  views: readonly CrmView[],
  absorbed: ReadonlyMap<string, CrmRef>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = views.flatMap((view) => customersOf(view, [...view.hits.values()].flat(), []));
  const refs = uniqueRefs([...found.map(({ customerRef }) => customerRef), ...absorbed.values()]);
  if (refs.length === 0) return new Map();
  return new Map(
    (await bindings.customersByRef(member, refs)).flatMap(({ customerRef, takenOff = [] }) =>
      customerRef && takenOff.length > 0
        ? [[refKey(customerRef), new Set(takenOff.map((phone) => keyOfValue('phone', phone)))] as const]
        : [],
    ),
  );
}
