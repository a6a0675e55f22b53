import type { Kind } from './ownership-kinds.ts';
import { describeKinds } from './ownership-kinds.ts';

const kinds: readonly Kind[] = [
  {
    what: 'a number after a break, with a name after it that ends the sentence, is signed',
    own: [
      ['UZ', 'eshiklar bormi? 93 555 61 72 Sardor'],
      ['RU', 'нужна смета на 45 метров, 8-916-555-61-72 Артур'],
      ['GE', 'სკამები რა ღირს? 599 55 61 72 ნინო'],
      ['IR', 'قیمت دیوار چنده؟ 09121234567 بهرام، ممنون'],
    ],
    notOwn: [
      ['UZ', 'bu 935556172 qachon keladi?'],
      ['RU', 'вот 89165556172 никак не бьется по базе'],
      ['GE', 'ეს 599556172 ვერ ვიპოვე საიტზე'],
    ],
  },
];

describe('rules of ownership over concepts', () => {
  describeKinds(kinds);
});
