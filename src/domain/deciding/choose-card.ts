import type { CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import { itemOf, itemsOf } from './item-of.ts';
import type { OwnItems } from './own-items.ts';
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
 * The bound card while it is open (or the line keeps closed cards), else the newest open deal, else the newest open
 * lead, else the chat's own item, else a new item of the type that the line creates.
 */
export function chooseCard(
  situation: Situation,
  customerRef: CrmRef,
  own: OwnItems,
  bound?: CrmRef,
): CardChoice {
  const { view, settings } = situation;
  const current = itemOf(view, bound);
  if (current && (current.open || settings.closedCard === 'keep'))
    return { kind: 'existing', card: current.ref };
  const open = openCards(situation, customerRef, own);
  const found = newestOpen(open, 'deal') ?? newestOpen(open, 'lead');
  if (found) return { kind: 'existing', card: found.ref };
  const ownCard = newestOpen(own.deals, 'deal') ?? newestOpen(own.leads, 'lead');
  if (ownCard)
    return sameRef(ownCard.ref, customerRef)
      ? { kind: 'existing', card: ownCard.ref }
      : { kind: 'own', card: ownCard.ref };
  return view.line.creates === 'none' ? { kind: 'none' } : { kind: 'create', type: view.line.creates };
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

function newestOpen(items: readonly CrmItem[], type: 'lead' | 'deal'): CrmItem | undefined {
  return items
    .filter((item) => item.open && item.ref.type === type)
    .sort((a, b) => b.createdAt - a.createdAt || b.ref.id - a.ref.id)[0];
}
