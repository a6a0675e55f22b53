import { strict as assert } from 'node:assert';
import { readText } from '../../../src/domain/reading/read-text.ts';
import type { Kind } from './ownership-kinds.ts';
import { describeKinds } from './ownership-kinds.ts';

const kinds: readonly Kind[] = [
  {
    what: 'a list of people, whatever sign stands between name and number',
    notOwn: [
      ['GB', 'Geoff: 07911 234871\nPriya: 07912 448210\nTom: 07812 330945'],
      ['DE', 'Anna: 0160 2233445\nTim: 0171 5529810\nJonas: 0151 23456789\nIch komme nicht mit'],
      ['GE', 'ნინო: 599 55 61 72\nგიორგი: 599 55 61 73\nდათო: 599 12 34 56'],
      ['CN', '小王:13901234578\n小李:13677812093\n老张:13812345671'],
      ['GB', "Geoff's 07911 234871, Priya's 07912 448210, Tom's 07812 330945"],
      ['GB', 'Rota: Ben - 07911 234871, Mina - 07912 448210, Moe - 07812 330945'],
      [
        'PL',
        'Uczestnicy:\n1. Anna Nowak - 512 334 871\n2. Jan Lis - 604 771 209\n3. Zofia Maj - 601 234 887',
      ],
      [
        'GB',
        '• Geoff, 07911 234871\n• Priya, 07912 448210\n• Tom, 07812 330945\nany of these can sign for me',
      ],
      ['ID', '0813-2211-4590 (Ani)\n0857-1145-2290 (Budi)\n0812-7738-1967 (Tono)'],
      ['GB', '07911 234871 Geoff\n07912 448210 Priya\n07812 330945 Tom'],
      ['ES', 'Ana: ana@correoluz.es\nLucas: lucas@correoluz.es\nPilar: pilar@correoluz.es'],
      ['VN', 'Anh Hùng: 0765 418 093\nChị Lan: 0978 503 641\nEm Minh: 0765 830 214'],
      ['GB', 'Geoff\n07911 234871\nPriya\n07912 448210\nTom\n07812 330945'],
    ],
  },
  {
    what: 'the entry of a list that names the writer',
    own: [
      ['GB', '07911 234871 Geoff\n07912 448210 Priya\n07812 330945 me'],
      ['RU', '8 916 555 61 72 Катя, 8 916 555 61 73 Олег, 8 916 204 55 18 - я'],
      ['EG', '01012345671 سارة\n01112345671 منى\n01212345671 أنا'],
      ['AU', 'Geoff - 0402 118 334\nPriya - 0433 905 112\nSue (me) - 0417 554 210'],
      ['GB', '07911 234871 is Geoff, 07912 448210 is Priya and 07812 330945 is mine'],
      ['GB', 'Geoff: 07911 234871\nPriya: 07912 448210\nSelf: 07812 330945'],
      ['TR', 'Ayşe 0533 123 45 71, Mehmet 0542 778 12 09 ve ben 0532 445 12 30'],
      ['TR', 'Ayşe 0533 123 45 71, Mehmet 0542 778 12 09, benim 0532 445 12 30'],
      ['UA', 'Олег 067 123 45 67, Марта 050 765 43 21, мій 063 111 22 33'],
      ['GE', 'ნინო 599 55 61 72, გიორგი 599 55 61 73, ჩემი 599 12 34 56'],
      ['IT', 'Ada 347 1234567, Lucia 348 7654321, il sottoscritto 349 1112223'],
      ['FR', 'Ana 06 12 34 56 78, Luc 06 51 28 43 90, moi-même 06 22 33 44 55'],
      ['VN', 'Hùng 0765 418 093, Lan 0978 503 641 và em 0765 830 214'],
      ['IR', 'آنا 09351234571، علی 09197781209 و من 09124451230'],
      ['CN', '小王 13901234578,小李 13677812093,还有我 13812345671'],
      ['IL', 'קבוצה: אני מיכל 053-8274916, גלית 052-6183947, אורנה 050-4927318', '8274916'],
      ['DE', 'Kapitän (ich): Jonas, 0171 5529810\nTorwart: Tim 0151 23456789', '5529810'],
      [
        'GB',
        'Geoff geoff@brightmail.co.uk, Priya priya@brightmail.co.uk and me sue@brightmail.co.uk',
        'sue@brightmail.co.uk',
      ],
    ],
    notOwn: [
      ['KZ', 'Айгүл 8 702 123 45 71 мен Ерлан 8 705 778 12 09 келеді'],
      ['VN', 'Hùng 0765 418 093, Lan 0978 503 641, Minh 0765 830 214'],
      ['GB', 'Geoff: 07911 234871\nPriya: 07912 448210\nBen: 07812 330945'],
    ],
  },
  {
    what: 'a word for the writer inside of an entry says only what somebody is to the writer',
    notOwn: [
      ['AU', 'Geoff 0402 118 334, Priya 0433 905 112, Sue instead of me 0417 554 210'],
      ['AU', 'Geoff 0402 118 334, Priya 0433 905 112, and Sue, who works for me, 0417 554 210'],
      ['AU', 'Geoff 0402 118 334, Priya 0433 905 112, a colleague of mine 0417 554 210'],
      ['AU', 'Geoff 0402 118 334, Priya 0433 905 112, not me but Tom 0417 554 210'],
      ['AU', 'Myself and Geoff 0402 118 334, Priya 0433 905 112, Sue 0417 554 210'],
      ['ES', 'Pilar y yo 612 345 987, Lucas 622 345 987, Ana 632 345 987'],
      ['DE', 'Anna (bei mir im Haus) 0160 2233445, Jonas 0171 5529810, Tim 0151 23456789'],
      ['ES', 'Ana 612 345 987, Lucas 622 345 987 y Pilar, que me sustituye a mí, 632 345 987'],
      ['IT', 'Ada 347 1234567, Lucia 348 7654321, Gino (lavora con me) 349 1112223'],
      ['RU', 'Олег 8 916 555 61 72, Иван 8 916 555 61 73, Катя (вместо меня) 8 916 204 55 18'],
      ['TR', 'Ayşe 0533 123 45 71, Mehmet 0542 778 12 09, Ali (benim yerime) 0532 445 12 30'],
      ['CN', '小王 13901234578,小李 13677812093,老张(替我去) 13812345671'],
      ['ID', 'Ani 0813-2211-4590, Budi 0857-1145-2290, teman saya 0812-7738-1967'],
      ['VN', 'bố tôi 0765 418 093, mẹ tôi 0978 503 641, chị tôi 0765 830 214'],
      ['IR', 'رضا ۰۹۳۵۱۲۳۴۵۷۱، سارا ۰۹۱۹۷۷۸۱۲۰۹، برادر من ۰۹۱۲۴۴۵۱۲۳۰'],
    ],
  },
  {
    what: 'two people are a list where nothing else is said',
    own: [
      ['ES', 'Ana 612 345 987, yo 622 345 987'],
      ['FR', 'moi 06 12 34 56 78, Luc 06 51 28 43 90', '345678'],
    ],
    notOwn: [
      ['GB', 'Geoff 07911 234871\nPriya 07912 448210'],
      ['RU', 'Катя 8 916 555 61 72\nОлег 8 916 555 61 73'],
      ['DE', 'Mama: 0160 2233445\nPapa: 0171 5529810'],
    ],
  },
  {
    what: 'what stands below a list, or in a sentence of its own, is judged by itself',
    own: [
      ['GB', 'Geoff 07911 234871, Priya 07912 448210, Tom 07812 330945\n\nRegards,\nSue Miles\n07911 204518'],
      ['GB', 'Geoff 07911 234871\nPriya 07912 448210\nTom 07812 330945\n\nSue Miles\nTel. 07911 204518'],
      ['GB', "I'm Sue, 07911 204518. My team: Geoff 07911 234871, Priya 07912 448210", '204518'],
    ],
  },
];

describeKinds(kinds);

/** Several numbers of one person. */
const ofOnePerson: readonly (readonly [regions: string, text: string])[] = [
  ['GB', 'Mobile: 07911 234871\nOffice: 020 7946 0958'],
  ['ES', 'Casa 912 345 671\nTrabajo 913 345 672'],
  ['DE', 'Mein Handy: 0160 2233445\nBüro: 030 2345678'],
  ['ES', 'Ana: 612 345 987, 622 345 987'],
  ['GB', 'Sue Miles\nMobile: 07911 234871\nHome: 020 7946 0958'],
  ['RU', 'утром 8 916 555 61 72, вечером 8 916 555 61 73'],
  ['UA', 'Vodafone 050 765 43 21, Київстар 067 123 45 67'],
  ['GE', 'სახლი 032 2 34 56 78, მობილური 599 12 34 56'],
  ['CN', '手机13901234578,座机010-65321234'],
];

describe('several numbers of one person are no list of people', () => {
  for (const [regions, text] of ofOnePerson) {
    it(text, () => {
      const { phones } = readText(text, { regions: [regions] });
      assert.deepEqual(
        phones.map(({ thirdParty }) => thirdParty),
        [false, false],
      );
    });
  }
});
