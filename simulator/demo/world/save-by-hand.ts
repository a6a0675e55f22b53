import { bindSession } from '../../lines/registration.ts';
import type { Customer, Item, PortalSim, User } from '../../portal-simulator.ts';

/**
 * Saves a conversation without a card as a new lead, as an employee does. For a live chat the portal creates no card
 * (docs/bitrix24/native-tracker.md#session-start), so without the app an employee has to. Returns `undefined`
 * when the conversation has a card.
 */
export function saveByHand(portal: PortalSim, customer: Customer, by: User): Item | undefined {
  const session = customer.chat.session;
  if (!session || session.activityId !== 0) return undefined;
  const person = portal.person(by);
  const lead = person.createLead({
    title: customer.chat.title,
    name: customer.user.name,
    lastName: customer.user.lastName,
    imols: [customer.imol],
  });
  bindSession(portal.crm, session, [lead], person.actor);
  return lead;
}
