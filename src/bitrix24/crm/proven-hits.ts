import type { CrmItem } from '../../domain/crm-view.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import { identifierKey, isSameIdentifier } from '../../domain/identifiers/identifier.ts';
import type { InitialReads } from './initial-reads.ts';

/** Search hits by `identifierKey`, and the keys that a company of the portal's owner has. */
export interface ProvenHits {
  readonly hits: ReadonlyMap<string, readonly CrmRef[]>;
  readonly ownCompanyKeys: ReadonlySet<string>;
}

/**
 * The hits whose items have the identifier: the portal's search compares digits and knows no country
 * (docs/bitrix24/crm-search.md#phone-key). Own companies are nobody's customers: they are named apart. `items`: by
 * `refKey`.
 */
export function provenHits(initial: InitialReads, items: ReadonlyMap<string, CrmItem>): ProvenHits {
  const found = initial.need.search.map((identifier) => {
    const key = identifierKey(identifier);
    const proven = (initial.hits.get(key) ?? []).flatMap((ref) => {
      const item = items.get(refKey(ref));
      return item && hasIdentifier(item, identifier) ? [item] : [];
    });
    return { key, proven };
  });
  return {
    hits: new Map(
      found.map(({ key, proven }) => [key, proven.filter((item) => !item.isMyCompany).map(({ ref }) => ref)]),
    ),
    ownCompanyKeys: new Set(
      found.flatMap(({ key, proven }) => (proven.some(({ isMyCompany }) => isMyCompany) ? [key] : [])),
    ),
  };
}

/** `refKey`s of the hits that have what was searched. */
export function itemsWithIdentifiers(
  initial: InitialReads,
  items: ReadonlyMap<string, CrmItem>,
): ReadonlySet<string> {
  return new Set([...provenHits(initial, items).hits.values()].flat().map(refKey));
}

function hasIdentifier(item: CrmItem, identifier: Identifier): boolean {
  return item.communications.some((stored) => isSameIdentifier(identifier, stored));
}
