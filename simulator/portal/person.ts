import type { Actor } from '../crm/actor.ts';
import { convertLead, type Converted, type ConvertOptions } from '../crm/convert.ts';
import type { Crm } from '../crm/crm.ts';
import { COMPANY, CONTACT, DEAL, LEAD, type EntityTypeId } from '../crm/entity-types.ts';
import type { FieldValue, Item } from '../crm/item.ts';
import type { CommunicationEdit, ItemPatch } from '../crm/item-patch.ts';
import { mergeItems } from '../crm/merge.ts';
import type { Activity } from '../crm/activities.ts';
import type { TimelineComment } from '../crm/timeline.ts';

/** Fields of an item set by a user. Other crm.item.* fields are set by `fields`. */
export interface CardFields {
  readonly title?: string;
  readonly name?: string;
  readonly lastName?: string;
  readonly phones?: readonly (string | { readonly value: string; readonly type: string })[];
  readonly emails?: readonly (string | { readonly value: string; readonly type: string })[];
  readonly imols?: readonly string[];
  readonly stageId?: string;
  readonly categoryId?: number;
  readonly assignedById?: number;
  readonly contactIds?: readonly number[];
  readonly companyId?: number;
  readonly fields?: Readonly<Record<string, FieldValue>>;
}

/** A user who works in the portal's CRM. Changes send events; createdBy and updatedBy are that user. */
export class Person {
  readonly #crm: Crm;
  readonly actor: Actor;

  constructor(crm: Crm, userId: number) {
    this.#crm = crm;
    this.actor = { userId };
  }

  createLead(card: CardFields = {}): Item {
    return this.#crm.add(LEAD, patchOf(LEAD, card), this.actor);
  }
  createDeal(card: CardFields = {}): Item {
    return this.#crm.add(DEAL, patchOf(DEAL, card), this.actor);
  }
  createContact(card: CardFields = {}): Item {
    return this.#crm.add(CONTACT, patchOf(CONTACT, card), this.actor);
  }
  createCompany(card: CardFields = {}): Item {
    return this.#crm.add(COMPANY, patchOf(COMPANY, card), this.actor);
  }

  /** Adds the given communications and sets the other given fields. */
  edit(item: Item, card: CardFields): boolean {
    return this.#crm.update(item, patchOf(item.entityTypeId, card), this.actor);
  }
  removePhone(item: Item, value: string): void {
    this.#remove(item, 'PHONE', value);
  }
  removeEmail(item: Item, value: string): void {
    this.#remove(item, 'EMAIL', value);
  }
  delete(item: Item): void {
    this.#crm.delete(item, this.actor);
  }
  /** Sets the first failure stage: junk for leads, lost for deals. */
  lose(item: Item): void {
    this.#setSemantic(item, 'F');
  }
  win(item: Item): void {
    this.#setSemantic(item, 'S');
  }
  reopen(item: Item): void {
    this.#setSemantic(item, 'P');
  }
  /** Merges into `survivor`, whose values take precedence in conflicts. */
  merge(survivor: Item, ...absorbed: Item[]): void {
    mergeItems(this.#crm, survivor, absorbed, this.actor, true);
  }
  convert(lead: Item, options: ConvertOptions = {}): Converted {
    return convertLead(this.#crm, lead, this.actor, options);
  }
  comment(item: Item, text: string): TimelineComment {
    return this.#crm.timeline.comment(item, text, this.actor);
  }
  /** Adds a to-do activity. */
  addActivity(item: Item, subject: string): Activity {
    return this.#crm.activities.add(
      {
        providerId: 'CRM_TODO',
        providerTypeId: 'TODO',
        subject,
        bindings: [{ entityTypeId: item.entityTypeId, id: item.id }],
      },
      this.actor,
    );
  }

  #remove(item: Item, typeId: string, value: string): void {
    const communications = item.communications
      .filter((c) => c.typeId === typeId && c.value === value)
      .map((c): CommunicationEdit => ({ kind: 'delete', id: c.id }));
    this.#crm.update(item, { values: {}, communications }, this.actor);
  }

  #setSemantic(item: Item, semantic: 'P' | 'S' | 'F'): void {
    const stage = this.#crm.stages
      .group(item.entityTypeId, item.number('categoryId'))
      .find((candidate) => candidate.semantic === semantic);
    if (stage) this.#crm.update(item, { values: { stageId: stage.statusId } }, this.actor);
  }
}

function patchOf(type: EntityTypeId, card: CardFields): ItemPatch {
  const { phones = [], emails = [], imols = [], contactIds, companyId, fields, ...values } = card;
  const edit =
    (typeId: string) =>
    (entry: string | { readonly value: string; readonly type: string }): CommunicationEdit =>
      typeof entry === 'string'
        ? { kind: 'add', typeId, valueType: 'WORK', value: entry }
        : { kind: 'add', typeId, valueType: entry.type, value: entry.value };
  const communications = [
    ...phones.map(edit('PHONE')),
    ...emails.map(edit('EMAIL')),
    ...imols.map((value) => edit('IM')({ value, type: 'IMOL' })),
  ];
  const company = companyId === undefined ? {} : type === CONTACT ? { companyIds: [companyId] } : {};
  const ownCompany = companyId !== undefined && (type === LEAD || type === DEAL) ? { companyId } : {};
  return {
    values: { ...values, ...ownCompany, ...fields },
    communications,
    ...company,
    ...(contactIds ? { contactIds } : {}),
  };
}
