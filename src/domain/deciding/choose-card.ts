import type { CrmItem, LineConfig } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import { itemOf, itemsOf } from './item-of.ts';
import type { OwnItems } from './own-items.ts';
import { SAME_REQUEST_MS, ownRefs } from './own-items.ts';
import type { Situation } from './situation.ts';

/** The lead or deal that holds a customer's conversation (docs/spec.md#the-card). */
export type CardChoice =
  | { readonly kind: 'existing'; readonly card: CrmRef }
  /** The chat's own lead or deal is re-parented to the customer. */
  | { readonly kind: 'own'; readonly card: CrmRef }
  | { readonly kind: 'create'; readonly type: 'lead' | 'deal' }
  /** The line creates no items: the activity is bound to the customer only. */
  | { readonly kind: 'none' };

/**
 * The bound card while it is open (or the line keeps closed cards), else the newest open deal, one in the line's own
 * pipeline first, else the newest open lead, else the chat's own item, else a new item of the type that the line
 * creates. A line that makes a new deal for every session does not use the customer's older cards.
 */
export function chooseCard(
  situation: Situation,
  customerRef: CrmRef,
  own: OwnItems,
  bound?: CrmRef,
): CardChoice {
  const isAlwaysNew =
    situation.view.line.alwaysNewDeal &&
    customerRef.type !== 'lead' &&
    situation.manualAssignment === undefined;
  const ofSession = isAlwaysNew ? cardOfSession(situation, customerRef, own) : undefined;
  if (ofSession) return ofSession;
  const current = currentCard(situation, customerRef, bound);
  if (current) return { kind: 'existing', card: current.ref };
  const open = isAlwaysNew ? [] : openCards(situation, customerRef, own);
  const found = newestOpenDeal(situation.view.line, open) ?? newestOpen(open, 'lead');
  if (found) return { kind: 'existing', card: found.ref };
  const ownCard = newestOpen(own.deals, 'deal') ?? newestOpen(own.leads, 'lead');
  if (ownCard) return chosen(ownCard, customerRef, own);
  return newCard(situation, customerRef, bound);
}

/** Only what a customer wrote makes a new card: a session that employees end or answer in stays where it is. */
function newCard(situation: Situation, customerRef: CrmRef, bound: CrmRef | undefined): CardChoice {
  const { identifiers, manualAssignment, view } = situation;
  const closed = itemOf(view, bound);
  const isCustomers = closed !== undefined && !isOfAnother(closed, customerRef);
  if (isCustomers && identifiers.length === 0 && !manualAssignment)
    return { kind: 'existing', card: closed.ref };
  const { creates } = view.line;
  return creates === 'none' ? { kind: 'none' } : { kind: 'create', type: creates };
}

/** The bound card while it is open, or the line keeps closed cards, and while nobody gave it to another customer. */
function currentCard(
  { view, settings }: Situation,
  customerRef: CrmRef,
  bound: CrmRef | undefined,
): CrmItem | undefined {
  const card = itemOf(view, bound);
  if (!card || isOfAnother(card, customerRef)) return undefined;
  return card.open || settings.closedCard === 'keep' ? card : undefined;
}

function isOfAnother({ contacts, company }: CrmItem, { type, id }: CrmRef): boolean {
  if (type === 'contact') return contacts.length > 0 && !contacts.includes(id);
  return type === 'company' && company > 0 && company !== id;
}

/** On a line that always makes a new deal: the session's deal; a new one for a chat that is not bound yet. */
function cardOfSession(situation: Situation, customerRef: CrmRef, own: OwnItems): CardChoice | undefined {
  const deal = dealOfSession(situation, customerRef, own);
  if (deal) return chosen(deal, customerRef, own);
  return situation.stored.chat.customer === undefined ? { kind: 'create', type: 'deal' } : undefined;
}

/** An own item has to be re-parented, unless it is the customer itself. */
function chosen({ ref }: CrmItem, customerRef: CrmRef, own: OwnItems): CardChoice {
  const isOwn = ownRefs(own).some((other) => sameRef(other, ref));
  return { kind: isOwn && !sameRef(ref, customerRef) ? 'own' : 'existing', card: ref };
}

/** The deal that the portal made for the present session: its links are reset with each (docs/bitrix24/open-lines.md#dialogue). */
function dealOfSession({ view }: Situation, customerRef: CrmRef, own: OwnItems): CrmItem | undefined {
  const session = String(view.dialog?.session ?? 0);
  const startedAt = Math.max(
    0,
    ...view.activities.filter((activity) => activity.session === session).map(({ createdAt }) => createdAt),
  );
  const linked = itemsOf(view, view.dialog?.links ?? []).filter(
    ({ contacts, company }) =>
      (customerRef.type === 'contact' && contacts.includes(customerRef.id)) ||
      (customerRef.type === 'company' && company === customerRef.id),
  );
  const ofSession = [...own.deals, ...linked].filter(
    ({ createdAt }) => startedAt === 0 || createdAt >= startedAt - SAME_REQUEST_MS,
  );
  return newestOpen(ofSession, 'deal');
}

/** The customer's deals and leads without those created for the chat; a customer that is a lead is its own card. */
function openCards({ view }: Situation, customerRef: CrmRef, own: OwnItems): readonly CrmItem[] {
  const ownKeys = new Set([...own.leads, ...own.deals].map((item) => refKey(item.ref)));
  const cards = itemsOf(view, view.cards.get(refKey(customerRef)) ?? []).filter(
    (item) => !ownKeys.has(refKey(item.ref)),
  );
  const customerItem = customerRef.type === 'lead' ? itemOf(view, customerRef) : undefined;
  return customerItem ? [...cards, customerItem] : cards;
}

/** A deal in the pipeline of the line's own deals first, where it makes deals. */
function newestOpenDeal(line: LineConfig, items: readonly CrmItem[]): CrmItem | undefined {
  const inPipeline =
    line.creates === 'deal' ? items.filter(({ category }) => category === line.category) : [];
  return newestOpen(inPipeline, 'deal') ?? newestOpen(items, 'deal');
}

function newestOpen(items: readonly CrmItem[], type: 'lead' | 'deal'): CrmItem | undefined {
  return items
    .filter((item) => item.open && item.ref.type === type)
    .sort((a, b) => b.createdAt - a.createdAt || b.ref.id - a.ref.id)[0];
}
