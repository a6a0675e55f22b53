import type { CrmRef } from '../domain/crm-ref.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { CrmView } from '../domain/crm-view.ts';
import { customersOf } from '../domain/deciding/customers.ts';
import { uniqueRefs } from '../domain/deciding/item-of.ts';
import { keyOfValue } from '../domain/identifiers/identifier.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';

/**
 * Keys of the phones that a person took off the customers whom the search found, by `refKey` of the customer. A customer is
 * remembered under any of the records found: the lead that became a contact, until the tracker has seen that. `absorbed`:
 * the customers in whose place items made for their chats were found. Makes no request to the portal.
 */
export async function takenOffPhones(
  { bindings }: Pick<Stores, 'bindings'>,
  member: MemberId,
  views: readonly CrmView[],
  absorbed: ReadonlyMap<string, CrmRef>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = views.flatMap((view) => customersOf(view, [...view.hits.values()].flat(), []));
  const customers = [
    ...found.map(({ customerRef, members }) => ({ customerRef, refs: [customerRef, ...members] })),
    ...[...absorbed.values()].map((customerRef) => ({ customerRef, refs: [customerRef] })),
  ];
  const refs = uniqueRefs(customers.flatMap((customer) => customer.refs));
  if (refs.length === 0) return new Map();
  const keysByRef = new Map(
    (await bindings.customersByRef(member, refs)).flatMap(({ customerRef, takenOff = [] }) =>
      customerRef
        ? [[refKey(customerRef), takenOff.map((phone) => keyOfValue('phone', phone))] as const]
        : [],
    ),
  );
  const taken = new Map<string, Set<string>>();
  for (const customer of customers) {
    const keys = taken.get(refKey(customer.customerRef)) ?? new Set<string>();
    for (const ref of customer.refs) for (const key of keysByRef.get(refKey(ref)) ?? []) keys.add(key);
    if (keys.size > 0) taken.set(refKey(customer.customerRef), keys);
  }
  return taken;
}
