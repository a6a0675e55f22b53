import assert from 'node:assert/strict';
import type { CountryCode } from 'libphonenumber-js/max';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import fc from 'fast-check';
import { normalisePhone } from '../../../src/domain/identifiers/normalise-phone.ts';
import { isPlaceholderPhone } from '../../../src/domain/identifiers/placeholder-phone.ts';

describe('placeholders instead of a phone (F3)', () => {
  for (const [written, region] of [
    ['+52 55 5555 5555', 'MX'],
    ['+7 999 999-99-99', 'RU'],
    ['89000000000', 'RU'],
    ['600000000', 'ES'],
    ['(11) 99999-9999', 'BR'],
    ['06 00 00 00 00', 'FR'],
    ['0170 0000000', 'DE'],
    ['+7 777 777 77 77', 'KZ'],
    ['910000000', 'ES'],
    ['07777777777', 'GB'],
    ['+380 50 000 00 00', 'UA'],
  ] as const) {
    it(`${written} is refused`, () => {
      assert.equal(normalisePhone(written, [region]), undefined);
    });
  }

  it('every country’s ordinary number passes', () => {
    const refused = getCountries().filter((country: CountryCode) => {
      const number = getExampleNumber(country, examples);
      return number !== undefined && isPlaceholderPhone(number.nationalNumber);
    });
    assert.deepEqual(refused, []);
  });

  it('a number with other digits among the last seven are not all equal passes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[67]\d{8}$/), (national) => {
        fc.pre(new Set(national.slice(-7)).size > 1);
        assert.equal(isPlaceholderPhone(national), false);
      }),
    );
  });
});
