import { int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { classicError, RestError } from '../base/rest-error.ts';
import { COMPANY, CONTACT, DEAL, LEAD, type EntityTypeId } from '../crm/entity-types.ts';
import type { Item, Link } from '../crm/item.ts';
import type { Crm } from '../crm/crm.ts';
import { mayRead, mayWrite } from './rights.ts';
import { methodsOf, type RestContext, type RestHandler } from './rest-method.ts';

interface Relation {
  readonly name: string;
  readonly owner: EntityTypeId;
  readonly key: 'CONTACT_ID' | 'COMPANY_ID';
  get(crm: Crm, owner: Item): readonly Link[];
  set(crm: Crm, owner: Item, links: readonly Link[], context: RestContext): void;
}

/** Stores links; without a difference nothing is updated, as for any item. */
function setLinks(
  context: RestContext,
  item: Item,
  field: 'contacts' | 'companies',
  links: readonly Link[],
): void {
  const next = normalised(links);
  if (JSON.stringify(next) === JSON.stringify(item[field])) return;
  item[field] = next;
  context.portal.crm.linksChanged(item, context.actor);
}

function normalised(links: readonly Link[]): Link[] {
  const hasPrimary = links.some((link) => link.primary);
  return links.map((link, index) => ({
    id: link.id,
    sort: link.sort || (index + 1) * 10,
    primary: hasPrimary ? link.primary : index === 0,
  }));
}

const ownContacts = {
  get: (_crm: Crm, owner: Item) => owner.contacts,
  set: (_crm: Crm, owner: Item, links: readonly Link[], context: RestContext) =>
    setLinks(context, owner, 'contacts', links),
};

const relations: readonly Relation[] = [
  { name: 'crm.lead.contact', owner: LEAD, key: 'CONTACT_ID', ...ownContacts },
  { name: 'crm.deal.contact', owner: DEAL, key: 'CONTACT_ID', ...ownContacts },
  {
    name: 'crm.contact.company',
    owner: CONTACT,
    key: 'COMPANY_ID',
    get: (_crm, owner) => owner.companies,
    set: (_crm, owner, links, context) => setLinks(context, owner, 'companies', links),
  },
  {
    // The relation crm.contact.company in the other direction. GUESS: IS_PRIMARY is that of the contact.
    name: 'crm.company.contact',
    owner: COMPANY,
    key: 'CONTACT_ID',
    get: (crm, owner) =>
      crm.contacts.all().flatMap((contact) => {
        const link = contact.companies.find((candidate) => candidate.id === owner.id);
        return link ? [{ id: contact.id, sort: link.sort, primary: link.primary }] : [];
      }),
    set: (crm, owner, links, context) => {
      for (const contact of crm.contacts.all()) {
        const link = links.find((candidate) => candidate.id === contact.id);
        const others = contact.companies.filter((link) => link.id !== owner.id);
        const has = others.length < contact.companies.length;
        if (link && !has)
          setLinks(context, contact, 'companies', [
            ...others,
            { id: owner.id, sort: 0, primary: others.length === 0 },
          ]);
        if (!link && has) setLinks(context, contact, 'companies', others);
      }
    },
  },
];

function ownerOf(relation: Relation, { portal, user }: RestContext, params: Params, writing: boolean): Item {
  const id = int(param(params, 'id'));
  if (id <= 0) throw classicError("The parameter 'ownerEntityID' is invalid or not defined.");
  const item = portal.crm.find({ entityTypeId: relation.owner, id });
  // The lead methods return codes, the others only descriptions (docs/bitrix24/crm-items.md#links).
  if (!item) throw new RestError(400, relation.owner === LEAD ? 'NOT_FOUND' : '', 'Not found.');
  if (!(writing ? mayWrite(user, item) : mayRead(user, item)))
    throw new RestError(400, 'ACCESS_DENIED', 'Access denied.');
  return item;
}

function linkOf(relation: Relation, entry: unknown): Link {
  const id = isRecord(entry) ? int(entry[relation.key]) : 0;
  if (id <= 0 || !isRecord(entry)) throw classicError("The parameter 'fields' is not valid.");
  return { id, sort: int(entry['SORT']), primary: text(entry['IS_PRIMARY']) === 'Y' };
}

function handlers(relation: Relation): Record<string, RestHandler> {
  const { name } = relation;
  return {
    [`${name}.add`]: (context, params) => {
      const owner = ownerOf(relation, context, params, true);
      const link = linkOf(relation, param(params, 'fields'));
      const others = relation.get(context.portal.crm, owner).filter((other) => other.id !== link.id);
      const demoted = link.primary ? others.map((other) => ({ ...other, primary: false })) : others;
      const sort = link.sort || Math.max(0, ...demoted.map((other) => other.sort)) + 10;
      relation.set(context.portal.crm, owner, [...demoted, { ...link, sort }], context);
      return true;
    },
    [`${name}.delete`]: (context, params) => {
      const owner = ownerOf(relation, context, params, true);
      const link = linkOf(relation, param(params, 'fields'));
      relation.set(
        context.portal.crm,
        owner,
        relation.get(context.portal.crm, owner).filter((other) => other.id !== link.id),
        context,
      );
      return true;
    },
    [`${name}.items.get`]: (context, params) =>
      relation.get(context.portal.crm, ownerOf(relation, context, params, false)).map((link) => ({
        [relation.key]: link.id,
        SORT: link.sort,
        ROLE_ID: 0,
        IS_PRIMARY: link.primary ? 'Y' : 'N',
      })),
    [`${name}.items.set`]: (context, params) => {
      const items = param(params, 'items');
      const owner = ownerOf(relation, context, params, true);
      if (typeof items !== 'object' || items === null)
        throw classicError("The parameter 'items' must be array.");
      const links = listOf(items).map((entry) => linkOf(relation, entry));
      const first = links.findIndex((link) => link.primary);
      relation.set(
        context.portal.crm,
        owner,
        links.map((link, index) => ({ ...link, primary: first < 0 ? index === 0 : index === first })),
        context,
      );
      return true;
    },
    [`${name}.items.delete`]: (context, params) => {
      relation.set(context.portal.crm, ownerOf(relation, context, params, true), [], context);
      return true;
    },
  };
}

/**
 * crm.lead.contact.*, crm.deal.contact.*, crm.contact.company.*, crm.company.contact.*
 * (docs/bitrix24/crm-items.md#links).
 */
export const linkMethods = methodsOf(
  'crm',
  Object.assign({}, ...relations.map(handlers)) as Record<string, RestHandler>,
);
