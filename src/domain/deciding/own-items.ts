import { imolValue } from '../chat.ts';
import type { CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import { identifierKey } from '../identifiers/identifier.ts';
import { kindOfField } from '../identifiers/registry.ts';
import { itemsOf, uniqueRefs } from './item-of.ts';
import type { Situation } from './situation.ts';

/** The portal writes the chat and its items within seconds of each other; clocks of two writes may differ a little. */
const SAME_TIME = 60_000;
/** A session's activity and the item for it are made in one go (native-tracker.md 4.1, 4.4). */
const SAME_HIT = 10_000;

/** What the portal itself made for this chat: a lead, or a guest contact and its deal (spec 2). */
export interface OwnItems {
  readonly leads: readonly CrmItem[];
  readonly contacts: readonly CrmItem[];
  readonly deals: readonly CrmItem[];
}

/** Finds the items made for this chat among those the portal linked to it. */
export function ownItems(situation: Situation): OwnItems {
  const { view } = situation;
  const linked = itemsOf(view, uniqueRefs([...(view.dialog?.links ?? []), ...view.holders]));
  const records = linked.filter((item) => isGuestRecord(situation, item));
  const contacts = records.filter((item) => item.ref.type === 'contact');
  const guests = new Set(contacts.map((item) => item.ref.id));
  return {
    contacts,
    leads: records.filter((item) => item.ref.type === 'lead'),
    deals: linked.filter((item) => item.ref.type === 'deal' && isOwnDeal(situation, item, guests)),
  };
}

/** All of them as references. */
export function ownRefs(own: OwnItems): readonly CrmRef[] {
  return [...own.leads, ...own.contacts, ...own.deals].map((item) => item.ref);
}

function isGuestRecord(situation: Situation, item: CrmItem): boolean {
  if (item.ref.type !== 'lead' && item.ref.type !== 'contact') return false;
  // A record that the tracker itself made somebody's customer is nobody's guest any more.
  if (isBoundCustomer(situation, item.ref) || hasOtherChats(situation, item)) return false;
  const sessions = situation.view.activities.map(({ createdAt }) => createdAt).filter((at) => at > 0);
  if (sessions.some((at) => Math.abs(at - item.createdAt) <= SAME_HIT)) return true;
  if (!madeSinceChat(situation, item) || foreignValues(situation, item).length > 0) return false;
  // A contact with the customer's number may have been typed by an employee while the chat went on: that is somebody.
  const numbered = item.communications.some(({ type }) => kindOfField(type) !== undefined);
  return item.ref.type === 'lead' || !numbered || sessions.length === 0;
}

function isBoundCustomer(situation: Situation, ref: CrmRef): boolean {
  const records = [situation.stored.customer, ...situation.stored.remembered.values()];
  return records.some((record) => sameRef(record?.customerRef, ref));
}

/** Another chat's value: somebody's record, whoever made it. */
function hasOtherChats(situation: Situation, item: CrmItem): boolean {
  const imol = imolValue(situation.code);
  return item.communications.some(({ value }) => value.startsWith('imol|') && value !== imol);
}

function isOwnDeal(situation: Situation, deal: CrmItem, guests: ReadonlySet<number>): boolean {
  const nobodyElse = deal.contacts.every((id) => guests.has(id)) && deal.company === 0;
  return nobodyElse && madeSinceChat(situation, deal);
}

function madeSinceChat(situation: Situation, item: CrmItem): boolean {
  const chatAt = situation.view.dialog?.createdAt ?? 0;
  return chatAt === 0 || item.createdAt === 0 || item.createdAt >= chatAt - SAME_TIME;
}

/** Phones and e-mails that the chat did not give. */
function foreignValues(situation: Situation, item: CrmItem): readonly string[] {
  const given = new Set([...situation.stored.chat.handled, ...situation.identifiers.map(identifierKey)]);
  return item.communications
    .filter(({ type, key }) => kindOfField(type) !== undefined && !given.has(key))
    .map(({ type }) => type);
}

/**
 * Why an item made for the chat may not be absorbed: the names of what it holds of its own. Empty = it holds nothing
 * (spec 6.3: no other activity, no data but this chat's, no human edit).
 */
export function ownData(situation: Situation, item: CrmItem): readonly string[] {
  const foreign = situation.view.foreign.get(refKey(item.ref)) ?? 0;
  // The portal writes as the creator, as nobody, or as the chat's guest user; everyone else is a person.
  const machines = [0, item.createdBy, situation.view.appUser, Number(situation.chat.user)];
  const edited = !machines.includes(item.updatedBy);
  return [
    ...item.filled,
    ...foreignValues(situation, item),
    ...(foreign > 0 ? ['activities'] : []),
    ...(edited ? ['edited'] : []),
  ];
}
