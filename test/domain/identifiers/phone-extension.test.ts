import assert from 'node:assert/strict';
import { normalisePhone } from '../../../src/domain/identifiers/normalise-phone.ts';
import { extensionOfValue } from '../../../src/domain/identifiers/phone-extension.ts';

/** Values as the CRM holds them, with the number and the extension in them. */
const values: readonly (readonly [string, string, string, string])[] = [
  ['+7 495 123-45-67 доб. 102', 'RU', '+74951234567', '102'],
  ['+7 495 123-45-67 вн 102', 'RU', '+74951234567', '102'],
  ['044 382 91 07 (дод. 15)', 'UA', '+380443829107', '15'],
  ['22 123 45 67 wew. 12', 'PL', '+48221234567', '12'],
  ['0216 333 44 55 dahili 12', 'TR', '+902163334455', '12'],
  ['030 901820 Durchwahl 7', 'DE', '+4930901820', '7'],
  ['030 901820 DW 77', 'DE', '+4930901820', '77'],
  ['020 7946 0958 toestel 3', 'GB', '+442079460958', '3'],
  ['91 123 45 67 extensión 4', 'ES', '+34911234567', '4'],
  ['11 4321-5678 interno 204', 'AR', '+541143215678', '204'],
  ['91 123 45 67x4', 'ES', '+34911234567', '4'],
  ['+34911234567#4', 'ES', '+34911234567', '4'],
];

describe('a number with an extension', () => {
  for (const [value, region, phone, extension] of values)
    it(value, () => {
      assert.equal(normalisePhone(value, [region]), phone);
      assert.equal(extensionOfValue(value), extension);
    });

  it('a number without one is the whole number', () => {
    assert.equal(normalisePhone('Tel. 91 123 45 67', ['ES']), '+34911234567');
  });
});
