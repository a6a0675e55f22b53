import type { CrmItemView } from '../../contract/common.ts';
import type { IdentifierList } from '../../../domain/identifiers/identifier-kind.ts';
import { identifierLists } from '../../../domain/identifiers/identifier-kind.ts';
import type { Messages } from '../locales/messages.ts';

interface Named extends Readonly<Record<IdentifierList, readonly string[]>> {
  readonly customerItem?: CrmItemView;
  readonly card?: CrmItemView;
}

/** Name of the customer, else of the card, else the first identifier. */
export function customerName(named: Named, t: Messages): string {
  const item = [named.customerItem, named.card].find((each) => each?.state === 'seen' && each.name !== '');
  const [identifier] = Object.values(identifierLists).flatMap((list) => named[list]);
  return item?.name ?? identifier ?? t.customers.unnamed;
}
