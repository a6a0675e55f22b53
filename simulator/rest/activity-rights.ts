import type { Activity } from '../crm/activities.ts';
import type { Item } from '../crm/item.ts';
import type { User } from '../portal/users.ts';
import { mayRead, mayWrite } from './rights.ts';
import type { RestContext } from './rest-method.ts';

/** GUESS: a user may read (change) an activity who may read (change) one of its items. */
function anyItem(
  { portal, user }: RestContext,
  activity: Activity,
  may: (user: User, item: Item) => boolean,
): boolean {
  if (user.admin) return true;
  return activity.bindings.some((binding) => {
    const item = portal.crm.find(binding);
    return item !== undefined && may(user, item);
  });
}

export const mayReadActivity = (context: RestContext, activity: Activity): boolean =>
  anyItem(context, activity, mayRead);
export const mayWriteActivity = (context: RestContext, activity: Activity): boolean =>
  anyItem(context, activity, mayWrite);
