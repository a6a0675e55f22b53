import type { Item } from '../crm/item.ts';
import type { CrmRights, User } from '../portal/users.ts';

function allows(rights: CrmRights, user: User, item: Item): boolean {
  return user.admin || rights === 'all' || (rights === 'own' && item.assignedById === user.id);
}

export const mayRead = (user: User, item: Item): boolean => allows(user.readCrm, user, item);
export const mayWrite = (user: User, item: Item): boolean => allows(user.writeCrm, user, item);
export const mayAdd = (user: User): boolean => user.admin || user.writeCrm !== 'none';
