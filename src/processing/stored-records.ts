import type { CrmRef } from '../domain/crm-ref.ts';
import type { IdentifierKind } from '../domain/identifiers/identifier-kind.ts';
import { identifierKinds } from '../domain/identifiers/identifier-kind.ts';
import { identifierKey, keyOfValue, valuesOfKind } from '../domain/identifiers/identifier.ts';
import type { IdentifierValues } from '../domain/identifiers/registry.ts';
import type { CustomerId, MemberId } from '../domain/ids.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import { identifiersOfCustomer } from '../domain/customer-record.ts';
import type { ViewNeed } from '../bitrix24/crm/read-views.ts';
import type { Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';

/** Identifiers of a bound customer that are searched once it is gone. */
const MAX_OWN_SEARCHED = 5;

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
  // A switchboard is nobody's: who is behind an extension is only found in the CRM.
  const identifiers = works.flatMap((work) =>
    work.identifiers.filter(({ extension }) => extension === undefined),
  );
  const [customers, portal, ...remembered] = await Promise.all([
    stores.bindings.customers(member, ids),
    stores.settings.portal(member),
    ...identifierKinds.map((kind) =>
      rememberedBy(stores.bindings, member, kind, valuesOfKind(identifiers, kind)),
    ),
  ]);
  return { customers, remembered: new Map(remembered.flat()), blocked: new Set(portal.blocked) };
}

/**
 * How a kind of identifier finds who is remembered by it; `null` where nobody is (docs/spec.md 5, rule 3:
 * phones are).
 */
const lookUps: {
  readonly [Kind in IdentifierKind]:
    | ((
        bindings: Stores['bindings'],
        member: MemberId,
        values: readonly IdentifierValues[Kind][],
      ) => Promise<ReadonlyMap<IdentifierValues[Kind], CustomerRecord>>)
    | null;
} = {
  phone: (bindings, member, values) => bindings.customersByPhone(member, values),
  email: null,
};

async function rememberedBy<Kind extends IdentifierKind>(
  bindings: Stores['bindings'],
  member: MemberId,
  kind: Kind,
  values: readonly IdentifierValues[Kind][],
): Promise<readonly (readonly [string, CustomerRecord])[]> {
  const found = await lookUps[kind]?.(bindings, member, values);
  return [...(found ?? [])].map(([value, record]) => [keyOfValue(kind, value), record]);
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
    search: [
      ...work.identifiers.filter((identifier) => {
        const key = identifierKey(identifier);
        return (
          !known.blocked.has(key) &&
          (work.searchAll === true ||
            work.manualAssignment !== undefined ||
            !known.remembered.get(key)?.customerRef)
        );
      }),
      // Whoever the bound customer was merged into has its numbers and addresses.
      ...(work.searchAll === true && bound ? identifiersOfCustomer(bound).slice(0, MAX_OWN_SEARCHED) : []),
    ],
    check: work.manualAssignment
      ? [work.manualAssignment.to, ...work.manualAssignment.from, ...check]
      : check,
    ownActivities: work.record.ownActivities,
    history: work.toConfirm !== undefined && work.resumedFrom === undefined,
    // A binding to a customer that ended meanwhile: the portal's links may be as old.
    holders: bound !== undefined ? 'never' : work.record.customer ? 'always' : 'unlinked',
    profile: bound === undefined && work.mayReadProfile === true && work.record.profileRead !== true,
  };
}
