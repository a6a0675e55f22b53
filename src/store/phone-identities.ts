import { phoneIdentity } from '../domain/identifiers/phone-identity.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';

/** Identities of all phones that lead to a customer, first phone included. */
export function identitiesOf({ firstPhone, phones }: CustomerRecord): readonly string[] {
  const all = firstPhone === undefined ? phones : [firstPhone.value, ...phones];
  return [...new Set(all.map(phoneIdentity))];
}
