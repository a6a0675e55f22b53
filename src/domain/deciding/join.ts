import type { Change } from '../changes/change.ts';
import type { NewItem } from '../changes/create-item.ts';
import type { Target } from '../changes/target.ts';
import { isCreated } from '../changes/target.ts';
import type { CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { sameRef } from '../crm-ref.ts';
import type { DecisionOutcome } from '../decision-outcome.ts';
import type { Reason } from '../reason.ts';
import type { RuleNumber } from '../rule-number.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import type { CustomerRecord } from '../customer-record.ts';
import { absorbOwnItems } from './absorb-own-items.ts';
import { attachChanges, uniqueTargets } from './attach-changes.ts';
import type { CardChoice } from './choose-card.ts';
import { chooseCard } from './choose-card.ts';
import { communicationOf, detailChanges, imolCommunication, mayBeAdded } from './details.ts';
import { customerRefOf } from './customers.ts';
import { itemOf } from './item-of.ts';
import { channelName } from './names.ts';
import type { OwnItems } from './own-items.ts';
import { reason } from '../reason.ts';
import type { Situation } from './situation.ts';
import type { SuggestionDraft } from '../suggestion.ts';
import type { Verdict } from './verdict.ts';

/** What a rule found: the customer that the chat belongs to. */
export interface Finding {
  readonly rule: RuleNumber;
  readonly outcome: DecisionOutcome;
  readonly customerRef: CrmRef;
  readonly reasons: readonly Reason[];
  readonly suggestions: readonly SuggestionDraft[];
  /** Identifiers to add to the CRM item where they are missing. */
  readonly identifiersToAdd: readonly Identifier[];
  /** Identifiers to store in the customer's record. */
  readonly customerIdentifiers: readonly Identifier[];
  /** The card that the chat or the stored customer is bound to. */
  readonly boundCard?: CrmRef;
  readonly existingCustomer?: CustomerRecord;
  readonly endedCustomers?: readonly CustomerRecord[];
  /** Items that the chat leaves, besides own items. */
  readonly leftItems?: readonly CrmRef[];
}

/** The verdict that binds a chat to a customer, with all changes to the CRM that follow (docs/spec.md 6). */
export function join(situation: Situation, own: OwnItems, finding: Finding): Verdict {
  const { customerRef } = finding;
  const choice = chooseCard(situation, customerRef, own, finding.boundCard);
  const card: Target | undefined = cardTarget(choice);
  const existing = card && !isCreated(card) ? card : undefined;
  const absorb = absorbOwnItems(
    situation,
    withoutConverted(situation, own, customerRef),
    customerRef,
    existing,
  );
  const targets = uniqueTargets(card ? [card, customerRef] : [customerRef]);
  const attach = attachChanges(situation, targets, leftItemsOf(finding, absorb.leftItems));
  const changes: Change[] = [
    ...cardChanges(situation, own, choice, customerRef),
    ...detailChanges(situation, customerRef, finding.identifiersToAdd, own),
    ...attach.binding,
    ...ownActivity(situation, card ?? customerRef),
    ...attach.unbinding,
    ...absorb.changes,
  ];
  const replaced = replacedCard(situation, finding, existing);
  const outcome = outcomeOf(finding, replaced);
  const moved = outcome !== 'stayed' && !isOwnRecord(own, customerRef);
  return {
    rule: finding.rule,
    outcome,
    reasons: [...finding.reasons, ...replaced, ...absorb.reasons],
    customerRef,
    ...(card && { card }),
    changes:
      moved && changes.length > 0
        ? [...changes, logLine(situation, card ?? customerRef, finding, replaced)]
        : changes,
    suggestions: [...finding.suggestions, ...absorb.suggestions],
    customerIdentifiers: finding.customerIdentifiers,
    ...(finding.existingCustomer && { existingCustomer: finding.existingCustomer }),
    endedCustomers: finding.endedCustomers ?? [],
    shouldBind: true,
  };
}

/** A lead that was converted to the customer is a part of it: there is nothing to absorb. */
function withoutConverted({ view }: Situation, own: OwnItems, customerRef: CrmRef): OwnItems {
  const isConverted = (lead: CrmItem): boolean =>
    !lead.open && sameRef(customerRefOf(view, lead), customerRef);
  return { ...own, leads: own.leads.filter((lead) => !isConverted(lead)) };
}

function leftItemsOf({ leftItems = [] }: Finding, absorbed: readonly CrmRef[]): readonly CrmRef[] {
  return [...absorbed, ...leftItems];
}

/** The reason for another card: the bound one was closed, converted or deleted. The chat may have a card of its own. */
function replacedCard(
  { stored: { chat } }: Situation,
  { boundCard }: Finding,
  card: CrmRef | undefined,
): readonly Reason[] {
  if (!boundCard || sameRef(card, boundCard) || sameRef(card, chat.attached?.card)) return [];
  return [reason('cardReplaced', { refs: [boundCard] })];
}

function outcomeOf({ outcome }: Finding, replaced: readonly Reason[]): DecisionOutcome {
  return outcome === 'stayed' && replaced.length > 0 ? 'rebound' : outcome;
}

/** The app's own activity for a session without a session activity of the portal (docs/spec.md 6.5). */
export function ownActivity(situation: Situation, item: Target): readonly Change[] {
  const session = situation.view.dialog?.session ?? 0;
  const key = String(session);
  const exists = situation.stored.chat.ownActivities[key] !== undefined;
  if (session === 0 || exists || situation.view.activities.some((activity) => activity.session === key))
    return [];
  const { connector } = situation.chat;
  const responsible = responsibleFor(situation, item);
  return [
    {
      kind: 'createActivity',
      item,
      session: key,
      connector,
      ...(responsible > 0 && { responsible }),
      originId: `session:${key}`,
    },
  ];
}

/** Who answers the chat, else whom the item belongs to, else whom the portal would choose; 0 = nobody is known. */
function responsibleFor({ view }: Situation, item: Target): number {
  const ofItem = isCreated(item) ? 0 : (itemOf(view, item)?.responsible ?? 0);
  return (view.dialog?.operator ?? 0) || ofItem || view.responsible;
}

/** Fields of an item that the app creates for this chat (docs/spec.md 6.8). */
export function newItem(situation: Situation, own: OwnItems, identifiers: readonly Identifier[]): NewItem {
  const name = channelName(situation, own) ?? { name: '', lastName: '' };
  const { line } = situation.view;
  return {
    title: [`${name.name} ${name.lastName}`.trim(), line.name].filter(Boolean).join(' - '),
    ...name,
    source: line.source,
    responsible: situation.view.responsible,
    category: line.category,
    company: 0,
    communications: [...identifiers.filter(mayBeAdded).map(communicationOf), imolCommunication(situation)],
  };
}

function cardTarget(choice: CardChoice): Target | undefined {
  if (choice.kind === 'none') return undefined;
  return choice.kind === 'create' ? { created: choice.type } : choice.card;
}

function cardChanges(
  situation: Situation,
  own: OwnItems,
  choice: CardChoice,
  customerRef: CrmRef,
): readonly Change[] {
  if (choice.kind === 'create') return [createCard(situation, choice.type, customerRef)];
  if (choice.kind !== 'own') return [];
  const item = itemOf(situation.view, choice.card);
  if (!item) return [];
  if (customerRef.type === 'company') {
    if (item.company === customerRef.id) return [];
    return [
      { kind: 'setLink', item: item.ref, field: 'companyId', value: customerRef, before: item.company },
    ];
  }
  if (customerRef.type !== 'contact') return [];
  if (item.ref.type === 'lead') {
    if (item.contact === customerRef.id) return [];
    const guests = new Set(own.contacts.map(({ ref }) => ref.id));
    const otherContacts = item.contacts.filter((id) => id !== customerRef.id && !guests.has(id));
    return [
      {
        kind: 'setLink',
        item: item.ref,
        field: 'contactId',
        value: customerRef,
        before: item.contact,
        otherContacts,
        contactsBefore: item.contacts,
      },
    ];
  }
  if (item.contacts.length === 1 && item.contacts[0] === customerRef.id) return [];
  return [{ kind: 'setDealContacts', item: item.ref, contacts: [customerRef.id], before: item.contacts }];
}

function createCard(situation: Situation, type: 'lead' | 'deal', customerRef: CrmRef): Change {
  const item = itemOf(situation.view, customerRef);
  const name = `${item?.name ?? ''} ${item?.lastName ?? ''}`.trim();
  const fields: NewItem = {
    title: [name, situation.view.line.name].filter(Boolean).join(' - '),
    name: '',
    lastName: '',
    source: situation.view.line.source,
    responsible: item?.responsible || situation.view.responsible,
    category: situation.view.line.category,
    ...(customerRef.type === 'contact' && { contact: customerRef }),
    company: customerRef.type === 'company' ? customerRef.id : 0,
    communications: [],
  };
  return { kind: 'createItem', type, fields, originId: `${situation.decision}:${type}` };
}

function isOwnRecord(own: OwnItems, customerRef: CrmRef): boolean {
  return [...own.leads, ...own.contacts].some((item) => sameRef(item.ref, customerRef));
}

function logLine(situation: Situation, item: Target, finding: Finding, replaced: readonly Reason[]): Change {
  const [because] = finding.outcome === 'stayed' ? replaced : finding.reasons;
  return {
    kind: 'logLine',
    item,
    decision: situation.decision,
    connector: situation.chat.connector,
    because: because?.code ?? '',
    identifiers: finding.customerIdentifiers.map((identifier) => identifier.value),
  };
}
