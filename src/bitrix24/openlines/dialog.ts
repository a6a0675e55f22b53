import { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { crmTypes, upperCaseName } from '../../domain/crm-type.ts';
import { idNumber, moment, text } from '../client/scalars.ts';

/** imopenlines.dialog.get (docs/bitrix24/open-lines.md#dialogue). */
export const dialogAnswer = z.object({
  id: idNumber,
  name: text,
  owner: idNumber,
  entity_id: text,
  entity_data_1: text,
  entity_data_2: text,
  date_create: moment,
});
export type RawDialog = z.infer<typeof dialogAnswer>;

/** Session id: the sixth field of entity_data_1, the only documented one. 0 = none. */
export function sessionOf(entityData1: string): number {
  return idNumber.parse(entityData1.split('|')[5]);
}

/** CRM items linked to the chat: the type|id pairs of entity_data_2, else the pair of entity_data_1. */
export function linksOf(entityData1: string, entityData2: string): readonly CrmRef[] {
  const pairs = pairsOf(entityData2.split('|'));
  return pairs.length > 0 ? pairs : pairsOf(entityData1.split('|').slice(1, 3));
}

function pairsOf(parts: readonly string[]): readonly CrmRef[] {
  const refs: CrmRef[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const type = crmTypes.find((name) => upperCaseName(name) === parts[at]);
    const id = idNumber.parse(parts[at + 1]);
    if (type && id > 0) refs.push({ type, id });
  }
  return refs;
}

/** The customer's name from the chat's title "Customer - Line"; empty where there is none. */
export function customerName(chatName: string, lineName: string): string {
  const suffix = ` - ${lineName}`;
  if (lineName !== '' && chatName.endsWith(suffix)) return chatName.slice(0, -suffix.length).trim();
  const index = chatName.lastIndexOf(' - ');
  return (index < 0 ? '' : chatName.slice(0, index)).trim();
}
