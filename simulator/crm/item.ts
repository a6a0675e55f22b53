import type { EntityTypeId, ItemRef } from './entity-types.ts';

/** One phone, e-mail, messenger address or link of an item. */
export interface Communication {
  readonly id: number;
  typeId: string;
  valueType: string;
  value: string;
}

/** One client of an item; the first primary one is its contactId or companyId. */
export interface Link {
  readonly id: number;
  sort: number;
  primary: boolean;
}

export type FieldValue = string | number | null | readonly number[];

/** A lead, deal, contact or company. Dates are unix ms, flags 'Y' or 'N'. */
export class Item implements ItemRef {
  readonly entityTypeId: EntityTypeId;
  readonly id: number;
  /** By crm.item.* names, without links and communications. */
  readonly values: Record<string, FieldValue> = {};
  /** Custom fields as clients sent them (`UF_CRM_...`). */
  readonly custom: Record<string, unknown> = {};
  communications: Communication[] = [];
  /** Contacts of a lead or deal. */
  contacts: Link[] = [];
  /** Companies of a contact. */
  companies: Link[] = [];

  constructor(entityTypeId: EntityTypeId, id: number) {
    this.entityTypeId = entityTypeId;
    this.id = id;
  }

  string(name: string): string {
    const value = this.values[name];
    return typeof value === 'string' ? value : '';
  }

  number(name: string): number {
    const value = this.values[name];
    return typeof value === 'number' ? value : 0;
  }

  get title(): string {
    return this.string('title');
  }
  get name(): string {
    return this.string('name');
  }
  get lastName(): string {
    return this.string('lastName');
  }
  get stageId(): string {
    return this.string('stageId');
  }
  /** P in progress, S won, F lost. */
  get semantic(): string {
    return this.string('stageSemanticId');
  }
  get closed(): boolean {
    return this.semantic === 'S' || this.semantic === 'F';
  }
  get assignedById(): number {
    return this.number('assignedById');
  }
  get updatedBy(): number {
    return this.number('updatedBy');
  }
  get contactIds(): readonly number[] {
    return [...this.contacts].sort((a, b) => a.sort - b.sort).map((link) => link.id);
  }
  get contactId(): number {
    return this.contacts.find((link) => link.primary)?.id ?? this.contactIds[0] ?? 0;
  }
  get companyIds(): readonly number[] {
    return [...this.companies].sort((a, b) => a.sort - b.sort).map((link) => link.id);
  }
  /** Own company of a lead or deal, primary company of a contact. */
  get companyId(): number {
    if (this.entityTypeId === 3)
      return this.companies.find((link) => link.primary)?.id ?? this.companyIds[0] ?? 0;
    return this.number('companyId');
  }

  valuesOf(typeId: string, valueType?: string): readonly string[] {
    return this.communications
      .filter((c) => c.typeId === typeId && (valueType === undefined || c.valueType === valueType))
      .map((c) => c.value);
  }
  get phones(): readonly string[] {
    return this.valuesOf('PHONE');
  }
  get emails(): readonly string[] {
    return this.valuesOf('EMAIL');
  }
  /** `imol|...` values, by which the portal finds the item of a chat. */
  get imols(): readonly string[] {
    return this.valuesOf('IM').filter((value) => value.startsWith('imol|'));
  }
  get links(): readonly string[] {
    return this.valuesOf('LINK');
  }
}
