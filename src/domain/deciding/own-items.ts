import { isAppUser } from '../app-user.ts';
import { imolValue } from '../chat.ts';
import type { Communication, CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { isSameIdentifier, readIdentifier } from '../identifiers/identifier.ts';
import { kindOfField } from '../identifiers/registry.ts';
import { isFailedStage, isFirstStage, isMovedSinceCreation } from '../stages.ts';
import { itemsOf, uniqueRefs } from './item-of.ts';
import type { Situation } from './situation.ts';

/** The portal writes the chat and its items within seconds of each other; the times of both writes may differ a bit. */
const CREATION_TOLERANCE_MS = 60_000;
/**
 * A session's activity and the item for it are created in one request
 * (docs/bitrix24/native-tracker.md#session-start, docs/bitrix24/activities.md#session-activity).
 */
export const SAME_REQUEST_MS = 10_000;

/** Items that the portal itself created for this chat: a lead, or a guest contact and its deal (docs/spec.md 2). */
export interface OwnItems {
  readonly leads: readonly CrmItem[];
  readonly contacts: readonly CrmItem[];
  readonly deals: readonly CrmItem[];
}

/** Finds the items created for this chat among those that the portal linked to it. */
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

/** References of all own items. */
export function ownRefs(own: OwnItems): readonly CrmRef[] {
  return [...own.leads, ...own.contacts, ...own.deals].map((item) => item.ref);
}

function isGuestRecord(situation: Situation, item: CrmItem): boolean {
  if (item.ref.type !== 'lead' && item.ref.type !== 'contact') return false;
  // A record that the tracker bound to a customer is no guest record any more.
  if (isBoundCustomer(situation, item.ref) || hasOtherChats(situation, item)) return false;
  const sessions = sessionStarts(situation);
  if (isCreatedAtOneOf(sessions, item)) return true;
  if (!isCreatedSinceChat(situation, item) || foreignValues(situation, item).length > 0) return false;
  // A contact with the customer's number may have been typed by an employee while the chat went on: that is somebody.
  const numbered = item.communications.some(({ type }) => kindOfField(type) !== undefined);
  return item.ref.type === 'lead' || !numbered || sessions.length === 0;
}

/** Whether the app itself made the item, since the chat began and for no other chat. */
export function isMadeByApp(situation: Situation, item: CrmItem): boolean {
  return (
    isAppUser(situation.view.appUsers, item.createdBy, item.createdAt) &&
    item.createdAt > 0 &&
    isCreatedSinceChat(situation, item) &&
    !hasOtherChats(situation, item)
  );
}

function isBoundCustomer(situation: Situation, ref: CrmRef): boolean {
  const records = [situation.stored.customer, ...situation.stored.remembered.values()];
  return records.some((record) => sameRef(record?.customerRef, ref));
}

/** A record with the `imol|` value of another chat is a customer's, whoever created it. */
function hasOtherChats(situation: Situation, item: CrmItem): boolean {
  const imol = imolValue(situation.code);
  return item.communications.some(({ value }) => value.startsWith('imol|') && value !== imol);
}

function isOwnDeal(situation: Situation, deal: CrmItem, guests: ReadonlySet<number>): boolean {
  const hasOnlyGuests = deal.contacts.every((id) => guests.has(id)) && deal.company === 0;
  if (!hasOnlyGuests || !isCreatedSinceChat(situation, deal)) return false;
  // An employee may make a deal for a guest contact, too, and the portal then links the next session to it.
  const sessions = sessionStarts(situation);
  return sessions.length === 0 || isCreatedAtOneOf(sessions, deal);
}

/** Unix ms. */
function sessionStarts({ view }: Situation): readonly number[] {
  return view.activities.map(({ createdAt }) => createdAt).filter((at) => at > 0);
}

function isCreatedAtOneOf(times: readonly number[], { createdAt }: CrmItem): boolean {
  return times.some((at) => Math.abs(at - createdAt) <= SAME_REQUEST_MS);
}

function isCreatedSinceChat(situation: Situation, item: CrmItem): boolean {
  const chatAt = situation.view.dialog?.createdAt ?? 0;
  return chatAt === 0 || item.createdAt === 0 || item.createdAt >= chatAt - CREATION_TOLERANCE_MS;
}

/**
 * Phones and e-mails that the portal put on the chat's own items: written by no user, or there since the creation. The
 * latter not where the guest's profile was read, which says the same for sure (`profileRead`), and none where the
 * portal's own tracker reads the texts: it also writes there what the customer said of somebody else. `regions`: ISO
 * countries.
 */
export function attestedOnOwnItems(
  situation: Situation,
  regions: readonly string[],
  profileRead: boolean,
): readonly Identifier[] {
  if (situation.view.line.nativeTracker) return [];
  const { leads, contacts } = ownItems(situation);
  return [...leads, ...contacts]
    .filter((item) => isWrittenByNoUser(situation, item) || (!profileRead && isUntouched(item)))
    .flatMap(({ communications }) => communications)
    .flatMap(({ type, value }) => {
      const kind = kindOfField(type);
      return (kind && readIdentifier(kind, value, regions, 'attested')) ?? [];
    });
}

/** The portal, its robots and its forms write as user 0 or as the chat's guest user. */
function isWrittenByNoUser({ chat }: Situation, { updatedBy }: CrmItem): boolean {
  return updatedBy === 0 || updatedBy === Number(chat.user);
}

function isUntouched({ createdAt, updatedAt }: CrmItem): boolean {
  return createdAt > 0 && Math.abs(updatedAt - createdAt) <= SAME_REQUEST_MS;
}

/** Types of the phones and e-mails that did not come from the chat. */
function foreignValues(situation: Situation, item: CrmItem): readonly string[] {
  const { handled, attested = [] } = situation.stored.chat;
  const known = [...attested, ...situation.identifiers];
  const isGiven = (stored: Communication): boolean =>
    handled.includes(stored.key) || known.some((one) => isSameIdentifier(one, stored));
  return item.communications
    .filter((stored) => kindOfField(stored.type) !== undefined && !isGiven(stored))
    .map(({ type }) => type);
}

/**
 * Names of the data of an own item that did not come from the chat; an item with any may not be absorbed
 * (docs/spec.md 6.3: no other activity, no data but this chat's, no human edit).
 */
export function ownData(situation: Situation, item: CrmItem): readonly string[] {
  const foreign = situation.view.foreign.get(refKey(item.ref)) ?? 0;
  const edited = isEditedByPerson(situation, item);
  return [
    ...item.filled,
    ...foreignValues(situation, item),
    ...(foreign > 0 ? ['activities'] : []),
    ...(edited ? ['edited'] : []),
    ...(isMovedByPerson(situation, item) ? ['stage'] : []),
  ];
}

/** The portal writes as the creator, as user 0 or as the chat's guest user; every other user is a person. */
function isEditedByPerson(situation: Situation, item: CrmItem): boolean {
  const nonPersonUsers = [0, item.createdBy, Number(situation.chat.user)];
  const { updatedBy, updatedAt } = item;
  return !nonPersonUsers.includes(updatedBy) && !isAppUser(situation.view.appUsers, updatedBy, updatedAt);
}

/**
 * The app itself moves an own item to a failed stage, and back when that is undone. Its user may be a person who works in
 * the CRM, too: any other stage was set by hand.
 */
function isMovedByPerson({ view }: Situation, item: CrmItem): boolean {
  if (!isMovedSinceCreation(item)) return false;
  const isAppsStage = isFailedStage(view, item) || isFirstStage(item);
  return !(isAppsStage && isAppUser(view.appUsers, item.movedBy, item.movedAt));
}
