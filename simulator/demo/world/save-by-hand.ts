import { bindSession } from '../../lines/registration.ts';
import type { Customer, Item, PortalSim, User } from '../../portal-simulator.ts';

/**
 * What an employee does with a conversation that has no card: saves it as a new lead. A live chat makes no card by
 * itself (native-tracker.md 4.1), so without the tracker somebody has to.
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
