import { strict as assert } from 'node:assert';
import { readText } from '../../../src/domain/reading/read-text.ts';

function unreadable(text: string, regions: readonly string[]): string {
  const { unreadable: numbers = [] } = readText(text, { regions });
  return numbers.map(({ countries }) => countries.join(',')).join(' ');
}

// regions | text | countries in which it is a phone
const table: readonly (readonly [string, string, string])[] = [
  // international without its plus
  ['ES', '79161234567', 'RU'],
  ['ES', 'Mi teléfono es 79161234567', 'RU'],
  ['ES', '5511987654321', 'BR'],
  ['MX', '34 600 123 456', 'ES'],
  // national forms, with the trunk prefix of their country
  ['ES', 'мой телефон 8 (916) 123-45-67', 'RU'],
  ['ES', '89161234567', 'RU'],
  ['ES', 'meu telefone (11) 98765-4321', 'BR'],
  ['ES', '0532 123 45 67', 'TR'],
  ['RU', 'mi teléfono 612 34 56 78', 'ES'],
  // of several countries
  ['ES', 'mon tel 06 12 34 56 78', 'FR,MA'],
  // read on the line
  ['RU', '8 (916) 123-45-67', ''],
  ['ES', '+7 916 123-45-67', ''],
  ['ES,RU', '79161234567', ''],
  // bare in other talk, and references
  ['ES', 'hola, 79161234567 gracias', ''],
  ['ES', 'pedido 79161234567', ''],
  ['ES', '79161234567 es mi factura', ''],
  ['ES', 'order number 79161234567', ''],
  ['ES', '4111 1111 1111 1111', ''],
  ['ES', '20261129123456', ''],
  ['ES', '8 800 555-35-35', ''],
  ['ES', '79000000000', ''],
];

describe('phones of countries that are not read', () => {
  for (const [regions, text, expected] of table)
    it(`${regions}: ${text}`, () => {
      assert.equal(unreadable(text, regions.split(',')), expected);
    });

  it('never makes a number identify', () => {
    const reading = readText('мой телефон 8 (916) 123-45-67', { regions: ['ES'] });
    assert.deepEqual(reading.phones, []);
  });
});
