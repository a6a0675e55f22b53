import type { CrmView } from '../domain/crm-view.ts';
import { refKey } from '../domain/crm-ref.ts';
import { customerRefOf } from '../domain/deciding/customers.ts';
import { keyOfValue } from '../domain/identifiers/identifier.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';

/**
 * Keys of the phones that a person took off the customers whom the search found, by `refKey` of the customer. Makes no
 * request to the portal.
 */
export async function takenOffPhones(
  { bindings }: Pick<Stores, 'bindings'>,
  member: MemberId,
  views: readonly CrmView[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = views.flatMap((view) =>
    [...view.hits.values()].flat().flatMap((hit) => {
      const item = view.items.get(refKey(hit));
      return (item && customerRefOf(view, item)) ?? [];
    }),
  );
  if (found.length === 0) return new Map();
  const refs = [...new Map(found.map((ref) => [refKey(ref), ref])).values()];
  return new Map(
    (await bindings.customersByRef(member, refs)).flatMap(({ customerRef, takenOff = [] }) =>
      customerRef && takenOff.length > 0
        ? [[refKey(customerRef), new Set(takenOff.map((phone) => keyOfValue('phone', phone)))] as const]
        : [],
    ),
  );
}
