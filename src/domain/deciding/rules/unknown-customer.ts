import type { Change } from '../../changes/change.ts';
import type { Target } from '../../changes/target.ts';
import type { CrmRef } from '../../crm-ref.ts';
import type { CrmItem } from '../../crm-view.ts';
import type { Reason } from '../../reason.ts';
import type { RuleNumber } from '../../rule-number.ts';
import { identifierKey } from '../../identifiers/identifier.ts';
import type { Identifier } from '../../identifiers/identifier.ts';
import type { CustomerRecord } from '../../customer-record.ts';
import type { IdentifierOwners } from '../identifier-owners.ts';
import { ownersOf, refusedOwnersOf } from '../identifier-owners.ts';
import { join, newItem, ownActivity } from '../join.ts';
import { noChange } from '../no-change.ts';
import type { OwnItems } from '../own-items.ts';
import { reason } from '../../reason.ts';
import { isShared } from '../is-shared.ts';
import type { Situation } from '../situation.ts';
import type { Verdict } from '../verdict.ts';
import { sharedDrafts } from './found-by-search.ts';

/**
 * Rules 6 and 9: no customer has the identifiers, or there are none. `existingCustomer`: stored, without a CRM item. Rule 3
 * where it never had one and a phone of the message is remembered with it.
 */
export function unknownCustomer(
  situation: Situation,
  own: OwnItems,
  existingCustomer: CustomerRecord | undefined,
  endedCustomers: readonly CustomerRecord[],
): Verdict {
  const owned = ownersOf(situation, own);
  if (owned.length === 0) {
    const reasons = [...endedCustomers.map(goneReason), reason('noIdentifier')];
    return noChange(9, reasons, { endedCustomers });
  }
  const shared = owned.filter(({ owners }) => isShared(situation, owners));
  const identifiersToAdd = owned.map(({ identifier }) => identifier);
  const customerIdentifiers = owned
    .filter((entry) => !shared.includes(entry))
    .map(({ identifier }) => identifier);
  const ownRecord = newestOpen(own.leads) ?? own.contacts[0];
  const rememberedPhone = phoneOf(situation, existingCustomer);
  const refused = refusedOwnersOf(situation, identifiersToAdd);
  const input = { shared, refused, existingCustomer, rememberedPhone, endedCustomers, customerIdentifiers };
  return ownRecord
    ? adoptOwnRecord(situation, own, ownRecord, identifiersToAdd, input)
    : createItems(situation, own, identifiersToAdd, input);
}

interface UnknownCustomerInput {
  readonly shared: readonly IdentifierOwners[];
  /** Customers who have an identifier, but are not the writer: a person said so. */
  readonly refused: readonly CrmRef[];
  readonly existingCustomer: CustomerRecord | undefined;
  /** Of a customer who never had a CRM item. */
  readonly rememberedPhone: Identifier | undefined;
  readonly endedCustomers: readonly CustomerRecord[];
  readonly customerIdentifiers: readonly Identifier[];
}

/** The phone of the message that leads to a stored customer of a line that creates nothing. */
function phoneOf(
  { identifiers, stored }: Situation,
  existingCustomer: CustomerRecord | undefined,
): Identifier | undefined {
  if (!existingCustomer || existingCustomer.customerRef) return undefined;
  return identifiers.find((one) => stored.remembered.get(identifierKey(one))?.id === existingCustomer.id);
}

/** The record that the portal created for the chat becomes the customer. */
function adoptOwnRecord(
  situation: Situation,
  own: OwnItems,
  record: CrmItem,
  identifiersToAdd: readonly Identifier[],
  input: UnknownCustomerInput,
): Verdict {
  return join(situation, own, {
    rule: ruleOf(input),
    outcome: 'bound',
    customerRef: record.ref,
    reasons: [...reasonsOf(input), reason('ownItemKept', { refs: [record.ref] })],
    suggestions: sharedDrafts(input.shared),
    identifiersToAdd,
    customerIdentifiers: input.customerIdentifiers,
    ...(input.existingCustomer && { existingCustomer: input.existingCustomer }),
    endedCustomers: input.endedCustomers,
  });
}

/** Creates what the line creates: a lead, a contact with a deal, or nothing. */
function createItems(
  situation: Situation,
  own: OwnItems,
  identifiersToAdd: readonly Identifier[],
  input: UnknownCustomerInput,
): Verdict {
  const fields = newItem(situation, own, identifiersToAdd);
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
    rule: ruleOf(input),
    outcome: customerRef ? 'created' : 'bound',
    reasons: [...reasonsOf(input), reason(customerRef ? 'itemCreated' : 'onlyRemembered')],
    ...(customerRef && { customerRef }),
    ...(card && { card }),
    changes: [
      ...changes,
      ...(card ? [...bindActivities(situation, card, customerRef), ...ownActivity(situation, card)] : []),
    ],
    suggestions: sharedDrafts(input.shared),
    customerIdentifiers: input.customerIdentifiers,
    ...(input.existingCustomer && { existingCustomer: input.existingCustomer }),
    endedCustomers: input.endedCustomers,
    shouldBind: true,
  };
}

/** Session activities bound to other items are bound to the new card and customer too. */
function bindActivities(
  situation: Situation,
  card: Target,
  customerRef: Target | undefined,
): readonly Change[] {
  const targets =
    customerRef && JSON.stringify(customerRef) !== JSON.stringify(card) ? [card, customerRef] : [card];
  return situation.view.activities.flatMap((activity) =>
    targets.map((item): Change => ({ kind: 'bindActivity', activity: activity.id, item })),
  );
}

function reasonsOf(input: UnknownCustomerInput): readonly Reason[] {
  return [
    ...input.endedCustomers.map(goneReason),
    ...input.shared.map(({ identifier }) => reason('sharedIdentifier', { identifier: identifier.value })),
    ...(input.refused.length > 0 ? [reason('notSamePerson', { refs: input.refused })] : []),
    ...(input.rememberedPhone
      ? [reason('phoneRemembered', { identifier: input.rememberedPhone.value })]
      : []),
    ...(isOfNobody(input) ? [reason('nobodyFound')] : []),
  ];
}

/** Nobody has what was given: it is neither shared by many nor somebody's of whom a person said that he is another. */
function isOfNobody({ refused, rememberedPhone, customerIdentifiers }: UnknownCustomerInput): boolean {
  return refused.length === 0 && !rememberedPhone && customerIdentifiers.length > 0;
}

function ruleOf({ rememberedPhone }: UnknownCustomerInput): RuleNumber {
  return rememberedPhone ? 3 : 6;
}

function goneReason({ customerRef }: CustomerRecord): Reason {
  return reason('customerGone', customerRef ? { refs: [customerRef] } : {});
}

function newestOpen(items: readonly CrmItem[]): CrmItem | undefined {
  return items
    .filter((item) => item.open)
    .sort((a, b) => b.createdAt - a.createdAt || b.ref.id - a.ref.id)[0];
}
