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

/** Maximum rows of one answer of `crm.item.list`. */
const LIST_PAGE_SIZE = 50;

/** Items as the owner of the client's token may see them; deleted and inaccessible ones are `hidden`. */
export interface VisibleItems {
  of(ref: CrmRef): CrmItemView;
  isVisible(ref: CrmRef | undefined): boolean;
}

/** Reads the items with one batch request: one command per fifty items of a type. */
export async function readItems(client: PortalClient, refs: readonly CrmRef[]): Promise<VisibleItems> {
  const reader = new BatchReader(client, 'page.items');
  const requests = crmTypes.flatMap((type) => {
    const ids = [...new Set(refs.filter((ref) => ref.type === type && ref.id > 0).map(({ id }) => id))];
    return chunks(ids).map((chunk) => ({
      type,
      answer: reader.request(
        'crm.item.list',
        { entityTypeId: entityTypeId(type), filter: { '@id': chunk } },
        itemsAnswer,
      ),
    }));
  });
  await reader.send();
  const visible = new Map<string, CrmItemView>();
  for (const { type, answer } of requests)
    for (const raw of answer.value()?.items ?? [])
      visible.set(refKey({ type, id: raw.id }), itemView(type, raw));
  return {
    of: (ref) => visible.get(refKey(ref)) ?? hiddenItem(ref),
    isVisible: (ref) => ref !== undefined && visible.has(refKey(ref)),
  };
}

/** Converts an item of `crm.item.get` or `crm.item.list` for the pages. */
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

function hiddenItem({ type, id }: CrmRef): CrmItemView {
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
  return Array.from({ length: Math.ceil(ids.length / LIST_PAGE_SIZE) }, (_, index) =>
    ids.slice(index * LIST_PAGE_SIZE, (index + 1) * LIST_PAGE_SIZE),
  );
}
