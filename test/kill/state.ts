import type { Activity, Item, PortalSim } from '../../simulator/portal-simulator.ts';
import type { AppliedChange } from '../../src/domain/changes/change.ts';
import type { Target } from '../../src/domain/changes/target.ts';
import { isCreated } from '../../src/domain/changes/target.ts';
import type { CrmRef } from '../../src/domain/crm-ref.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Suggestion } from '../../src/domain/suggestion.ts';
import type { ChatRecord } from '../../src/domain/chat-record.ts';
import type { CustomerRecord } from '../../src/domain/customer-record.ts';
import type { InboxEntry, ParkedEntry } from '../../src/store/ports.ts';
import { contentOf } from '../helpers/crm-content.ts';

/** Everything that the stores contain of one portal. */
export interface StoreContents {
  readonly chats: readonly ChatRecord[];
  readonly customers: readonly CustomerRecord[];
  /** Newest first. */
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
  readonly waiting: readonly InboxEntry[];
  readonly parked: readonly ParkedEntry[];
}

const typeNames = { 1: 'lead', 2: 'deal', 3: 'contact', 4: 'company' } as const;
type TypeId = keyof typeof typeNames;

/** Fields with ids: they differ between two runs with the same result, as do timestamps. */
const runSpecificFields = new Set(['id', 'contactId', 'companyId', 'leadId', 'originId', 'xmlId']);
const isTimestamp = (name: string): boolean => /time$|date$|^date/i.test(name);

/** Describes an item by its content, because its id differs between runs. */
function labelOf(item: Item): string {
  const { values, communications } = contentOf(item);
  const names = values.flatMap(([name, value]) =>
    ['title', 'name', 'lastName'].includes(name) ? [String(value)] : [],
  );
  return `${typeNames[item.entityTypeId]} ${names.join(' ')} [${communications.join(', ')}]`;
}

/** Descriptions of CRM items that are equal in every run. */
export interface Labels {
  of(type: TypeId, id: number): string;
  ref(target: Target | undefined): string;
}

function labelsOf(portal: PortalSim): Labels {
  const { leads, deals, contacts, companies } = portal.crm;
  const items = [...leads.all(), ...deals.all(), ...contacts.all(), ...companies.all()];
  const byKey = new Map(
    items.map((item) => [`${typeNames[item.entityTypeId]}:${String(item.id)}`, labelOf(item)]),
  );
  const ofRef = ({ type, id }: CrmRef): string => byKey.get(`${type}:${String(id)}`) ?? `deleted ${type}`;
  return {
    of: (type, id) => ofRef({ type: typeNames[type], id }),
    ref: (target) =>
      target === undefined ? '' : isCreated(target) ? `new ${target.created}` : ofRef(target),
  };
}

/** Everything that a person sees in the CRM, without ids and timestamps, sorted by content. */
export function crmState(portal: PortalSim) {
  const { leads, deals, contacts, companies, activities, timeline } = portal.crm;
  const labels = labelsOf(portal);
  const itemState = (item: Item) => {
    const { values, custom, communications } = contentOf(item);
    return {
      values: values
        .filter(([name]) => !runSpecificFields.has(name) && !isTimestamp(name))
        .map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
      custom,
      communications,
      contacts: item.contactIds.map((id) => labels.of(3, id)),
      companies: item.companyIds.map((id) => labels.of(4, id)),
    };
  };
  return {
    leads: sorted(leads.all().map(itemState)),
    deals: sorted(deals.all().map(itemState)),
    contacts: sorted(contacts.all().map(itemState)),
    companies: sorted(companies.all().map(itemState)),
    activities: sorted(activities.all().map((activity) => activityState(activity, labels))),
    comments: sorted([...timeline.comments.values()].map(({ text }) => text)),
    logLines: sorted(
      [...timeline.logMessages.values()].map(
        ({ owner, text }) => `${labels.of(owner.entityTypeId, owner.id)}: ${withoutIds(text)}`,
      ),
    ),
  };
}

function activityState(activity: Activity, labels: Labels) {
  return {
    provider: activity.providerId,
    completed: activity.completed,
    owner: labels.of(activity.ownerTypeId, activity.ownerId),
    bindings: activity.bindings.map(({ entityTypeId, id }) => labels.of(entityTypeId, id)).sort(),
    layout: activity.layout,
  };
}

/** What the stores contain of the portal, without ids and timestamps, sorted by content. */
export function storeState(contents: StoreContents, portal: PortalSim) {
  const labels = labelsOf(portal);
  const customerOf = new Map(contents.customers.map((record) => [record.id, labels.ref(record.customerRef)]));
  return {
    chats: sorted(
      contents.chats.map(({ userCode, customer, handled, pieces, pending, ownActivities, group }) => ({
        userCode,
        customer: customer && (customerOf.get(customer) ?? 'unknown customer'),
        handled: [...handled].sort(),
        pieces: pieces.map(({ text }) => text),
        pending: pending !== undefined,
        ownActivities: Object.keys(ownActivities).sort(),
        group,
      })),
    ),
    customers: sorted(
      contents.customers.map(({ customerRef, card, firstPhone, phones, emails, chats }) => ({
        customerRef: labels.ref(customerRef),
        card: labels.ref(card),
        firstPhone: firstPhone && [firstPhone.value, firstPhone.chat, firstPhone.messageId],
        phones: [...phones].sort(),
        emails: [...emails].sort(),
        chats: [...chats].sort(),
      })),
    ),
    decisions: sorted(contents.decisions.map((decision) => decisionState(decision, labels))),
    suggestions: sorted(
      contents.suggestions.map(({ kind, chat, items, identifier }) => ({
        kind,
        chat,
        items: items.map(labels.ref).sort(),
        identifier,
      })),
    ),
    waiting: contents.waiting.length,
    parked: contents.parked.length,
  };
}

function decisionState(decision: Decision, labels: Labels) {
  const { chat, rule, outcome, identifiers, reasons, customerRef, card, changes, undone } = decision;
  return {
    chat,
    rule,
    outcome,
    identifiers: identifiers.map(({ kind, value }) => `${kind} ${value}`).sort(),
    reasons: reasons.map(({ code }) => code).sort(),
    customerRef: labels.ref(customerRef),
    card: labels.ref(card),
    changes: changes.map((change) => changeState(change, labels)).sort(),
    undone: undone && undone.leftAlone.map(({ code, value }) => `${code} ${String(value)}`).sort(),
  };
}

function changeState({ change, outcome, error }: AppliedChange, labels: Labels): string {
  const item = 'item' in change ? labels.ref(change.item) : '';
  const what = 'value' in change && typeof change.value === 'string' ? change.value : '';
  return [change.kind, item, what, outcome, error ?? ''].join(' ').trim();
}

function sorted<T>(entries: readonly T[]): readonly T[] {
  const text = (entry: T): string => (typeof entry === 'string' ? entry : JSON.stringify(entry));
  return [...entries].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

const decisionInLine = /#(d-\w+)/;

/** Decision ids contain a timestamp. */
function withoutIds(text: string): string {
  return text.replace(decisionInLine, '#decision');
}

/** Lines on timelines whose decision is not in the journal, and second lines of one decision. */
export function findUnmatchedLogLines(portal: PortalSim, { decisions }: StoreContents): readonly string[] {
  const known = new Set<string>(decisions.map(({ id }) => id));
  return [...portal.crm.timeline.logMessages.values()].flatMap(({ text }) => {
    const id = decisionInLine.exec(text)?.[1] ?? '';
    return known.delete(id) ? [] : [text];
  });
}
