import { z } from 'zod';
import type { Email } from '../ids.ts';
import type { IdentifierSpec } from './identifier-spec.ts';
import { normaliseEmail } from './normalise-email.ts';

/** An e-mail address: lower case, NFC, domain in its Unicode form. */
export const email: IdentifierSpec<Email> = {
  schema: z.custom<Email>((value) => typeof value === 'string' && /^[^@]+@[^@]+$/.test(value)),
  normalise: normaliseEmail,
  identity: (value) => value,
  isUnreadForm: (value, stored) => stored.trim().toLowerCase() === value,
  field: 'EMAIL',
  searchTerms: (value) => [value],
  addedFrom: ['typed', 'asked', 'attested'],
  precedence: 1,
  foundReason: 'foundByEmail',
  decidesReason: 'identifierOfAnother',
  maskPattern: /[^\s@"'<>()[\]{},;:=]+@[^\s@"'<>()[\]{},;:=]+/gu,
  masked: '***@***',
};
