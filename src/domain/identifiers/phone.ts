import { z } from 'zod';
import type { Phone } from '../ids.ts';
import type { IdentifierSpec } from './identifier-spec.ts';
import { isUnreadPhone } from './is-unread-phone.ts';
import { normalisePhone } from './normalise-phone.ts';
import { phoneIdentity } from './phone-identity.ts';
import { phoneVariants } from './phone-variants.ts';

/** A phone number: E.164 in normal form. */
export const phone: IdentifierSpec<Phone> = {
  schema: z.custom<Phone>((value) => typeof value === 'string' && /^\+\d+$/.test(value)),
  normalise: normalisePhone,
  identity: phoneIdentity,
  isUnreadForm: isUnreadPhone,
  field: 'PHONE',
  searchTerms: phoneVariants,
  addedFrom: ['typed', 'asked', 'attested'],
  precedence: 0,
  foundReason: 'foundByPhone',
  decidesReason: 'phoneDecides',
  // Five digits or more, with the separators that people put between them.
  maskPattern: /\+?\d(?:[\s().\-/]{0,2}\d){4,}/g,
  masked: '***',
};
