import assert from 'node:assert/strict';
import { plural, type PluralForms } from '../../src/domain/plural.ts';

const days: PluralForms = { one: '{n} день', few: '{n} дня', many: '{n} дней', other: '{n} дня' };

describe('plural', () => {
  it('takes the form of the language for a number, written as the language writes it', () => {
    assert.deepEqual(
      [1, 2, 5, 11, 21, 1.5].map((n) => plural(days, n, 'ru')),
      ['1 день', '2 дня', '5 дней', '11 дней', '21 день', '1,5 дня'],
    );
    const english: PluralForms = { one: '{n} day', few: '', many: '', other: '{n} days' };
    assert.deepEqual(
      [0, 1, 2, 12_345].map((n) => plural(english, n, 'en')),
      ['0 days', '1 day', '2 days', '12,345 days'],
    );
  });
});
