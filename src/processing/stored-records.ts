import type { CrmRef } from '../domain/crm-ref.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { CustomerId, MemberId } from '../domain/ids.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import type { ViewNeed } from '../bitrix24/crm/read-views.ts';
import type { Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';

/** What the tracker remembers that bears on a round's chats. */
export interface StoredRecords {
  readonly customers: ReadonlyMap<CustomerId, CustomerRecord>;
  /** By `identifierKey` of the phone. */
  readonly remembered: ReadonlyMap<string, CustomerRecord>;
  readonly blocked: ReadonlySet<string>;
}

/** Local look-ups only: no request leaves the house. */
export async function readStoredRecords(
  stores: Stores,
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

/** What has to be read from the CRM for a chat: nothing is searched that is remembered. */
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
