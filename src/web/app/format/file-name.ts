import type { CustomerDetail } from '../../contract/customers.ts';
import type { Messages } from '../locales/messages.ts';
import { customerName } from './customer-name.ts';
import { localDay } from './local-day.ts';

const MAX_NAME_CHARS = 40;

/** `ana-vega-2026-11-29`: the customer's name in letters and digits of any script, and the day; without an extension. */
export function exportFileName(customer: CustomerDetail, t: Messages, now: Date): string {
  const name = customerName(customer, t)
    .toLocaleLowerCase(t.language)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, MAX_NAME_CHARS)
    .replace(/^-+|-+$/g, '');
  return `${name || 'customer'}-${localDay(now)}`;
}
