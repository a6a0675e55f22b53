import type { RefusedBecause } from './reading.ts';
import type { Candidate } from './candidate.ts';
import { groupsOf, typedDigits } from './candidate.ts';
import { isBsn, isCpf } from './checksums.ts';

/** Why digits in one block without a phone word near them are probably something else. */
export interface Doubt {
  readonly because: RefusedBecause;
  readonly detail: string;
}

const dateLike =
  /^(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})$/;

/** Check digits and dates count only against digits in one block: one real phone in a hundred passes such a checksum. */
export function bareDoubt(candidate: Candidate): Doubt | undefined {
  if (groupsOf(candidate).length > 1) return undefined;
  const digits = typedDigits(candidate);
  const country = candidate.span.reading.number.countryCallingCode;
  if (dateLike.test(digits)) return { because: 'date', detail: 'year month day' };
  if (country === '55' && isCpf(digits)) return { because: 'taxId', detail: 'CPF' };
  if (country === '31' && !digits.startsWith('0') && isBsn(digits))
    return { because: 'taxId', detail: 'BSN' };
  return undefined;
}
