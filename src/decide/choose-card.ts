import type { CrmItem } from '../model/crm-view.ts';
import type { CrmRef } from '../model/crm-ref.ts';
import { refKey, sameRef } from '../model/crm-ref.ts';
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
export function chooseCard(situation: Situation, party: CrmRef, own: OwnItems, bound?: CrmRef): CardChoice {
  const { view, settings } = situation;
  const now = itemOf(view, bound);
  if (now && (now.open || settings.closedCard === 'keep')) return { kind: 'existing', card: now.ref };
  const ownKeys = new Set([...own.leads, ...own.deals].map((item) => refKey(item.ref)));
  const open = itemsOf(view, view.cards.get(refKey(party)) ?? []).filter(
    (item) => item.open && !ownKeys.has(refKey(item.ref)),
  );
  const partyItem = itemOf(view, party);
  const leads = open.filter((item) => item.ref.type === 'lead');
  if (partyItem?.ref.type === 'lead' && partyItem.open) leads.push(partyItem);
  const found = newest(open.filter((item) => item.ref.type === 'deal')) ?? newest(leads);
  if (found) return { kind: 'existing', card: found.ref };
  const mine = newest(own.deals.filter((item) => item.open)) ?? newest(own.leads.filter((item) => item.open));
  if (mine)
    return sameRef(mine.ref, party) ? { kind: 'existing', card: mine.ref } : { kind: 'own', card: mine.ref };
  return view.line.creates === 'none' ? { kind: 'none' } : { kind: 'create', type: view.line.creates };
}

function newest(items: readonly CrmItem[]): CrmItem | undefined {
  return [...items].sort((a, b) => b.createdAt - a.createdAt || b.ref.id - a.ref.id)[0];
}
