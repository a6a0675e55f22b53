import type { Email, Phone } from '../ids.ts';

interface Known {
  /** One key for all ways of writing the same number or address (extract/phone-identity). */
  readonly identity: string;
  /** Typed by the customer, or attested by the channel. */
  readonly origin: 'typed' | 'attested';
}

/** What finds a customer: a phone or an e-mail, with where it came from. */
export type Identifier =
  | (Known & { readonly kind: 'phone'; readonly value: Phone })
  | (Known & { readonly kind: 'email'; readonly value: Email });

/** `phone:34600123456`: equal for every variant of one number; for map keys and sorted lists. */
export function identifierKey(identifier: Pick<Identifier, 'kind' | 'identity'>): string {
  return `${identifier.kind}:${identifier.identity}`;
}
