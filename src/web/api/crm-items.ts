import type { CrmRef } from '../../domain/crm-ref.ts';
import type { CrmType } from '../../domain/crm-type.ts';
import { crmTypes, entityTypeId, portalPath } from '../../domain/crm-type.ts';
import type { Communication } from '../../domain/crm-view.ts';
import type { IdentifierKind, IdentifierList } from '../../domain/identifiers/identifier-kind.ts';
import { kindOfField } from '../../domain/identifiers/registry.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import type { RawItem } from '../../bitrix24/crm/crm-item.ts';
import { crmItem, itemsAnswer } from '../../bitrix24/crm/crm-item.ts';
import { BatchReader } from '../../bitrix24/client/batch-reader.ts';
import type { CrmItemView } from '../contract/common.ts';

/** So many items a list of the portal has at most. */
const PER_LIST = 50;

/** Items as the owner of the client's token may see them; what is not shown or gone is `hidden`. */
export interface SeenItems {
  of(ref: CrmRef): CrmItemView;
  isSeen(ref: CrmRef | undefined): boolean;
}

/** One command per fifty items of a type, all in one request. */
export async function readItems(client: PortalClient, refs: readonly CrmRef[]): Promise<SeenItems> {
  const questions = new BatchReader(client, 'page.items');
  const asked = crmTypes.flatMap((type) => {
    const ids = [...new Set(refs.filter((ref) => ref.type === type && ref.id > 0).map(({ id }) => id))];
    return chunks(ids).map((chunk) => ({
      type,
      answer: questions.request(
        'crm.item.list',
        { entityTypeId: entityTypeId(type), filter: { '@id': chunk } },
        itemsAnswer,
      ),
    }));
  });
  await questions.send();
  const seen = new Map<string, CrmItemView>();
  for (const { type, answer } of asked)
    for (const raw of answer.value()?.items ?? [])
      seen.set(refKey({ type, id: raw.id }), itemView(type, raw));
  return {
    of: (ref) => seen.get(refKey(ref)) ?? hidden(ref),
    isSeen: (ref) => ref !== undefined && seen.has(refKey(ref)),
  };
}

/** An answer of crm.item.get or a row of crm.item.list as the pages show it. */
export function itemView(type: CrmType, raw: RawItem): CrmItemView {
  const item = crmItem(type, raw, []);
  const person = `${raw.name} ${raw.lastName}`.trim();
  return {
    ref: { type, id: raw.id },
    state: 'seen',
    name: type === 'contact' ? person : raw.title || person,
    ...identifierListsOf(item.communications),
    createdAt: item.createdAt,
    open: item.open,
    path: pathOf({ type, id: raw.id }),
  };
}

function identifierListsOf(
  communications: readonly Communication[],
): Readonly<Record<IdentifierList, readonly string[]>> {
  const valuesOf = (kind: IdentifierKind): readonly string[] =>
    communications.filter(({ type }) => kindOfField(type) === kind).map(({ value }) => value);
  return { phones: valuesOf('phone'), emails: valuesOf('email') };
}

/** Where the portal shows an item. */
export function pathOf({ type, id }: CrmRef): string {
  return `${portalPath(type)}details/${String(id)}/`;
}

function hidden({ type, id }: CrmRef): CrmItemView {
  return {
    ref: { type, id },
    state: 'hidden',
    name: '',
    ...identifierListsOf([]),
    createdAt: 0,
    open: false,
    path: pathOf({ type, id }),
  };
}

function chunks(ids: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(ids.length / PER_LIST) }, (_, index) =>
    ids.slice(index * PER_LIST, (index + 1) * PER_LIST),
  );
}
