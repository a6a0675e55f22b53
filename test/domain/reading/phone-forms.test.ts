import { strict as assert } from 'node:assert';
import type { Phone } from '../../../src/domain/ids.ts';
import { normaliseEmail } from '../../../src/domain/identifiers/normalise-email.ts';
import { normalisePhone } from '../../../src/domain/identifiers/normalise-phone.ts';
import { phoneIdentity } from '../../../src/domain/identifiers/phone-identity.ts';
import { phoneVariants } from '../../../src/domain/identifiers/phone-variants.ts';

const phone = (value: string): Phone => value as Phone;

describe('phoneIdentity', () => {
  const same: readonly (readonly [string, string])[] = [
    ['+5511987654321', '+551187654321'],
    ['+525512345678', '+5215512345678'],
    ['+5491123456789', '+541123456789'],
    ['+79161234567', '+89161234567'],
  ];
  for (const [first, second] of same) {
    it(`${first} and ${second} have the same identity`, () => {
      assert.equal(phoneIdentity(phone(first)), phoneIdentity(phone(second)));
    });
  }

  it('does not change landlines of Brazil and numbers of other countries', () => {
    assert.equal(phoneIdentity(phone('+551133334444')), '+551133334444');
    assert.equal(phoneIdentity(phone('+34600123456')), '+34600123456');
    assert.notEqual(phoneIdentity(phone('+34600123456')), phoneIdentity(phone('+34600123457')));
  });
});

describe('phoneVariants', () => {
  const assertVariants = (value: string, ...forms: readonly string[]): void => {
    const variants = phoneVariants(phone(value));
    for (const form of forms)
      assert.ok(variants.includes(form), `${value} lacks ${form}: ${variants.join(' ')}`);
    assert.equal(variants[0], value);
    assert.ok(variants.length <= 20);
    assert.equal(new Set(variants).size, variants.length);
  };
  it('contains the formats used in CRMs', () => {
    assertVariants('+34600123456', '600123456', '0034600123456', '600 12 34 56', '+34 600 12 34 56');
    assertVariants('+5511987654321', '+551187654321', '11987654321', '1187654321', '011987654321');
    assertVariants('+525512345678', '+5215512345678', '5512345678', '0445512345678', '15512345678');
    assertVariants('+5491123456789', '+541123456789', '1123456789', '01123456789', '0111523456789');
    assertVariants('+79161234567', '89161234567', '9161234567');
    assertVariants('+447911123456', '07911123456', '7911123456');
  });
});

describe('normalisePhone', () => {
  const table: readonly (readonly [string, string, string | undefined])[] = [
    ['600 12 34 56', 'ES', '+34600123456'],
    ['+34 600-12-34-56', 'MX', '+34600123456'],
    ['(+34) 600123456', 'MX', '+34600123456'],
    ['0034600123456', 'ES', '+34600123456'],
    ['+44 (0)20 7946 0958', 'ES', '+442079460958'],
    ['8 (916) 123-45-67', 'RU', '+79161234567'],
    ['+5215512345678', 'ES', '+525512345678'],
    ['912345678 ext. 12', 'ES', '+34912345678'],
    ['900 123 123', 'ES', '+34900123123'],
    ['', 'ES', undefined],
    ['abc', 'ES', undefined],
    ['12', 'ES', undefined],
  ];
  for (const [value, region, expected] of table) {
    it(`${JSON.stringify(value)} in ${region} is ${expected}`, () => {
      assert.equal(normalisePhone(value, [region]), expected);
    });
  }
});

describe('normaliseEmail', () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ['ANA@X.ES', 'ana@x.es'],
    [' Ana López <Ana.Lopez@X.es> ', 'ana.lopez@x.es'],
    ['mailto:ana@x.es?subject=hola', 'ana@x.es'],
    ['ana@xn--pea-8ma.es', 'ana@peña.es'],
    ['jose\u0301@ejemplo.es', 'josé@ejemplo.es'],
    ['ａｎａ＠ｘ．ｅｓ', 'ana@x.es'],
    ['ana@x.es, luis@x.es', undefined],
    ['ana@localhost', undefined],
    ['ana', undefined],
    ['', undefined],
  ];
  for (const [value, expected] of table) {
    it(`${JSON.stringify(value)} is ${expected}`, () => assert.equal(normaliseEmail(value), expected));
  }
});
