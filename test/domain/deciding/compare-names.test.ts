import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NameComparison } from '../../../src/domain/deciding/compare-names.ts';
import { compareNames } from '../../../src/domain/deciding/compare-names.ts';

/** `Given|Family`; without a bar everything is in one field. */
const person = (text: string) => {
  const [name = '', lastName = ''] = text.split('|');
  return { name, lastName };
};

const cases: readonly (readonly [string, string, NameComparison])[] = [
  ['Ana|García', 'Ana|García', 'similar'],
  ['Ana|García', 'GARCIA Ana', 'similar'],
  ['José|Muñoz', 'jose munoz', 'similar'],
  ['Ольга|Иванова', 'Olga Ivanova', 'similar'],
  ['Юлия|Щербакова', 'Yulia Shcherbakova', 'similar'],
  ['Александр|Попов', 'Alexander Popov', 'similar'],
  ['Михаил|Жуков', 'Mikhail Zhukov', 'similar'],
  ['Ольга Петровна|Иванова', 'Иванова Ольга', 'similar'],
  ['Jürgen|Müller', 'Jurgen Muller', 'similar'],
  ['Γιώργος|Παπαδόπουλος', 'Giorgos Papadopoulos', 'similar'],
  ['Ana', 'Ana|García', 'similar'],
  ['A.|García', 'Ana|García', 'similar'],
  ['Ana|García', 'Ana|Ruiz', 'similar'],
  ['Ana|García', 'Pedro|García', 'related'],
  ['Елена|Смирнова', 'Игорь|Петров', 'different'],
  ['Elena Smirnova', 'Igor|Petrov', 'different'],
  ['Ana|García', 'Pedro Ruiz', 'different'],
  ['Elena', 'Igor', 'otherGiven'],
  ['Elena', 'Igor|Petrov', 'otherGiven'],
  ['Guest', 'Igor|Petrov', 'unknown'],
  ['Гость', 'Igor|Petrov', 'unknown'],
  ['Green Guest #17', 'Igor|Petrov', 'unknown'],
  ['Lead #12', 'Igor|Petrov', 'unknown'],
  ['+34 600 123 456', 'Igor|Petrov', 'unknown'],
  ['maria_89', 'Igor|Petrov', 'unknown'],
  ['@sunny.days', 'Igor|Petrov', 'unknown'],
  ['🌸🌸', 'Igor|Petrov', 'unknown'],
  ['', 'Igor|Petrov', 'unknown'],
  ['田中|太郎', 'Igor|Petrov', 'unknown'],
  ['田中|太郎', '田中|太郎', 'similar'],
];

describe('names of two people (F17)', () => {
  for (const [a, b, expected] of cases) {
    it(`${a} and ${b}: ${expected}`, () => {
      assert.equal(compareNames(person(a), person(b)), expected);
      assert.equal(compareNames(person(b), person(a)), expected, 'the other way round');
    });
  }

  it('order, case and accents never make another person of a name', () => {
    const token = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
    fc.assert(
      fc.property(token, token, (given, family) => {
        const written = { name: given, lastName: family };
        const swapped = { name: `${family.toUpperCase()} ${given.toLowerCase()}`, lastName: '' };
        const result = compareNames(written, swapped);
        assert.ok(result === 'similar' || result === 'unknown', result);
      }),
    );
  });
});
