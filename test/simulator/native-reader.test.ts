import assert from 'node:assert/strict';
import { readNatively } from '../../simulator/lines/native-reader.ts';

/** Measured behaviour including its errors (docs/bitrix24/native-tracker.md#measured-errors). */
describe("the portal's own text reading", () => {
  const phones = (text: string, country = 'ES'): readonly string[] => readNatively(text, country).phones;
  const emails = (text: string): readonly string[] => readNatively(text, 'ES').emails;

  it('reads plain numbers', () => {
    assert.deepEqual(phones('soy ana, 600123456'), ['+34600123456']);
    assert.deepEqual(phones('mi tel: +34 600 12 34 56.'), ['+34600123456']);
    assert.deepEqual(phones('600123456 o 611222333'), ['+34600123456', '+34611222333']);
    assert.deepEqual(phones('600123456\n611222333'), ['+34600123456', '+34611222333']);
  });

  it('misses adjacent numbers, 00, links, numbers next to dates and other digits', () => {
    for (const text of [
      '600123456 / 611222333',
      '600123456, 611222333',
      '600123456 611222333',
      '0034600123456',
      'el 12/05/2024 600123456',
      '600 123 456 18:30',
      '2 600 123 456',
      '600–123–456',
      'https://wa.me/34600123456',
      '[URL=tel:+34600123456]llama[/URL]',
      '[CALL=+34600123456]llama[/CALL]',
    ]) {
      assert.deepEqual(phones(text), [], text);
    }
  });

  it('reads references and quotes as phones, and keeps the spelling of numbers that are valid only with a plus', () => {
    assert.deepEqual(phones('pedido 3001234567', 'MX'), ['+523001234567']);
    assert.deepEqual(phones('9 1234 5678'), ['+34912345678']);
    assert.deepEqual(phones('es 52 55 1234 5678'), [' 52 55 1234 5678']);
    assert.deepEqual(phones('[QUOTE]llame al 600123456[/QUOTE] ok'), ['+34600123456']);
  });

  it('truncates local parts', () => {
    assert.deepEqual(emails('Nombre@Ejemplo.ES'), ['nombre@ejemplo.es']);
    assert.deepEqual(emails('nombre+tag@gmail.com'), ['tag@gmail.com']);
    assert.deepEqual(emails("o'brien@mail.com"), ['brien@mail.com']);
    assert.deepEqual(emails('user (arroba) dominio.com'), []);
    assert.deepEqual(emails('user @ dominio.com'), []);
    assert.deepEqual(emails('[URL=mailto:a@b.com]a@b.com[/URL]'), []);
  });
});
