import type { Side, World } from '../world/world.ts';
import { cardView, type CardView } from './card-view.ts';

/** The CRM of one of the two portals. */
export interface SideView {
  /** Whether the portal's native tracker is on. */
  readonly nativeTracker: boolean;
  readonly cards: readonly CardView[];
  readonly openCards: number;
  readonly conversations: number;
}

export function sideView(world: World, side: Side): SideView {
  const cards = cardsOf(world, side);
  const open = cards.filter((card) => card.open && isCard(card));
  return {
    nativeTracker: world.nativeTracker(side),
    cards,
    openCards: open.length,
    conversations: new Set(open.flatMap((card) => card.conversations.map(({ session }) => session))).size,
  };
}

/** Whether an item can have conversations: leads and deals. */
export function isCard(card: Pick<CardView, 'type'>): boolean {
  return card.type === 'lead' || card.type === 'deal';
}

/** All items; open ones first. */
function cardsOf(world: World, side: Side): readonly CardView[] {
  const portal = world.sides[side];
  const { crm } = portal;
  const items = [crm.deals, crm.leads, crm.contacts, crm.companies].flatMap((list) => [...list.all()]);
  const cards = items.map((item) => cardView(portal, item, world.savedByHand.has(item)));
  return cards.sort((a, b) => Number(b.open) - Number(a.open));
}
