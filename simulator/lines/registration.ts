import type { Actor } from '../crm/actor.ts';
import { COMPANY, CONTACT, DEAL, LEAD, type ItemRef } from '../crm/entity-types.ts';
import type { Crm } from '../crm/crm.ts';
import type { Item } from '../crm/item.ts';
import type { CommunicationEdit } from '../crm/item-patch.ts';
import type { Chat, Session } from './chat.ts';
import type { ContactData, FoundClient } from './find-client.ts';

/**
 * Items to bind a session to, in the portal's order: deals, lead, then clients
 * (docs/bitrix24/activities.md#session-activity).
 */
export interface Registered {
  readonly items: readonly Item[];
  readonly created: readonly Item[];
}

/** CRM options for the registration of a chat. */
export interface RegistrationOptions {
  readonly repeatLeads: boolean;
  /** Simple CRM: there are no leads. */
  readonly simpleCrm: boolean;
  readonly mayCreate: boolean;
}

const imTypes: Readonly<Record<string, string>> = {
  telegrambot: 'TELEGRAM',
  facebook: 'FACEBOOK',
  vkgroup: 'VK',
  network: 'BITRIX24',
  livechat: 'OPENLINE',
  viber: 'VIBER',
  instagram: 'INSTAGRAM',
  fbinstagram: 'INSTAGRAM',
  fbinstagramdirect: 'INSTAGRAM',
};

/** Value type of a chat's `imol|...` by connector (docs/bitrix24/multi-fields.md#value-types). */
const imType = (connector: string): string => imTypes[connector] ?? 'IMOL';

/**
 * Uses the found items and creates missing ones as the line is configured
 * (docs/bitrix24/native-tracker.md#session-start).
 */
export function register(
  crm: Crm,
  chat: Chat,
  found: FoundClient,
  data: ContactData,
  actor: Actor,
  options: RegistrationOptions,
): Registered {
  const { contact, company, lead, deals } = found;
  const clients = [contact, company].flatMap((item) => (item ? [item] : []));
  // GUESS: without leads a line makes deals instead (docs/bitrix24/crm-items.md#leads).
  const create = options.simpleCrm && chat.line.create === 'lead' ? 'deal' : chat.line.create;
  const mode = options.mayCreate ? create : 'none';
  if (mode === 'lead') {
    if (deals.length > 0 || lead)
      return { items: [...deals, ...(lead ? [lead] : []), ...clients], created: [] };
    if (clients.length === 0 || options.repeatLeads) {
      const added = crm.add(LEAD, newLead(crm, chat, data, found), actor);
      return { items: [added, ...clients], created: [added] };
    }
    return { items: clients, created: [] };
  }
  if (mode === 'deal') return registerDeal(crm, chat, found, data, actor);
  return { items: [...deals, ...(lead ? [lead] : []), ...clients], created: [] };
}

function registerDeal(crm: Crm, chat: Chat, found: FoundClient, data: ContactData, actor: Actor): Registered {
  const { contact, company, lead, deals } = found;
  // With only a lead or only a company found, the registration fails and the chat gets no link
  // (docs/bitrix24/native-tracker.md#session-start).
  if (!contact && (lead || company)) return { items: [], created: [] };
  const created: Item[] = [];
  const client = contact ?? crm.add(CONTACT, newContact(crm, chat, data), actor);
  if (!contact) created.push(client);
  let dealsToBind = deals;
  if (deals.length === 0 || !chat.line.on('CRM_CREATE_THIRD')) {
    const values = {
      title: chat.title,
      sourceId: sourceOf(crm, chat),
      categoryId: chat.line.category,
      ...(company ? { companyId: company.id } : {}),
    };
    const deal = crm.add(DEAL, { values, contactIds: [client.id] }, actor);
    created.push(deal);
    dealsToBind = [deal];
  }
  return { items: [...dealsToBind, client, ...(company ? [company] : [])], created };
}

function newLead(crm: Crm, chat: Chat, data: ContactData, found: FoundClient): Parameters<Crm['add']>[1] {
  const repeat = found.contact ?? found.company;
  return {
    values: {
      title: chat.title,
      name: chat.guest.name,
      lastName: chat.guest.lastName,
      assignedById: responsible(chat),
      sourceId: sourceOf(crm, chat),
      ...(found.company ? { companyId: found.company.id } : {}),
    },
    ...(found.contact ? { contactId: found.contact.id } : {}),
    // A repeat lead uses its client's phone and e-mail (docs/bitrix24/crm-items.md#leads).
    communications: [...chatCommunications(chat), ...(repeat ? [] : contactData(chat, data))],
  };
}

function newContact(crm: Crm, chat: Chat, data: ContactData): Parameters<Crm['add']>[1] {
  return {
    values: {
      name: chat.guest.name || 'Guest',
      lastName: chat.guest.lastName,
      assignedById: responsible(chat),
      sourceId: sourceOf(crm, chat),
    },
    communications: [...chatCommunications(chat), ...contactData(chat, data)],
  };
}

/** User id of the session's operator, else of the first user in the queue (docs/bitrix24/native-tracker.md#fields). */
export function responsible(chat: Chat): number {
  return chat.operatorId || (chat.line.queue[0] ?? 1);
}

function chatCommunications(chat: Chat): CommunicationEdit[] {
  return [
    { kind: 'add', typeId: 'IM', valueType: imType(chat.connector), value: chat.imol },
    { kind: 'add', typeId: 'LINK', valueType: 'USER', value: String(chat.guest.id) },
  ];
}

function contactData(chat: Chat, data: ContactData): CommunicationEdit[] {
  const { phone, email, url } = chat.profile;
  const phones = [...(phone ? [phone] : []), ...data.phones];
  const emails = [...(email ? [email] : []), ...data.emails];
  return [
    ...phones.map((value): CommunicationEdit => ({ kind: 'add', typeId: 'PHONE', valueType: 'WORK', value })),
    ...emails.map((value): CommunicationEdit => ({ kind: 'add', typeId: 'EMAIL', valueType: 'WORK', value })),
    ...(url ? [{ kind: 'add', typeId: 'WEB', valueType: 'HOME', value: url } as const] : []),
  ];
}

/**
 * The source of new items; `create` adds a source "line|CONNECTOR" automatically
 * (docs/bitrix24/native-tracker.md#settings).
 */
function sourceOf(crm: Crm, chat: Chat): string {
  const configured = String(chat.line.config['CRM_SOURCE']);
  if (configured !== 'create' && crm.stages.sources.some((source) => source.statusId === configured))
    return configured;
  const id = `${chat.line.id}|${chat.connector.toUpperCase()}`.slice(0, 50);
  crm.stages.addSource(id, `${chat.connector} - ${chat.line.name}`);
  return id;
}

/**
 * Adds missing contact data to bound leads, contacts and companies, whoever it belongs to. Compares only WORK values,
 * so a number stored as MOBILE is added again (docs/bitrix24/native-tracker.md#fields).
 */
export function extend(crm: Crm, chat: Chat, item: Item, data: ContactData, actor: Actor): boolean {
  if (item.entityTypeId === DEAL) return false;
  const has = (edit: CommunicationEdit): boolean =>
    edit.kind === 'add' &&
    (['PHONE', 'EMAIL'].includes(edit.typeId)
      ? item.valuesOf(edit.typeId, 'WORK')
      : item.valuesOf(edit.typeId)
    ).includes(edit.value);
  const communications = [...chatCommunications(chat), ...contactData(chat, data)].filter(
    (edit) => !has(edit),
  );
  const nameless =
    item.entityTypeId !== COMPANY && ['', 'Guest'].includes(item.name) && chat.guest.name !== '';
  const values = nameless ? { name: chat.guest.name, lastName: item.lastName || chat.guest.lastName } : {};
  return crm.update(item, { values, communications }, actor);
}

/** Creates the session's activity, or updates its bindings (docs/bitrix24/activities.md#session-activity). */
export function bindSession(crm: Crm, session: Session, items: readonly Item[], actor: Actor): void {
  const chat = session.chat;
  const refs: ItemRef[] = items.map((item) => ({ entityTypeId: item.entityTypeId, id: item.id }));
  if (refs.length === 0) return;
  const known = session.activityId ? crm.activities.get(session.activityId) : undefined;
  if (known) for (const ref of refs) crm.activities.bind(known, ref, actor);
  else {
    const holder = items.find((item) => item.entityTypeId !== DEAL) ?? items[0];
    session.activityId = crm.activities.add(
      {
        providerId: 'IMOPENLINES_SESSION',
        providerTypeId: String(chat.line.id),
        associatedEntityId: session.id,
        originId: `IMOL_${session.id}`,
        subject: chat.title,
        providerParams: { USER_CODE: chat.userCode },
        resultSourceId: chat.connector,
        direction: 1,
        responsibleId: responsible(chat),
        communications: holder
          ? [
              {
                id: session.id,
                type: 'IM',
                value: chat.imol,
                entityId: holder.id,
                entityTypeId: holder.entityTypeId,
              },
            ]
          : [],
        bindings: refs,
      },
      actor,
    ).id;
  }
  const first = (type: number, current: number): number =>
    items.find((item) => item.entityTypeId === type)?.id ?? current;
  const { links } = chat;
  chat.links = {
    lead: first(LEAD, links.lead),
    company: first(COMPANY, links.company),
    contact: first(CONTACT, links.contact),
    deal: first(DEAL, links.deal),
  };
}
