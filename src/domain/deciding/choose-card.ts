import type { CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey, sameRef } from '../crm-ref.ts';
import { itemOf, itemsOf } from './item-of.ts';
import type { OwnItems } from './own-items.ts';
import type { Situation } from './situation.ts';

/** Where a customer's conversation goes (spec 5, the card). */
export type CardChoice =
  | { readonly kind: 'existing'; readonly card: CrmRef }
  /** The chat's own lead or deal becomes the customer's. */
  | { readonly kind: 'own'; readonly card: CrmRef }
  | { readonly kind: 'create'; readonly type: 'lead' | 'deal' }
  /** The line creates nothing: the activity hangs on the customer alone. */
  | { readonly kind: 'none' };

/** Newest open deal; else newest open lead; else the chat's own item; else a new one as the line creates. */
export function chooseCard(
  situation: Situation,
  customerRef: CrmRef,
  own: OwnItems,
  bound?: CrmRef,
): CardChoice {
  const { view, settings } = situation;
  const now = itemOf(view, bound);
  if (now && (now.open || settings.closedCard === 'keep')) return { kind: 'existing', card: now.ref };
  const open = openCards(situation, customerRef, own);
  const found = newestOpen(open, 'deal') ?? newestOpen(open, 'lead');
  if (found) return { kind: 'existing', card: found.ref };
  const mine = newestOpen(own.deals, 'deal') ?? newestOpen(own.leads, 'lead');
  if (mine)
    return sameRef(mine.ref, customerRef)
      ? { kind: 'existing', card: mine.ref }
      : { kind: 'own', card: mine.ref };
  return view.line.creates === 'none' ? { kind: 'none' } : { kind: 'create', type: view.line.creates };
}

/** The customer's deals and leads, those made for the chat apart; a customer that is a lead is its own card. */
function openCards({ view }: Situation, customerRef: CrmRef, own: OwnItems): readonly CrmItem[] {
  const mine = new Set([...own.leads, ...own.deals].map((item) => refKey(item.ref)));
  const cards = itemsOf(view, view.cards.get(refKey(customerRef)) ?? []).filter(
    (item) => !mine.has(refKey(item.ref)),
  );
  const partyItem = customerRef.type === 'lead' ? itemOf(view, customerRef) : undefined;
  return partyItem ? [...cards, partyItem] : cards;
}

function newestOpen(items: readonly CrmItem[], type: 'lead' | 'deal'): CrmItem | undefined {
  return items
    .filter((item) => item.open && item.ref.type === type)
    .sort((a, b) => b.createdAt - a.createdAt || b.ref.id - a.ref.id)[0];
}
