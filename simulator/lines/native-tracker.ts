import type { Actor } from '../crm/actor.ts';
import { CONTACT, COMPANY, LEAD } from '../crm/entity-types.ts';
import type { Item } from '../crm/item.ts';
import type { Session } from './chat.ts';
import { findClient, type ContactData } from './find-client.ts';
import { readNatively } from './native-reader.ts';
import type { LinesPortal } from './open-lines.ts';
import { bindSession, extend, register } from './registration.ts';

/** CRM options of a portal for its native tracker. */
export interface NativeSettings {
  /** Country of phone numbers without prefix (`phone_number_default_country`). */
  country: string;
  /** Create a repeat lead for known clients without an open item. */
  repeatLeads: boolean;
  /**
   * Phones and e-mails of CRM exclusions: such messages are not processed
   * (docs/bitrix24/native-tracker.md#exclusions).
   */
  readonly exclusions: Set<string>;
}

const noData: ContactData = { phones: [], emails: [] };

/**
 * Registers a new session before any text is read (docs/bitrix24/native-tracker.md#session-start). Returns
 * the type names of the created items.
 */
export function startSessionInCrm(portal: LinesPortal, session: Session, actor: Actor): readonly string[] {
  const { chat } = session;
  if (!chat.line.on('CRM') || isExcluded(portal, profileData(session))) return [];
  const found = findClient(portal.crm, portal.index, chat, noData);
  // For live chats nothing is created at this point.
  return attach(portal, session, found, noData, actor, chat.connector !== 'livechat');
}

/** Processes the text of a message by the native tracker's rules (docs/bitrix24/native-tracker.md#message). */
export function trackMessage(portal: LinesPortal, session: Session, text: string, actor: Actor): void {
  const { line } = session.chat;
  if (!line.on('CRM') || !line.on('CRM_CHAT_TRACKER')) return;
  const data = readNatively(text, portal.native.country);
  if (data.phones.length + data.emails.length === 0 || isExcluded(portal, data)) return;
  if (session.activityId) trackBound(portal, session, data, actor);
  else trackUnbound(portal, session, data, actor);
}

/** Contact data that the guest's profile got: every lead and client that the session is bound to gets it too. */
export function extendBoundItems(portal: LinesPortal, session: Session, actor: Actor): void {
  const activity = portal.crm.activities.get(session.activityId);
  for (const ref of activity?.bindings ?? []) {
    const item = portal.crm.find(ref);
    if (item) extend(portal.crm, session.chat, item, noData, actor);
  }
}

/** Case A: the clients already bound get all contact data, whoever it belongs to. */
function trackBound(portal: LinesPortal, session: Session, data: ContactData, actor: Actor): void {
  const activity = portal.crm.activities.get(session.activityId);
  if (!activity) return;
  const lowest = (type: number): Item | undefined => {
    const ids = activity.bindings
      .filter((binding) => binding.entityTypeId === type)
      .map((binding) => binding.id);
    return ids.length === 0 ? undefined : portal.crm.items(type as 1).get(Math.min(...ids));
  };
  const bound = [LEAD, CONTACT, COMPANY].flatMap((type) => lowest(type) ?? []);
  if (!bound.some((item) => item.entityTypeId !== LEAD)) {
    // Only a lead or deal is bound: a found client is added, the lead stays, other leads are ignored.
    const found = findClient(portal.crm, portal.index, session.chat, data);
    const clients = [found.contact, found.company].flatMap((item) => (item ? [item] : []));
    const lead = bound[0];
    if (clients.length > 0) {
      bindSession(portal.crm, session, clients, actor);
      if (lead && portal.native.repeatLeads) {
        const { contact, company } = found;
        portal.crm.update(
          lead,
          { values: company ? { companyId: company.id } : {}, ...(contact ? { contactId: contact.id } : {}) },
          actor,
        );
      }
      bound.push(...clients);
    }
  }
  for (const item of bound) extend(portal.crm, session.chat, item, data, actor);
}

/** Case B: searches and creates items as for a new session, then binds the activity. */
function trackUnbound(portal: LinesPortal, session: Session, data: ContactData, actor: Actor): void {
  const { chat } = session;
  const create = portal.crmMode() === 2 && chat.line.create === 'lead' ? 'deal' : chat.line.create;
  // The message that opens the session is ignored for live chats in lead mode and for lines that create nothing.
  const ignored =
    session.isNew && (create === 'none' || (chat.connector === 'livechat' && create === 'lead'));
  if (ignored) return;
  const found = findClient(portal.crm, portal.index, chat, data);
  const newLivechat = session.isNew && chat.connector === 'livechat';
  if (newLivechat && !found.contact && !found.company) return;
  attach(portal, session, found, data, actor, true);
}

function attach(
  portal: LinesPortal,
  session: Session,
  found: ReturnType<typeof findClient>,
  data: ContactData,
  actor: Actor,
  mayCreate: boolean,
): readonly string[] {
  const { repeatLeads } = portal.native;
  const { items, created } = register(portal.crm, session.chat, found, data, actor, {
    repeatLeads,
    simpleCrm: portal.crmMode() === 2,
    mayCreate,
  });
  bindSession(portal.crm, session, items, actor);
  for (const item of items) if (!created.includes(item)) extend(portal.crm, session.chat, item, data, actor);
  const names = { 1: 'lead', 2: 'deal', 3: 'contact', 4: 'company' };
  return created.map((item) => names[item.entityTypeId]);
}

function profileData({ chat }: Session): ContactData {
  const { phone, email } = chat.profile;
  return { phones: phone ? [phone] : [], emails: email ? [email] : [] };
}

function isExcluded(portal: LinesPortal, data: ContactData): boolean {
  return [...data.phones, ...data.emails].some((value) => portal.native.exclusions.has(value));
}
