import type { Phone } from '../domain/ids.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';

/** Identities of all phones that lead to a customer. */
export function customerIdentities(
  { firstPhone, phones }: CustomerRecord,
  phoneIdentity: (phone: Phone) => string,
): readonly string[] {
  const all = new Set(firstPhone === undefined ? phones : [firstPhone.value, ...phones]);
  return [...new Set([...all].map(phoneIdentity))];
}
