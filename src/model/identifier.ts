import type { Email, Phone } from './ids.ts';

/** What finds a customer: a phone or an e-mail, typed by the customer or attested by the channel. */
export type Identifier =
  | { readonly kind: 'phone'; readonly value: Phone; readonly origin: 'typed' | 'attested' }
  | { readonly kind: 'email'; readonly value: Email; readonly origin: 'typed' | 'attested' };

/** `phone:+34600123456`: for map keys and sorted lists. Identity of variants is `identityOf` in extract. */
export function identifierKey(identifier: Pick<Identifier, 'kind' | 'value'>): string {
  return `${identifier.kind}:${identifier.value}`;
}
