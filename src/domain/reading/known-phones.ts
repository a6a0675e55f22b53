import { identifierKey, identifierOf, identityOfKey } from '../identifiers/identifier.ts';
import type { Phone } from '../ids.ts';
import type { FoundPhone, Reading } from './reading.ts';

/** With fewer digits, the end of a number says nothing. */
const MIN_NATIONAL_DIGITS = 7;

/**
 * The reading in the light of what the same chat gave before (`known`: `identifierKey`s). A number that is known is the
 * customer's own where the text alone does not say whose it is. One without a calling code that ends a known one is that
 * one, also after the countries of the line were changed.
 */
export function withKnownPhones(reading: Reading, known: readonly string[]): Reading {
  const phones = reading.phones.map((found): FoundPhone => {
    const phone = asKnown(found, known);
    const { owner, ...rest } = phone;
    return owner?.owner === 'unclear' && isKnown(phone.value, known) ? { ...rest, thirdParty: false } : phone;
  });
  return { ...reading, phones };
}

function isKnown(value: Phone, known: readonly string[]): boolean {
  return known.includes(identifierKey(identifierOf('phone', value, 'typed')));
}

function asKnown(found: FoundPhone, known: readonly string[]): FoundPhone {
  const national = found.raw.replace(/\D/g, '').replace(/^0+/, '');
  const isNational = !/\+|^\D*00/.test(found.raw) && national.length >= MIN_NATIONAL_DIGITS;
  if (!isNational || isKnown(found.value, known)) return found;
  const key = known.find((one) => one.startsWith('phone:+') && one.endsWith(national));
  return key === undefined ? found : { ...found, value: identityOfKey(key) as Phone, ambiguous: false };
}
