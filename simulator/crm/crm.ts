import type { Clock } from '../base/clock.ts';
import { Activities } from './activities.ts';
import type { Actor, EventSink } from './actor.ts';
import { applyCommunications } from './communications.ts';
import { DEAL, LEAD, typeName, type EntityTypeId, type ItemRef } from './entity-types.ts';
import { Item, type FieldValue, type Link } from './item.ts';
import type { ItemPatch } from './item-patch.ts';
import { Stages } from './stages.ts';
import { Timeline } from './timeline.ts';

/** The items of one type, by id. */
export class Items {
  readonly #byId = new Map<number, Item>();

  get(id: number): Item | undefined {
    return this.#byId.get(id);
  }
  /** Ascending ids. */
  all(): readonly Item[] {
    return [...this.#byId.values()];
  }
  get size(): number {
    return this.#byId.size;
  }
  put(item: Item): void {
    this.#byId.set(item.id, item);
  }
  remove(id: number): void {
    this.#byId.delete(id);
  }
}

/** The CRM of one portal. All writes go through it, so that events are sent and `updatedBy` is set. */
export class Crm {
  readonly leads = new Items();
  readonly deals = new Items();
  readonly contacts = new Items();
  readonly companies = new Items();
  readonly stages = new Stages();
  readonly activities: Activities;
  readonly timeline: Timeline;
  /** Called after every change of an item; used by the duplicate index. */
  onChange: (item: Item, deleted: boolean) => void = () => undefined;
  readonly #clock: Clock;
  readonly #events: EventSink;
  readonly #defaultUser: number;
  #nextCommunication = 101;
  readonly #nextItem: Record<EntityTypeId, number> = { 1: 1, 2: 1, 3: 1, 4: 1 };

  constructor(clock: Clock, events: EventSink, defaultUser: number) {
    this.#clock = clock;
    this.#events = events;
    this.#defaultUser = defaultUser;
    this.activities = new Activities(clock, events, this);
    this.timeline = new Timeline(clock, events);
  }

  items(type: EntityTypeId): Items {
    return { 1: this.leads, 2: this.deals, 3: this.contacts, 4: this.companies }[type];
  }

  find(ref: ItemRef): Item | undefined {
    return this.items(ref.entityTypeId).get(ref.id);
  }

  add(type: EntityTypeId, patch: ItemPatch, actor: Actor): Item {
    const item = new Item(type, this.#nextItem[type]++);
    const now = this.#clock.now();
    const user = actor.userId || this.#defaultUser;
    Object.assign(item.values, {
      opened: 'Y',
      createdBy: user,
      assignedById: user,
      lastActivityBy: user,
      createdTime: now,
      lastActivityTime: now,
      ...this.#defaults(type),
    });
    this.#apply(item, { ...patch, values: { ...this.#initialStage(type, patch), ...patch.values } }, actor);
    if (item.title === '' && type !== 3)
      item.values['title'] = `${type === LEAD ? 'Lead' : type === DEAL ? 'Deal' : 'Company'} #${item.id}`;
    this.#touch(item, actor, this.#defaultUser);
    this.items(type).put(item);
    this.onChange(item, false);
    this.#emit(item, 'ADD', actor);
    return item;
  }

  /**
   * False when the patch changes nothing: then nothing is stored and no event is sent
   * (docs/bitrix24/crm-items.md#item-methods).
   */
  update(item: Item, patch: ItemPatch, actor: Actor): boolean {
    const before = JSON.stringify(item);
    const category = item.number('categoryId');
    this.#apply(item, patch, actor);
    if (JSON.stringify(item) === before) return false;
    this.#touch(item, actor);
    this.onChange(item, false);
    if (item.entityTypeId === DEAL && item.number('categoryId') !== category) {
      const data = { ID: item.id, CATEGORY_ID: item.number('categoryId'), STAGE_ID: item.stageId };
      this.#events.emit('ONCRMDEALMOVETOCATEGORY', { FIELDS: data }, actor);
    } else this.#emit(item, 'UPDATE', actor);
    return true;
  }

  /** Called after a link method changed the clients of an item. */
  linksChanged(item: Item, actor: Actor): void {
    this.#touch(item, actor);
    this.onChange(item, false);
    this.#emit(item, 'UPDATE', actor);
  }

  delete(item: Item, actor: Actor): void {
    this.items(item.entityTypeId).remove(item.id);
    this.onChange(item, true);
    this.#removeClient(item);
    this.activities.removeOwner(item, actor);
    this.timeline.removeOwner(item);
    this.#emit(item, 'DELETE', actor);
  }

  #apply(item: Item, patch: ItemPatch, actor: Actor): void {
    for (const [name, value] of Object.entries(patch.values)) this.#set(item, name, value, actor);
    for (const [name, value] of Object.entries(patch.custom ?? {})) item.custom[name] = value;
    applyClients(item, patch);
    if (!patch.communications) return;
    item.communications = applyCommunications(
      item.communications,
      patch.communications,
      () => this.#nextCommunication++,
    );
  }

  #set(item: Item, name: string, value: FieldValue, actor: Actor): void {
    const before = item.values[name];
    item.values[name] = value;
    if (name === 'categoryId' && before !== undefined && before !== value) {
      const first = this.stages.group(item.entityTypeId, Number(value))[0];
      if (first) this.#setStage(item, first.statusId, actor);
    }
    if (name === 'stageId' && before !== value) this.#setStage(item, String(value), actor);
  }

  #setStage(item: Item, stageId: string, actor: Actor): void {
    const now = this.#clock.now();
    const stage = this.stages.find(item.entityTypeId, item.number('categoryId'), stageId);
    const semantic = stage?.semantic ?? 'P';
    const closed = semantic !== 'P';
    Object.assign(item.values, {
      stageId,
      stageSemanticId: semantic,
      movedBy: actor.userId || this.#defaultUser,
      movedTime: now,
      ...(item.entityTypeId === LEAD ? { dateClosed: closed ? now : null } : { closed: closed ? 'Y' : 'N' }),
    });
  }

  #initialStage(type: EntityTypeId, patch: ItemPatch): Record<string, FieldValue> {
    if (type === LEAD) return { stageId: 'NEW' };
    if (type !== DEAL) return {};
    const categoryId = Number(patch.values['categoryId'] ?? 0);
    return { categoryId, stageId: this.stages.group(DEAL, categoryId)[0]?.statusId ?? 'NEW' };
  }

  #defaults(type: EntityTypeId): Record<string, FieldValue> {
    if (type === LEAD) return { isReturnCustomer: 'N', isManualOpportunity: 'N', currencyId: 'EUR' };
    if (type === DEAL) {
      return {
        isReturnCustomer: 'N',
        isManualOpportunity: 'N',
        isRecurring: 'N',
        isRepeatedApproach: 'N',
        isNew: 'Y',
        currencyId: 'EUR',
        typeId: 'SALE',
      };
    }
    return type === 3
      ? { export: 'Y', typeId: 'CLIENT' }
      : { isMyCompany: 'N', typeId: 'CUSTOMER', currencyId: 'EUR' };
  }

  /** `fallbackUser` for what the portal itself creates; GUESS: what robots and forms change later is that of user 0. */
  #touch(item: Item, actor: Actor, fallbackUser = 0): void {
    item.values['updatedTime'] = this.#clock.now();
    item.values['updatedBy'] = actor.userId || fallbackUser;
  }

  /** Removes a deleted contact or company from the clients of all items. */
  #removeClient(deleted: Item): void {
    for (const items of [this.leads, this.deals, this.contacts]) {
      for (const item of items.all()) {
        if (deleted.entityTypeId === 3)
          item.contacts = item.contacts.filter((link) => link.id !== deleted.id);
        if (deleted.entityTypeId !== 4) continue;
        item.companies = item.companies.filter((link) => link.id !== deleted.id);
        if (item.number('companyId') === deleted.id) item.values['companyId'] = 0;
      }
    }
  }

  #emit(item: Item, what: 'ADD' | 'UPDATE' | 'DELETE', actor: Actor): void {
    this.#events.emit(
      `ONCRM${typeName(item.entityTypeId).toUpperCase()}${what}`,
      { FIELDS: { ID: item.id } },
      actor,
    );
  }
}

/**
 * Links with sort numbers as the link methods assign them; the first one is primary
 * (docs/bitrix24/crm-items.md#links).
 */
function links(ids: readonly number[]): Link[] {
  return [...new Set(ids)]
    .filter((id) => id > 0)
    .map((id, index) => ({ id, sort: (index + 1) * 10, primary: index === 0 }));
}

function applyClients(item: Item, patch: ItemPatch): void {
  if (patch.contactIds) item.contacts = links(patch.contactIds);
  // A contact that is linked already changes nothing; another one replaces all (docs/bitrix24/crm-items.md#contacts).
  // GUESS: 0 removes all.
  const { contactId } = patch;
  if (contactId !== undefined && !item.contacts.some((link) => link.id === contactId))
    item.contacts = links([contactId]);
  if (patch.companyIds) item.companies = links(patch.companyIds);
  // Only a client set through the lead's own fields makes it a repeat lead (docs/bitrix24/crm-items.md#leads).
  const clients = [patch.contactId, patch.contactIds?.length, patch.values['companyId']];
  if (item.entityTypeId === LEAD && clients.some(Boolean)) item.values['isReturnCustomer'] = 'Y';
}
