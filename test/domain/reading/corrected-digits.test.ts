import { strict as assert } from 'node:assert';
import { readText } from '../../../src/domain/reading/read-text.ts';

/** Country of the line, the number that is the writer's, the text. */
const texts: readonly (readonly [string, string, string])[] = [
  ['ES', '+34612345628', 'mi móvil es 612 34 56 82, perdón, termina en 28'],
  ['ES', '+34612345682', '612 34 56 82, no me llaméis los últimos 15 días del mes'],
  ['ES', '+34612345682', '612 34 56 82, termina en 82'],
  ['GB', '+447911204581', '07911 204518 sorry it ends in 81 not 18'],
  ['GB', '+447911204518', '07911 204518, sorry, I waited the last 20 minutes'],
  ['DE', '+491715529801', '0171 5529810, Entschuldigung, hinten 01 statt 10'],
  ['FR', '+33651284309', '06 51 28 43 90, pardon, ça finit par 09'],
  ['IT', '+393475512089', '347 5512098 scusate finisce con 89 non 98'],
  ['PT', '+351912345687', '912 345 678, desculpe, termina em 87'],
  ['RU', '+79162045581', '8 916 204-55-18, ой, в конце 81'],
  ['RU', '+79162045518', '8 916 204-55-18, извините, в конце 20 числа позвоню'],
  ['UA', '+380672045581', '067 204 55 18, вибачте, закінчується на 81'],
  ['PL', '+48601224581', '601 224 518, przepraszam, końcówka 81'],
  ['TR', '+905322045581', '0532 204 55 18 pardon sonu 81 olacak'],
  ['SA', '+966551204581', '0551204518 عفوا اخره 81'],
  ['IL', '+972524120454', '052-4120445 סליחה הסוף 54'],
  ['CN', '+8613812045581', '13812045518，打错了，尾号是5581'],
  ['ID', '+6281220451805', '0812 2045 1850, maaf salah, belakangnya 05'],
  ['VN', '+84912204515', '0912 204 551 xin lỗi nhầm, đuôi là 15'],
  ['UZ', '+998902045581', '90 204 55 18 kechirasiz, oxiri 81'],
  ['GE', '+995599204515', '599 20 45 51, უკაცრავად, ბოლო 15'],
  ['IN', '+919812045581', '9812045518 sorry last me 81 hai'],
  ['KZ', '+77012045581', '8 701 204 55 18, кешіріңіз, соңы 81'],
  ['IR', '+989121204515', '09121204551 ببخشید آخرش ۱۵ هست'],
  // Digits before the word for the end, and what they replace.
  ['DE', '+491715529837', '0171 5529873, ups, 37 am Ende, nicht 73'],
  ['UA', '+380672045563', '067 204 55 36, тьху, 63 в кінці, а не 36'],
  ['TR', '+905322045519', '0532 204 55 91 pardon 19 sonu, 91 değil'],
  ['PL', '+48601224407', '601 224 470 sorki 407 na końcu zamiast 470'],
  ['UZ', '+998902045540', "90 204 55 04, uzr oxiri 40 bo'ladi, 04 emas"],
  ['FR', '+33651284372', "06 51 28 43 27 zut, la fin c'est 72 et pas 27"],
  ['RU', '+79162045563', 'не 36, а 63 в конце: 8 916 204-55-36'],
  // Only the digits, in another order.
  ['CN', '+8613812045536', '13812045563→36'],
  ['ES', '+34612345694', '612 34 56 49\n*94'],
  ['ES', '+34612345694', 'mi móvil: 612 34 56 49, perdón, 94.'],
  // Their own end said once more, or what was written before.
  ['DE', '+491715529873', '0171 5529873, hinten 73, ich schrieb vorher nicht 37'],
  ['GB', '+447911204518', '07911 204518 ends in 18, I typed 81 before'],
  // Other digits that happen to be the last ones in another order: a count, a date, a time.
  ['ES', '+34678250921', 'mi móvil es el 678 250 921, somos 12 y no 13'],
  ['UA', '+380685293741', 'мій 068 529 37 41, чекаю дзвінка 14.06 після 17:00'],
  ['IT', '+393337482102', 'al 333 748 2102, no, alle 20:30'],
  ['BR', '+5551992364780', 'liga no 51 99236-4780, não 2, dia 17/08'],
  ['GB', '+447504618291', '07504 618291, 19 May please, not 20 May'],
  // What another number ends in.
  ['GB', '+447911204518', 'my number is 07911 204518, the card ending in 4521 was charged twice'],
  ['ES', '+34612345682', 'mi móvil 612 34 56 82, perdón, la tarjeta termina en 4521'],
  ['BR', '+5511987654321', 'meu cel 11 98765-4321, cartão final 8890'],
  ['RU', '+79162045518', '8 916 204-55-18, извините, договор оканчивается на 81'],
  ['UA', '+380672045518', '067 204 55 18, вибачте, квиток закінчується на 81'],
  ['PL', '+48601224518', '601 224 518, przepraszam, bilet z końcówką 581'],
  ['ES', '+34612345682', '612 34 56 82, portal 3 final 24'],
  // What was wrong before, told before the number.
  ['IT', '+393889041572', 'ho scritto 338 invece di 388, il mio numero è 388 904 1572'],
  ['DE', '+491723845719', 'da stand 0171 statt 0172, meine Nummer ist 0172 3845719'],
  // The beginning.
  ['UZ', '+998933184527', 'telefonim 90 318 45 27, boshi 90 emas, 93'],
  ['UA', '+380682045536', '066 204 55 36, ой, не 066 а 068'],
  ['TR', '+905302045536', '0532 204 55 36 yazdım, 0532 değil 0530'],
  ['IL', '+972532045536', '052-2045536 סליחה לא 052 אלא 053'],
];

describe('a number of which the same text corrects some digits', () => {
  for (const [country, expected, text] of texts) {
    it(`${expected}: ${text}`, () => {
      const { phones } = readText(text, { regions: [country] });
      assert.deepEqual(
        phones.map(({ value }) => value),
        [expected],
      );
    });
  }

  it('stays as it is where more than four digits are called its end', () => {
    const [phone] = readText('+44 20 7946 0018, sorry, it ends in 0018000', { regions: ['GB'] }).phones;
    assert.equal(phone?.value, '+442079460018');
  });
});
