import type { CrmItemView } from '../../contract/common.ts';
import type { Messages } from '../locales/messages.ts';

interface Named {
  readonly customerItem?: CrmItemView;
  readonly card?: CrmItemView;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** Name of the customer, else of the card, else the first phone or e-mail. */
export function customerName({ customerItem, card, phones, emails }: Named, t: Messages): string {
  const item = [customerItem, card].find((each) => each?.state === 'seen' && each.name !== '');
  return item?.name ?? phones[0] ?? emails[0] ?? t.customers.unnamed;
}
