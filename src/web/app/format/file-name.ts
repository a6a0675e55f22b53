import type { CustomerDetail } from '../../contract/customers.ts';
import type { Messages } from '../locales/messages.ts';
import { customerName } from './customer-name.ts';

const MAX_NAME_CHARS = 40;

/** `ana-vega-2026-11-29`: the customer's name in letters and digits of any script, and the day; without an extension. */
export function exportFileName(customer: CustomerDetail, t: Messages, now: Date): string {
  const name = customerName(customer, t)
    .toLocaleLowerCase(t.language)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, MAX_NAME_CHARS)
    .replace(/^-+|-+$/g, '');
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${name || 'customer'}-${day}`;
}
