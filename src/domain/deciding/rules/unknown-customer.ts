import type { Change } from '../../changes/change.ts';
import type { Target } from '../../changes/target.ts';
import type { CrmItem } from '../../crm-view.ts';
import type { Identifier } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../customer-record.ts';
import type { IdentifierOwners } from '../identifier-owners.ts';
import { ownersOf } from '../identifier-owners.ts';
import { join, newItem, ownActivity } from '../join.ts';
import { noChange } from '../no-change.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../../reason.ts';
import { isShared } from '../shared.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';
import { sharedDrafts } from './found-by-search.ts';

/** Rules 6 and 9: nobody has the identifiers, or there are none. `existingCustomer` is a remembered customer without a record. */
export function unknownCustomer(
  situation: Situation,
  own: OwnItems,
  existingCustomer: CustomerRecord | undefined,
  endedCustomers: readonly CustomerRecord[],
): Verdict {
  const owned = ownersOf(situation, own);
  if (owned.length === 0) {
    const gone = endedCustomers.map((record) =>
      reason('customerGone', record.customerRef ? { refs: [record.customerRef] } : {}),
    );
    return noChange(9, [...gone, reason('noIdentifier')], { endedCustomers });
  }
  const shared = owned.filter(({ owners }) => isShared(owners, situation.settings.sharedThreshold));
  const writes = owned.map(({ identifier }) => identifier);
  const customerIdentifiers = owned
    .filter((entry) => !shared.includes(entry))
    .map(({ identifier }) => identifier);
  const record = firstOpen(own.leads) ?? own.contacts[0];
  const known = { shared, existingCustomer, endedCustomers, customerIdentifiers };
  return record ? adopt(situation, own, record, writes, known) : create(situation, own, writes, known);
}

interface UnknownCustomerInput {
  readonly shared: readonly IdentifierOwners[];
  readonly existingCustomer: CustomerRecord | undefined;
  readonly endedCustomers: readonly CustomerRecord[];
  readonly customerIdentifiers: readonly Identifier[];
}

function adopt(
  situation: Situation,
  own: OwnItems,
  record: CrmItem,
  identifiersToAdd: readonly Identifier[],
  going: UnknownCustomerInput,
): Verdict {
  return join(situation, own, {
    rule: 6,
    outcome: 'bound',
    customerRef: record.ref,
    reasons: [...why(going), reason('ownItemKept', { refs: [record.ref] })],
    suggestions: sharedDrafts(going.shared),
    identifiersToAdd,
    customerIdentifiers: going.customerIdentifiers,
    ...(going.existingCustomer && { existingCustomer: going.existingCustomer }),
    endedCustomers: going.endedCustomers,
  });
}

function create(
  situation: Situation,
  own: OwnItems,
  writes: readonly Identifier[],
  going: UnknownCustomerInput,
): Verdict {
  const fields = newItem(situation, own, writes);
  const { creates } = situation.view.line;
  const changes: Change[] = [];
  if (creates === 'lead') {
    changes.push({ kind: 'createItem', type: 'lead', fields, originId: `${situation.decision}:lead` });
  } else if (creates === 'deal') {
    const contact: Target = { created: 'contact' };
    changes.push(
      { kind: 'createItem', type: 'contact', fields, originId: `${situation.decision}:contact` },
      {
        kind: 'createItem',
        type: 'deal',
        fields: { ...fields, name: '', lastName: '', communications: [], contact },
        originId: `${situation.decision}:deal`,
      },
    );
  }
  const customerRef: Target | undefined =
    creates === 'none' ? undefined : { created: creates === 'lead' ? 'lead' : 'contact' };
  const card: Target | undefined = creates === 'none' ? undefined : { created: creates };
  return {
    rule: 6,
    outcome: customerRef ? 'created' : 'bound',
    reasons: [...why(going), reason(customerRef ? 'itemCreated' : 'onlyRemembered')],
    ...(customerRef && { customerRef }),
    ...(card && { card }),
    changes: [
      ...changes,
      ...(card ? [...binds(situation, card, customerRef), ...ownActivity(situation, card)] : []),
    ],
    suggestions: sharedDrafts(going.shared),
    customerIdentifiers: going.customerIdentifiers,
    ...(going.existingCustomer && { existingCustomer: going.existingCustomer }),
    endedCustomers: going.endedCustomers,
    shouldBind: true,
  };
}

/** A session activity that hangs on something closed or foreign comes to the new card as well. */
function binds(situation: Situation, card: Target, customerRef: Target | undefined): readonly Change[] {
  const targets =
    customerRef && JSON.stringify(customerRef) !== JSON.stringify(card) ? [card, customerRef] : [card];
  return situation.view.activities.flatMap((activity) =>
    targets.map((item): Change => ({ kind: 'bindActivity', activity: activity.id, item })),
  );
}

function why(going: UnknownCustomerInput) {
  return [
    ...going.endedCustomers.map((record) =>
      reason('customerGone', record.customerRef ? { refs: [record.customerRef] } : {}),
    ),
    ...going.shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    reason('nobodyFound'),
  ];
}

function firstOpen(items: readonly CrmItem[]): CrmItem | undefined {
  return items
    .filter((item) => item.open)
    .sort((a, b) => b.createdAt - a.createdAt || b.ref.id - a.ref.id)[0];
}
