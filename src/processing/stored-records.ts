import type { CrmRef } from '../domain/crm-ref.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { CustomerId, MemberId } from '../domain/ids.ts';
import type { CustomerRecord } from '../domain/records.ts';
import type { ViewNeed } from '../bitrix24/crm/read-views.ts';
import type { Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';

/** The stored records that concern the chats of a decision batch. */
export interface StoredRecords {
  readonly customers: ReadonlyMap<CustomerId, CustomerRecord>;
  /** Customers by the `identifierKey` of a phone of the chats. */
  readonly remembered: ReadonlyMap<string, CustomerRecord>;
  /** Blocked identifiers, by `identifierKey`. */
  readonly blocked: ReadonlySet<string>;
}

/** Reads the stored records; makes no request to the portal. */
export async function readStoredRecords(
  stores: Pick<Stores, 'bindings' | 'settings'>,
  member: MemberId,
  works: readonly ChatWork[],
): Promise<StoredRecords> {
  const ids = works.flatMap(({ record }) => record.customer ?? []);
  const phones = works.flatMap(({ identifiers }) =>
    identifiers.flatMap((identifier) => (identifier.kind === 'phone' ? [identifier] : [])),
  );
  const [customers, byPhone, portal] = await Promise.all([
    stores.bindings.customers(member, ids),
    stores.bindings.customersByPhone(
      member,
      phones.map(({ value }) => value),
    ),
    stores.settings.portal(member),
  ]);
  const remembered = phones.flatMap((phone) => {
    const record = byPhone.get(phone.value);
    return record ? [[identifierKey(phone), record] as const] : [];
  });
  return { customers, remembered: new Map(remembered), blocked: new Set(portal.blocked) };
}

/** What has to be read from the CRM for a chat. Identifiers of stored customers are not searched. */
export function viewNeedOf(work: ChatWork, known: StoredRecords): ViewNeed {
  const bound = work.record.customer && known.customers.get(work.record.customer);
  const remembered = work.identifiers.flatMap(
    (identifier) => known.remembered.get(identifierKey(identifier)) ?? [],
  );
  const check = [...(bound ? [bound] : []), ...remembered].flatMap((record): CrmRef[] => [
    ...(record.customerRef ? [record.customerRef] : []),
    ...(record.card ? [record.card] : []),
  ]);
  return {
    code: work.code,
    chat: work.chat,
    regions: work.regions,
    search: work.identifiers.filter((identifier) => {
      const key = identifierKey(identifier);
      return (
        !known.blocked.has(key) &&
        (work.searchAll === true ||
          work.manualAssignment !== undefined ||
          !known.remembered.get(key)?.customerRef)
      );
    }),
    check: work.manualAssignment
      ? [work.manualAssignment.to, ...work.manualAssignment.from, ...check]
      : check,
    holders: bound === undefined,
  };
}
