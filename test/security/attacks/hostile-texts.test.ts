import assert from 'node:assert/strict';
import { MAX_TEXT_LENGTH, readText } from '../../../src/domain/reading/read-text.ts';
import { cpuMs } from '../../helpers/cpu-time.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';

const read = (text: string): unknown => readText(text, { regions: ['ES', 'MX', 'BR'] });
const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** What the patterns of src/domain/reading look for, and what they go on to look for after it. */
const parts = [
  ...[
    '600123456',
    '6',
    '+34 ',
    '00',
    '12345',
    '2026-11-25',
    '1.234,50 €',
    '1,234',
    '192.168.1.1',
    'ES91',
    'Y1234567X',
    '1234 ',
  ],
  ...[
    'a',
    'ana',
    '@',
    '.',
    '-',
    '_',
    '/',
    ',',
    ':',
    '=',
    '(',
    ')',
    '[',
    '{',
    '<',
    '>',
    '»>',
    '&gt;',
    '"',
    "'",
    '#',
    '*',
    '+',
  ],
  ...[
    ' ',
    '\t',
    '\n',
    '\u0001',
    '\u00a0',
    '\u200b',
    '\ufdfa',
    'a\u0301',
    'İ',
    '１',
    '٦',
    '点',
    '号码',
    '订单号',
    '微信',
    '我老婆的电话是',
  ],
  ...[
    '-'.repeat(54),
    '--- original message ---',
    'on ',
    ' wrote:',
    'wrote',
    '[quote]',
    '[/quote]',
    '[quote',
    '[url=',
    '[call]',
    '[img',
    '[b=',
  ],
  ...[
    'BEGIN:VCARD',
    'END:VCARD',
    '\nTEL;',
    '\nEMAIL:',
    ';waid=',
    'http://',
    'wa.me/',
    'mailto:',
    'a1.',
    'x.es',
    'gmail.com',
    'gmail com',
  ],
  ...[
    ' arroba ',
    ' (a) ',
    ' at ',
    '(at)',
    ' punto ',
    ' guion ',
    '艾特',
    'doble ',
    'uno ',
    'cien ',
    'y ',
    'plus ',
    'отправ',
    '零一二三四五六',
  ],
  ...[
    'mi mujer ',
    'my boss ',
    'моя мама ',
    'con el ',
    'su numero ',
    'e-mail ',
    'e-mail',
    'das',
    'ela',
    ' es ',
    'your number ',
    'me llamaron ',
  ],
  ...[
    'tel ',
    'numero ',
    'pedido ',
    'n.',
    'no',
    'del ',
    'v1.2',
    'IMG-',
    '.pdf',
    ' am',
    '12:30',
    '14h',
    'de la ',
    'mama ',
    'R$ ',
    ' kg',
  ],
] as const;

const half = MAX_TEXT_LENGTH / 2;
const harmless = filled('Buenos días, quería saber el precio de la entrada 2. ', MAX_TEXT_LENGTH);
const MAX_RATIO = 2.6;
const MAX_ROUNDS = 12;

const lesser = (cost: number, content: string): number =>
  Math.min(
    cost,
    cpuMs(() => read(content)),
  );

/** The least cost so far of a harmless text of the whole length, in ms of CPU time. */
let leastHarmless = Infinity;

/**
 * The whole length may take not much more than a harmless text of it, or twice the time that half of it takes. Each cost
 * is the least of several rounds, as compiling patterns and garbage collection also take CPU time.
 */
function assertLinear(text: (length: number) => string, what: string): void {
  const [long, short] = [text(MAX_TEXT_LENGTH), text(half)];
  const least = { long: Infinity, short: Infinity };
  const isCheap = (): boolean => least.long < 10 * leastHarmless;
  const isLinear = (): boolean =>
    isCheap() || (least.long < 100 * leastHarmless && least.long < MAX_RATIO * least.short);
  for (let round = 0; round < MAX_ROUNDS && !isLinear(); round += 1) {
    least.long = lesser(least.long, long);
    if (isCheap()) return;
    least.short = lesser(least.short, short);
    // A busy machine makes everything dearer: the harmless text is read again beside the dear one.
    leastHarmless = lesser(leastHarmless, harmless);
  }
  assert.ok(isLinear(), `${what}: ${JSON.stringify({ ...least, leastHarmless })} ms`);
}

describe('attack 9: texts that keep the process busy', () => {
  before(() => {
    for (let round = 0; round < MAX_ROUNDS; round += 1) leastHarmless = lesser(leastHarmless, harmless);
  });

  it('attack 9: rows of dashes that begin quotations without an end', () => {
    assertLinear((length) => filled(`x${'-'.repeat(54)}\n`, length), 'dashes');
    assertLinear((length) => filled(`x${'-'.repeat(54)}\n...`, length), 'dashes and dots');
    assertLinear(
      (length) => filled(`on ${'x'.repeat(20)}${'wrote'.repeat(20)}${':'.repeat(50)}\t`, length),
      'headers',
    );
  });

  // Each took twice as long for every further sign or word: with 60 of them longer than the process lives.
  const clauses: readonly (readonly [string, string])[] = [
    ['signs after a relation', `mi mujer ${':'.repeat(60)} @ @ @ @ tel 600123456`],
    ['dashes after a relation', `mi mujer ${'= '.repeat(35)} @ @ @ tel 600123456`],
    ['two words that are one', `mi mujer ${'con el '.repeat(10)} @ x x tel 600123456`],
    ['one word that is three', `mi mujer x ${'e-mail '.repeat(10)} @ x x tel 600123456`],
    ['articles without spaces before', `your number ${'ela'.repeat(20)}@ x tel 600123456`],
    ['articles without spaces after', `600123456 es ${'das'.repeat(11)}@ mama`],
    ['number signs in Chinese', `订单${'号码'.repeat(7)}x 600123456`],
  ];
  for (const [what, clause] of clauses)
    it(`attack 9: ${what}`, () => {
      assertLinear((length) => filled(`${clause}. `, length), what);
    });

  it('attack 9: letters before a spelled address', () => {
    assertLinear((length) => `${'a'.repeat(length - 2000)}.${filled(' b arroba x.es', 2000)}`, 'letters');
    assertLinear(
      (length) => `${'\n'.repeat(length - 2000)}.${filled(' b arroba x.es', 2000)}`,
      'line breaks',
    );
  });

  it('attack 9: a character that stands for eighteen', () => {
    assertLinear((length) => `6${'\ufdfa'.repeat(length - 1)}`, 'ligatures');
  });

  it('attack 9: text after 20,000 characters is not read', () => {
    const { phones } = readText(`${'x '.repeat(half)}600123456`, { regions: ['ES'] });
    assert.deepEqual(phones, []);
    assert.equal(readText(`${'x '.repeat(half - 5)}600123456`, { regions: ['ES'] }).phones.length, 1);
  });

  it('attack 9: repeated parts of all patterns, alone and by three of them (seeded)', () => {
    const random = seededRandom(20_261_128);
    const pick = (): string => parts[Math.floor(random() * parts.length)] ?? '';
    const units: string[] = [...parts];
    for (let count = 0; count < 150; count += 1) {
      const often = (part: string): string => part.repeat(random() < 0.3 ? 1 + Math.floor(random() * 30) : 1);
      units.push(often(pick()) + often(pick()) + often(pick()));
    }
    for (const unit of units) assertLinear((length) => filled(unit, length), JSON.stringify(unit));
  });
});
