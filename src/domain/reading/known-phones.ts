import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { identifierKey, identifierOf, identityOfKey } from '../identifiers/identifier.ts';
import type { Phone } from '../ids.ts';
import type { FoundPhone, Reading } from './reading.ts';

/**
 * The reading in the light of what the same chat gave before (`known`: `identifierKey`s). A number that is known is the
 * customer's own where the text alone does not say whose it is. One without a calling code that is the national part
 * of a known one is that one, also after the countries of the line were changed.
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
  if (/\+|^\D*00/.test(found.raw) || national === '' || isKnown(found.value, known)) return found;
  const same = known.flatMap(phoneOfKey).find(({ nationalNumber }) => nationalNumber === national);
  return same ? { ...found, value: same.number as Phone, ambiguous: false } : found;
}

function phoneOfKey(key: string): readonly PhoneNumber[] {
  if (!key.startsWith('phone:')) return [];
  const number = parsePhoneNumberFromString(identityOfKey(key));
  return number ? [number] : [];
}
