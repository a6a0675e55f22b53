import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { cpuMs } from '../../helpers/cpu-time.ts';
import { readText } from '../../../src/domain/reading/read-text.ts';

const sentences = [
  'Hola, mi número es %s, gracias',
  'meu telefone é %s obrigado',
  'мой номер %s',
  'You can reach me at %s after 5',
  'Meine Nummer ist %s.',
  'mon numéro : %s merci',
  'رقمي %s شكرا',
  '我的电话是%s，谢谢',
];
const frames = ['%s', '(%s)', '"%s"', '«%s»', '📞%s😀', '%s!', '¿%s?', 'tel:%s', '👉 %s 👈', '%s.', '- %s'];

// Numbers of three and four digits (Tokelau, Tristan da Cunha) are never read without a plus, and some countries write
// numbers as three pairs that look like dates.
const tooShort = new Set(['TA', 'TK']);
const writtenLikeDates = new Set(['FO', 'GL', 'PM', 'WF', 'AD', 'NC']);

interface ExampleNumber {
  readonly country: string;
  readonly number: string;
  readonly forms: readonly string[];
}

const numbers: readonly ExampleNumber[] = getCountries()
  .filter((country) => !tooShort.has(country))
  .flatMap((country) => {
    const example = getExampleNumber(country, examples);
    if (example === undefined) return [];
    const national = example.formatNational();
    const international = example.formatInternational();
    const forms = [
      example.number,
      international,
      `00${example.number.slice(1)}`,
      international.replace(/^(\+\d+)/, '($1)'),
      national,
      national.replace(/\D/g, ''),
    ];
    const dashed = [
      national.replace(/[ ().-]+/g, '-').replace(/^-/, ''),
      national.replace(/[ ().-]+/g, '.').replace(/^\./, ''),
    ];
    return [
      {
        country,
        number: example.number,
        forms: writtenLikeDates.has(country) ? forms : [...forms, ...dashed],
      },
    ];
  });

function values(text: string, region: string): readonly string[] {
  return readText(text, { regions: [region] }).phones.map((phone) => phone.value);
}

describe('readText for all regions', () => {
  it('finds the example number of every region in every usual format and every language', () => {
    for (const { country, number, forms } of numbers) {
      for (const form of forms) {
        for (const sentence of sentences) {
          const text = sentence.replace('%s', form);
          assert.deepEqual(values(text, country), [number], `${country} ${JSON.stringify(text)}`);
        }
      }
    }
  }).timeout(120_000);

  it('finds it also inside punctuation and emoji', () => {
    for (const { country, number, forms } of numbers.filter((example) => example.number.length > 10)) {
      for (const frame of frames) {
        const text = frame.replace('%s', forms[1] ?? '');
        assert.deepEqual(values(text, country), [number], `${country} ${JSON.stringify(text)}`);
      }
    }
  }).timeout(120_000);
});

const pieces = fc.constantFrom(
  ...[
    '600123456',
    '+34',
    '@',
    '.',
    ' ',
    '-',
    '(',
    ')',
    'ana',
    'gmail.com',
    'pedido',
    '12/05/2024',
    'wa.me/',
    '[URL=',
    ']',
    '\n',
  ],
  ...[
    'arroba',
    'punto',
    '٠١٢',
    '１２３',
    '电话',
    'тел',
    '😀',
    '\u200b',
    '4111 1111 1111 1111',
    'https://',
    'a@b.es',
    '00',
    '€',
    'mi mujer',
  ],
);

describe('readText for arbitrary texts', () => {
  it('never throws, and every finding is a range of the text with a value in canonical format', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { phones, emails, refused } = readText(text, { regions: ['ES', 'MX'] });
        for (const { at, raw } of [...phones, ...emails, ...refused]) {
          assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length);
          assert.equal(text.slice(at.start, at.end), raw);
        }
        for (const phone of phones) assert.match(phone.value, /^\+\d{5,15}$/);
        for (const email of emails) assert.match(email.value, /^[^\s@]+@[^\s@]+\.[^\s@]+$/);
      }),
      { numRuns: 3000 },
    );
  }).timeout(120_000);

  const hostileUnits = [
    ...[
      '(1',
      '1',
      '0',
      '@.',
      'a@',
      'a.',
      '1 ',
      '1.1.',
      '1-',
      '1/',
      '(((1)))',
      '+1 (',
      '600123456 ',
      'no 600123456 ',
      'x_1',
      '[1',
    ],
    ...[
      '[url=',
      '[quote]',
      '[call]',
      'http://',
      'a.com/',
      'BEGIN:VCARD\n',
      '>a\n',
      '1€',
      '$1',
      '12:',
      '1,234,',
      '40.12345,-3.12345 ',
    ],
    ...[
      ' at ',
      'a at b dot ',
      'juan@gmail punto ',
      'uno ',
      'six ',
      '六零零',
      '邮箱',
      '١',
      '𝟔',
      '\u200b',
      'mi mujer ',
      'número 1 ',
      'жена ',
    ],
  ];
  for (const unit of hostileUnits) {
    it(`reads 100 kB of ${JSON.stringify(unit)} in limited CPU time`, () => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      const ms = cpuMs(() => readText(text, { regions: ['ES', 'MX', 'US'] }));
      assert.ok(ms < 4000, `${String(Math.round(ms))} ms`);
    });
  }
});
