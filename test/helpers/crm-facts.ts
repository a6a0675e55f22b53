import assert from 'node:assert/strict';
import type { Activity, Customer, Item, PortalSim } from '../../simulator/portal-simulator.ts';
import type { CrmRef } from '../../src/domain/crm-ref.ts';
import { refKey } from '../../src/domain/crm-ref.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Suggestion } from '../../src/domain/suggestion.ts';
import type { Tracker } from './start-tracker.ts';

const typeNames = { 1: 'lead', 2: 'deal', 3: 'contact', 4: 'company' } as const;

/** `lead:12`: the key of an item, in the format of `refKey`. */
export function key(item: Item): string {
  return `${typeNames[item.entityTypeId]}:${String(item.id)}`;
}

/** Key of a CRM reference of the app. */
export function keyOf(ref: CrmRef | undefined): string | undefined {
  return ref && refKey(ref);
}

/** Keys of the items that the activity of the customer's current session is bound to, sorted. */
export function boundTo(portal: PortalSim, customer: Customer): readonly string[] {
  const activity = portal.crm.activities.get(customer.activityId);
  assert.ok(activity, 'the session has an activity');
  return bindingsOf(activity);
}

/** Keys of the items that an activity is bound to, sorted. */
export function bindingsOf(activity: Activity): readonly string[] {
  return activity.bindings.map(({ entityTypeId, id }) => `${typeNames[entityTypeId]}:${String(id)}`).sort();
}

/** All session activities of open lines, oldest first. */
export function sessionActivities(portal: PortalSim): readonly Activity[] {
  return portal.crm.activities.all().filter(({ providerId }) => providerId === 'IMOPENLINES_SESSION');
}

/** Activities that the app created. */
export function ownActivities(portal: PortalSim): readonly Activity[] {
  return portal.crm.activities.all().filter(({ providerId }) => providerId === 'CONFIGURABLE_REST_APP');
}

export function openLeads(portal: PortalSim): readonly Item[] {
  return portal.crm.leads.all().filter((lead) => lead.semantic === 'P');
}

export function openDeals(portal: PortalSim): readonly Item[] {
  return portal.crm.deals.all().filter((deal) => deal.semantic === 'P');
}

/** The journal's newest entry. */
export async function lastDecision(tracker: Tracker): Promise<Decision> {
  const decision = (await tracker.journal()).at(-1);
  assert.ok(decision, 'something was decided');
  return decision;
}

export async function openSuggestions(tracker: Tracker): Promise<readonly Suggestion[]> {
  return tracker.stores.suggestions.list(tracker.member, 'open', 100);
}

/** Rule, outcome, customer and card of a decision, for comparisons. */
export function summaryOf(decision: Decision) {
  const { rule, outcome } = decision;
  return { rule, outcome, customerRef: keyOf(decision.customerRef), card: keyOf(decision.card) };
}

/** Texts of the app's lines on an item's timeline. */
export function linesOn(portal: PortalSim, item: Item): readonly string[] {
  return portal.crm.timeline.logOf(item).map(({ text }) => text);
}
