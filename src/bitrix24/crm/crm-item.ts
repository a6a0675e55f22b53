import { z } from 'zod';
import type { Communication, CrmItem } from '../../domain/crm-view.ts';
import type { CrmType } from '../../domain/crm-type.ts';
import { isCardType } from '../../domain/crm-type.ts';
import { storedKey } from '../../domain/identifiers/identifier.ts';
import { extensionOfValue } from '../../domain/identifiers/phone-extension.ts';
import { idNumber, moment, text } from '../client/scalars.ts';

const communication = z.object({ id: idNumber, typeId: text, valueType: text, value: text });

/** `item` of crm.item.get/add/update (docs/bitrix24/crm-items.md#item-methods): camelCase, real numbers. */
const rawItem = z.looseObject({
  id: idNumber,
  title: text,
  name: text,
  lastName: text,
  createdTime: moment,
  updatedTime: moment,
  movedTime: moment,
  movedBy: idNumber,
  createdBy: idNumber,
  updatedBy: idNumber,
  assignedById: idNumber,
  sourceId: text,
  stageId: text,
  stageSemanticId: text,
  closed: text,
  categoryId: idNumber,
  contactId: idNumber,
  companyId: idNumber,
  contactIds: z.array(idNumber).nullish(),
  isMyCompany: text,
  isRecurring: text,
  fm: z.array(communication).nullish(),
});

export const itemAnswer = z.object({ item: rawItem });
export const itemsAnswer = z.object({ items: z.array(rawItem) });
/** `items`, also where a portal without any answers PHP's empty list. */
export const itemRows = itemsAnswer.or(z.array(z.unknown()).transform(() => ({ items: [] })));
export type RawItem = z.infer<typeof rawItem>;

/** Fields filled by people: their content would be lost if the item were closed. */
const personFilledFields = [
  'comments',
  'companyTitle',
  'post',
  'address',
  'additionalInfo',
  'statusDescription',
];
/** Final stages, for portals that do not send stage semantics. */
const closedStages = new Set(['JUNK', 'CONVERTED', 'WON', 'LOSE', 'APOLOGY']);

/** A CRM item as the app's domain type. `regions`: ISO countries to parse national numbers with. */
export function crmItem(type: CrmType, raw: RawItem, regions: readonly string[]): CrmItem {
  const contacts = raw.contactIds ?? [];
  return {
    ref: { type, id: raw.id },
    title: raw.title,
    name: type === 'company' ? raw.title : raw.name,
    lastName: type === 'company' ? '' : raw.lastName,
    communications: (raw.fm ?? []).map((entry) => communicationOf(entry, regions)),
    createdAt: raw.createdTime,
    updatedAt: raw.updatedTime,
    createdBy: raw.createdBy,
    updatedBy: raw.updatedBy,
    movedAt: raw.movedTime,
    movedBy: raw.movedBy,
    responsible: raw.assignedById,
    source: raw.sourceId,
    stage: raw.stageId,
    open: isOpen(type, raw),
    category: raw.categoryId,
    contact: raw.contactId || (contacts[0] ?? 0),
    company: raw.companyId,
    contacts: contacts.length > 0 ? contacts : raw.contactId > 0 ? [raw.contactId] : [],
    isMyCompany: type === 'company' && raw.isMyCompany === 'Y',
    filled: filledFields(type, raw),
  };
}

/** A template of recurring deals, which no list in the portal shows (docs/bitrix24/crm-items.md#recurring-deals). */
export function isTemplate(type: CrmType, raw: RawItem): boolean {
  return type === 'deal' && raw.isRecurring === 'Y';
}

function communicationOf(raw: z.infer<typeof communication>, regions: readonly string[]): Communication {
  const { id, typeId: type, valueType, value } = raw;
  const extension = type === 'PHONE' ? extensionOfValue(value) : undefined;
  const key = storedKey(type, value, regions);
  return { id, type, valueType, value, key, ...(extension !== undefined && { extension }) };
}

function isOpen(type: CrmType, raw: RawItem): boolean {
  if (!isCardType(type)) return true;
  if (raw.closed === 'Y') return false;
  if (raw.stageSemanticId !== '') return raw.stageSemanticId === 'P';
  return !closedStages.has(raw.stageId.replace(/^C\d+:/, ''));
}

function filledFields(type: CrmType, raw: RawItem): readonly string[] {
  if (type === 'company') return [];
  const own = Object.keys(raw).filter(
    (field) => (/^ufCrm/i.test(field) || personFilledFields.includes(field)) && isFilled(raw[field]),
  );
  const amount = Number(raw['opportunity'] ?? 0) > 0 ? ['opportunity'] : [];
  return [...own, ...amount];
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0) return false;
  if (Array.isArray(value)) return value.some(isFilled);
  return typeof value === 'string' ? !['', '0', 'N'].includes(value.trim()) : true;
}
