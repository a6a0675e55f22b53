import type { CrmItemView } from '../../contract/common.ts';
import type { Page } from '../page.ts';
import { refText } from './reason-text.ts';

/** Name or title of a CRM item; its type and number where it has none or the caller may not see it. */
export function itemName(
  item: CrmItemView,
  context: Pick<Page, 't' | 'format' | 'people' | 'lineNames'>,
): string {
  return item.state === 'seen' && item.name !== '' ? item.name : refText(item.ref, context, []);
}
