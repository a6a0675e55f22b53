import { DEAL } from '../crm/entity-types.ts';
import type { Item } from '../crm/item.ts';
import type { CrmRights, User } from '../portal/users.ts';

function allows(rights: CrmRights, user: User, item: Item): boolean {
  if (user.admin) return true;
  if (item.entityTypeId === DEAL && user.hiddenCategories.includes(item.number('categoryId'))) return false;
  return rights === 'all' || (rights === 'own' && item.assignedById === user.id);
}

export const mayRead = (user: User, item: Item): boolean => allows(user.readCrm, user, item);
export const mayWrite = (user: User, item: Item): boolean => allows(user.writeCrm, user, item);
export const mayAdd = (user: User): boolean => user.admin || user.writeCrm !== 'none';
