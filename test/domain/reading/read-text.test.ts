import { strict as assert } from 'node:assert';
import { readText } from '../../../src/domain/reading/read-text.ts';

function identifying(text: string, regions: readonly string[]): readonly string[] {
  const { phones, emails } = readText(text, { regions });
  return [
    ...phones.filter((phone) => !phone.thirdParty && !phone.ambiguous).map((phone) => phone.value),
    ...emails.filter((email) => !email.thirdParty).map((email) => email.value),
  ].sort();
}

// regions | text | identifiers
const table: readonly (readonly [string, string, string])[] = [
  // missed by the portal's own tracker (docs/bitrix24/native-tracker.md#measured-errors)
  ['ES', '600123456 / 611222333', '+34600123456 +34611222333'],
  ['ES', '600123456, 611222333', '+34600123456 +34611222333'],
  ['ES', '600123456 611222333', '+34600123456 +34611222333'],
  ['ES', '0034600123456', '+34600123456'],
  ['ES', 'el 12/05/2024 600123456', '+34600123456'],
  ['ES', '600 123 456 18:30', '+34600123456'],
  ['ES', '2 600 123 456', '+34600123456'],
  ['ES', '600–123–456', '+34600123456'],
  ['ES', '６００１２３４５６', '+34600123456'],
  ['ES', 'https://wa.me/34600123456', '+34600123456'],
  ['ES', '[URL=tel:+34600123456]llamar[/URL]', '+34600123456'],
  ['ES', '[URL=mailto:ana@x.es]ana@x.es[/URL]', 'ana@x.es'],
  ['ES', '[CALL=+34600123456]llamar[/CALL]', '+34600123456'],
  ['AR', '11 15-2345-6789', '+5491123456789'],
  ['AR', '011 15 2345 6789', '+5491123456789'],
  ['CO', '3001234567', '+573001234567'],
  ['MX', '3001234567', ''],
  ['ES', 'josé@ejemplo.es', 'josé@ejemplo.es'],
  ['ES', 'user (arroba) dominio.com', 'user@dominio.com'],
  ['IN', 'mail id suresh dot nambiar 64 at rediffmail dot com', 'suresh.nambiar64@rediffmail.com'],
  ['FR', "c'est khady point mbaye 92 arobase gmail point com", 'khady.mbaye92@gmail.com'],
  ['IN', 'email hai rohanverma dot ca at the rate gmail dot com', 'rohanverma.ca@gmail.com'],
  ['IN', 'mail karna faizan dot kazmi at gmail dot com', 'faizan.kazmi@gmail.com'],
  ['GE', 'მეილი: tornike.basilaia ძაღლუკა gmail წერტილი com', 'tornike.basilaia@gmail.com'],
  ['KZ', 'пошта айгерим нүкте с айқұлақ mail нүкте ru', ''],
  ['KZ', 'пошта aigerim нүкте s айқұлақ mail нүкте ru', 'aigerim.s@mail.ru'],
  ['UA', 'пошта oksana крапка b ет ukr крапка net', 'oksana.b@ukr.net'],
  ['ES', 'user @ dominio.com', 'user@dominio.com'],
  // misread by it
  ['ES', 'nombre+tag@gmail.com', 'nombre+tag@gmail.com'],
  ['ES', "o'brien@mail.com", "o'brien@mail.com"],
  ['ES', 'CPF 123.456.789-09', ''],
  ['ES', 'factura 2024-0098123', ''],
  ['MX', 'pedido 5512345678', ''],
  ['ES', '9 1234 5678', ''],
  ['US', 'I called 1-800-555-1234', ''],
  ['ES', 'vuestro 900 123 123', ''],
  // spellings
  ['ES', 'Tel600123456', '+34600123456'],
  ['ES', '612 34 56 78mensaje', '+34612345678'],
  ['ES', 'AB612345678', ''],
  ['ES', 'REF-612345678', ''],
  ['ES', '[b]Tel:[/b] 600 [i]123[/i] 456', '+34600123456'],
  ['GB', '+44 (0)7911 123456', '+447911123456'],
  ['SA', '٠٥٠١٢٣٤٥٦٧', '+966501234567'],
  ['ES', '6️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣', '+34600123456'],
  ['ES', '600\u200b123\u200b456', '+34600123456'],
  ['ES', 'seis uno dos tres cuatro cinco seis siete ocho', '+34612345678'],
  ['US', 'two one two, five five five, zero one four three', '+12125550143'],
  ['CN', '一三八零零一三八零零零', '+8613800138000'],
  [
    'ES',
    'BEGIN:VCARD\nTEL;TYPE=CELL:+34 600 12 34 56\nitem1.EMAIL:ana@x.es\nEND:VCARD',
    '+34600123456 ana@x.es',
  ],
  ['ES', '[QUOTE]Llame al 600123456[/QUOTE]\nvale', ''],
  ['ES', '> 600123456\nese no es', ''],
  // two formats of one number
  ['MX', '+52 1 55 1234 5678', '+525512345678'],
  ['MX', '044 55 1234 5678', '+525512345678'],
  ['BR', '+55 11 8765-4321', '+5511987654321'],
  ['RU', '8 (916) 123-45-67', '+79161234567'],
  ['RU', '+8 916 123-45-67', '+79161234567'],
  ['KZ', '8 701 123 45 67', '+77011234567'],
  // valid in two regions
  ['MX,US', '5512345678', ''],
  ['RU,IN', '9161234567', ''],
  ['US,CA', '416 555 0134', '+14165550134'],
  // no parts of addresses
  ['ES', 'user..name@gmail.com', ''],
  ['ES', 'user@@gmail.com', ''],
  ['ES', 'ana@x.es@y.es', ''],
  ['ES', '"ana maria"@x.es', ''],
  ['ES', 'juan perez arroba gmail punto com', ''],
  ['US', 'meet me at google dot com', ''],
  ['US', 'img@2x.png', ''],
  ['US', "I'm @kate@mastodon.social", ''],
  ['US', 'git@github.com:org/repo.git', ''],
  ['ES', '34600123456@c.us', ''],
  ['CN', '邮箱zhang@qq.com电话13800138000', '+8613800138000 zhang@qq.com'],
  ['ES', 'user@gmail.comGracias', 'user@gmail.com'],
  ['ES', 'a@b.co,c@d.co', 'a@b.co c@d.co'],
  ['ES', '*ana@x.es*', 'ana@x.es'],
  ['ES', 'ana@xn--pea-8ma.es', 'ana@peña.es'],
  ['RU', 'ivan собака yandex точка ru', 'ivan@yandex.ru'],
  // digits that are no phones
  ['ES', '4111 1111 1111 1111', ''],
  ['ES', 'ES91 2100 0418 4502 0005 1332', ''],
  ['ES', '40.416775, -3.703790', ''],
  ['ES', '612 345 678 pesos', ''],
  ['ES', 'tallas 36 38 40 42 44', ''],
  ['ES', 'teléfono del pedido: 600123456', '+34600123456'],
  ['ES', 'pedidos 612345678 y 612345679', ''],
  ['ES', '612345678 es mi pedido', ''],
  ['ES', '600123456 pedido 4821', '+34600123456'],
  // of other people
  ['ES', 'llama a mi mujer al 600123456', ''],
  ['ES', 'mi marido no está, llámame al 600123456', '+34600123456'],
  ['US', "my wife's number is 212-555-0147", ''],
  ['RU', 'телефон мамы: 8 903 765 43 21', ''],
  ['CN', '我老婆的电话是13812340000', ''],
  ['ES', '¿vuestro teléfono es el 912 345 678?', ''],
  // a phone named beside an address that is the writer's own
  ['ES', 'tel 600123456; mi correo es ana@example.com', '+34600123456 ana@example.com'],
  ['FR', 'tél 06 12 34 56 78, mon mail est luc@example.fr', '+33612345678 luc@example.fr'],
  ['PL', 'tel 601 224 518, mój mail to ola@example.pl', '+48601224518 ola@example.pl'],
  ['BR', 'tel 11 98342-7716; meu email é ana@example.com', '+5511983427716 ana@example.com'],
  ['ES', 'tel de mi jefe 600123456; mi correo es ana@example.com', 'ana@example.com'],
  ['FR', 'tél de mon mari 06 12 34 56 78, mon mail est luc@example.fr', 'luc@example.fr'],
  ['PL', 'tel kierowcy 601 224 518, mój mail to ola@example.pl', 'ola@example.pl'],
];

describe('readText', () => {
  for (const [regions, text, expected] of table) {
    it(`${regions}: ${JSON.stringify(text)}`, () => {
      assert.equal(identifying(text, regions.split(',')).join(' '), expected.split(' ').sort().join(' '));
    });
  }

  it('returns the position in the original text', () => {
    const text = 'جوالي \u200f٠٥٥١٢٣٤٥٦٧ شكرا';
    const [phone] = readText(text, { regions: ['SA'] }).phones;
    assert.ok(phone);
    assert.equal(text.slice(phone.at.start, phone.at.end), '٠٥٥١٢٣٤٥٦٧');
    assert.equal(phone.raw, '٠٥٥١٢٣٤٥٦٧');
    assert.equal(phone.region, 'SA');
    assert.equal(phone.because, 'national');
  });

  it('marks phones of other people and ambiguous phones', () => {
    assert.equal(readText('llama a mi mujer: 600123456', { regions: ['ES'] }).phones[0]?.thirdParty, true);
    assert.equal(readText('5512345678', { regions: ['MX', 'US'] }).phones[0]?.ambiguous, true);
  });

  it('returns the reason of a refusal', () => {
    const reasons = (text: string, region: string): readonly string[] =>
      readText(text, { regions: [region] }).refused.map((refused) => refused.because);
    assert.deepEqual(reasons('4111 1111 1111 1111', 'ES'), ['card']);
    assert.deepEqual(reasons('ES91 2100 0418 4502 0005 1332', 'ES'), ['iban']);
    assert.deepEqual(reasons('CPF 123.456.789-09', 'BR'), ['taxId']);
    assert.deepEqual(reasons('12/05/2024', 'ES'), ['date']);
    assert.deepEqual(reasons('pedido 612345678', 'ES'), ['reference']);
    assert.deepEqual(reasons('40.416775, -3.703790', 'ES'), ['coordinates']);
    assert.deepEqual(reasons('612 345 678 €', 'ES'), ['money']);
    assert.deepEqual(reasons('https://shop.example/p/612345678', 'ES'), ['link']);
    assert.deepEqual(reasons('900 123 123', 'ES'), ['serviceNumber']);
    assert.deepEqual(reasons('user..name@gmail.com', 'ES'), ['partOfAddress']);
    assert.deepEqual(reasons('user@gmail.con', 'ES'), ['invalidAddress']);
  });

  it('returns a number once when it is written twice', () => {
    assert.equal(readText('600123456 o sea +34 600 123 456', { regions: ['ES'] }).phones.length, 1);
  });
});

describe('a national number that no word calls a phone', () => {
  const cases: readonly (readonly [text: string, region: string, certainty: string])[] = [
    ['mi teléfono es 612 345 678', 'ES', 'saidOwn'],
    ['tel. 612 345 678', 'ES', 'named'],
    ['612 345 678', 'ES', 'alone'],
    ['Reifenwechsel, Frank, 01522 9384710, gerne Montag vormittag', 'DE', 'bare'],
    ['dijeron que 612345678 sigue parado desde el viernes', 'ES', 'unclear'],
    ['vaya, y lo que sale aquí en pantalla, 612 345 678 ?', 'ES', 'unclear'],
  ];
  for (const [text, region, certainty] of cases) {
    it(`${certainty}: ${text}`, () => {
      const [phone] = readText(text, { regions: [region] }).phones;
      assert.equal(phone?.certainty, certainty);
      assert.equal(phone.thirdParty, certainty === 'unclear');
    });
  }
});
