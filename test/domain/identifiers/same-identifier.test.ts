import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import type { StoredValue } from '../../../src/domain/identifiers/identifier.ts';
import { identifierOf, isSameIdentifier, storedKey } from '../../../src/domain/identifiers/identifier.ts';
import { phoneIdentity } from '../../../src/domain/identifiers/phone-identity.ts';
import { phoneVariants } from '../../../src/domain/identifiers/phone-variants.ts';
import type { Email, Phone } from '../../../src/domain/ids.ts';

const countries = getCountries();
const country = fc.constantFrom(...countries);

function exampleOf(region: CountryCode): PhoneNumber {
  const number = getExampleNumber(region, examples);
  assert.ok(number, region);
  return number;
}

function storedPhone(value: string, regions: readonly string[]): StoredValue {
  return { type: 'PHONE', value, key: storedKey('PHONE', value, regions) };
}

/** Whether a card's phone, read with the line's regions, is the number that a customer wrote. */
function isSame(written: string, stored: string, regions: readonly string[]): boolean {
  return isSameIdentifier(identifierOf('phone', written as Phone, 'typed'), storedPhone(stored, regions));
}

/** National ways of writing a number, as people type them into cards. */
function nationalForms(number: PhoneNumber): readonly string[] {
  return [number.formatNational(), number.nationalNumber, number.formatNational().replace(/\D/g, '')];
}

describe('the same number, whoever wrote it how (docs/bitrix24/crm-search.md#phone-key)', () => {
  it('J1: digits that are a number of two countries are that of the line’s region only, for all pairs', () => {
    for (const own of countries) {
      const number = exampleOf(own);
      const onCard = nationalForms(number).map((value) => storedPhone(value, [own]));
      for (const other of countries) {
        if (getCountryCallingCode(own) === getCountryCallingCode(other)) continue;
        const foreign = identifierOf(
          'phone',
          `+${getCountryCallingCode(other)}${number.nationalNumber}` as Phone,
          'typed',
        );
        for (const stored of onCard)
          assert.equal(
            isSameIdentifier(foreign, stored),
            false,
            `${own} ${stored.value} is not ${foreign.value}`,
          );
      }
    }
  });

  it('J1: a value with its country is compared with nothing national', () => {
    fc.assert(
      fc.property(country, country, (own, other) => {
        const stored = exampleOf(own).number;
        fc.pre(getCountryCallingCode(own) !== getCountryCallingCode(other));
        const foreign = `+${getCountryCallingCode(other)}${exampleOf(own).nationalNumber}`;
        return !isSame(foreign, stored, [other]) && !isSame(foreign, `00${stored.slice(1)}`, [other]);
      }),
    );
  });

  it('J1: what no region of the line can read is compared with the forms of the writer’s country only', () => {
    fc.assert(
      fc.property(country, fc.subarray([...countries], { maxLength: 3 }), (own, regions) => {
        const number = exampleOf(own);
        for (const stored of nationalForms(number)) {
          const isRead = !storedKey('PHONE', stored, regions).startsWith('PHONE:');
          // Fewer digits are a number of any small country.
          fc.pre(!isRead && stored.replace(/\D/g, '').length >= 5);
          assert.equal(isSame(number.number, stored, regions), true, `${own} ${stored} on ${regions.join()}`);
        }
      }),
    );
  });

  it('J8: every form that is searched is the number itself, in its own country', () => {
    for (const own of countries) {
      const number = exampleOf(own).number as Phone;
      for (const stored of phoneVariants(number).filter((form) => form.replace(/\D/g, '').length >= 5))
        assert.equal(isSame(number, stored, [own]), true, `${own}: ${stored} is ${number}`);
    }
  });

  it('J8: what two regions of a line read differently is what the first of them reads', () => {
    assert.equal(isSame('+34612345678', '612 345 678', ['ES', 'FR']), true);
    assert.equal(isSame('+33612345678', '612 345 678', ['ES', 'FR']), false);
    assert.equal(isSame('+33612345678', '612 345 678', ['FR', 'ES']), true);
  });

  it('a number compares as itself, and two of one country never as each other', () => {
    fc.assert(
      fc.property(country, fc.integer({ min: 1, max: 9 }), (own, step) => {
        const { number } = exampleOf(own);
        const last = (Number(number.at(-1)) + step) % 10;
        const next = `${number.slice(0, -1)}${String(last)}`;
        const other = parsePhoneNumberFromString(next);
        assert.equal(isSame(number, number, [own]), true);
        fc.pre(other !== undefined && phoneIdentity(next as Phone) !== phoneIdentity(number as Phone));
        for (const stored of nationalForms(other)) assert.equal(isSame(number, stored, [own]), false, stored);
      }),
    );
  });

  for (const { stored, written, regions, same } of [
    { stored: '+8 912 345-67-89', written: '+79123456789', regions: ['ES'], same: true },
    { stored: '+612345678', written: '+34612345678', regions: [], same: false },
    { stored: '8999', written: '+2478999', regions: ['TA'], same: false },
    { stored: '011 33 6 12 34 56 78', written: '+33612345678', regions: ['ES'], same: true },
    { stored: '8~10 33 612345678', written: '+33612345678', regions: ['RU'], same: true },
    { stored: '+44 (0)7911 123456', written: '+447911123456', regions: ['ES'], same: true },
    { stored: '+34 600 123 456 ext. 12', written: '+34600123456', regions: [], same: true },
    { stored: '', written: '+34600123456', regions: ['ES'], same: false },
    { stored: 'Ana', written: '+34600123456', regions: ['ES'], same: false },
    { stored: '123 456', written: '+34600123456', regions: ['ES'], same: false },
  ])
    it(`"${stored}" is ${same ? '' : 'not '}${written} for ${regions.join() || 'no region'}`, () => {
      assert.equal(isSame(written, stored, regions), same);
    });

  it('a value of another kind of field is never the same', () => {
    const email = identifierOf('email', 'ana@example.com' as Email, 'typed');
    const stored = (type: string, value: string) => ({ type, value, key: storedKey(type, value, ['ES']) });
    assert.equal(isSameIdentifier(email, stored('EMAIL', 'Ana <ANA@example.com>')), true);
    assert.equal(isSameIdentifier(email, stored('IM', 'ana@example.com')), false);
    assert.equal(isSameIdentifier(email, stored('EMAIL', 'eva@example.com')), false);
  });
});
