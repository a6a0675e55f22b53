import { strict as assert } from 'node:assert';
import { assemble } from '../../../src/domain/reading/assemble.ts';
import { readText } from '../../../src/domain/reading/read-text.ts';

// earlier messages | last message | region | identifier
const table: readonly (readonly [readonly string[], string, string, string])[] = [
  [['612'], '345678', 'ES', '+34612345678'],
  [['mi número es 612', '34 56'], '78', 'ES', '+34612345678'],
  [['+7 916'], '123-45-67', 'US', '+79161234567'],
  [['٦١٢'], '345678', 'ES', '+34612345678'],
  [['juan.perez'], '@gmail.com', 'ES', 'juan.perez@gmail.com'],
  [['juan.perez@'], 'gmail.com', 'ES', 'juan.perez@gmail.com'],
  [['juan.perez@gmail'], '.com', 'ES', 'juan.perez@gmail.com'],
  [['juanperez87', '@'], 'gmail.com', 'ES', 'juanperez87@gmail.com'],
  [['ok', 'gracias', '612'], '345678', 'ES', '+34612345678'],
  [['y el correo ana@'], 'example.com', 'ES', 'ana@example.com'],
  [['mi correo: ana'], '@example.com', 'ES', 'ana@example.com'],
  [['correo ana@example'], '.com', 'ES', 'ana@example.com'],
  [['моя почта oleg.k'], '@example.ru спасибо', 'RU', 'oleg.k@example.ru'],
  [['write to john@'], 'example.com, thanks!', 'US', 'john@example.com'],
  [['600 111'], '204 por favor', 'ES', '+34600111204'],
  [['mi móvil es 611 22'], '33 44, gracias', 'ES', '+34611223344'],
  [['meine Nummer 0151 23'], '45 67 89 danke dir', 'DE', '+4915123456789'],
  [['мой номер 8 916'], '123-45-67 жду', 'RU', '+79161234567'],
  [['quiero 600'], '111204 unidades', 'ES', ''],
  [['mi correo es ana'], '@example.com', 'ES', 'ana@example.com'],
  [['mi correo no va'], '@example.com', 'ES', ''],
  [['hola'], '@gmail.com', 'ES', ''],
  [['quiero 12'], '34567890', 'ES', ''],
  [['2'], '600123456', 'ES', ''],
  [['612'], 'gracias', 'ES', ''],
  [['612', 'gracias'], '345678', 'ES', ''],
  [['600123456'], '12', 'ES', ''],
  [[], '345678', 'ES', ''],
];

describe('J9: assemble', () => {
  for (const [pieces, text, region, expected] of table) {
    it(`${JSON.stringify([...pieces, text])} gives ${expected || 'no identifier'}`, () => {
      const reading = assemble(pieces, text, { regions: [region] });
      const found = [...(reading?.phones ?? []), ...(reading?.emails ?? [])];
      assert.equal(found.map(({ value }) => value).join(' '), expected);
      for (const { because } of found) assert.equal(because, 'assembled');
      if (expected !== '') assert.ok(pieces.some((piece) => readText(piece, { regions: [region] }).fragment));
    });
  }

  it('takes no piece out of a long text', () => {
    const long = `ana${' '.repeat(20_000)}@`;
    assert.equal(assemble(['ana'], long, { regions: ['ES'] }), undefined);
    assert.equal(readText(long, { regions: ['ES'] }).fragment, false);
  });

  it('does not treat small talk as a fragment', () => {
    for (const text of [
      'hola',
      'gracias',
      'ok',
      'vale 👍',
      'спасибо',
      '你好',
      'quiero 2 pizzas',
      'mañana a las 18:30',
    ]) {
      assert.equal(readText(text, { regions: ['ES'] }).fragment, false, text);
    }
  });
});
