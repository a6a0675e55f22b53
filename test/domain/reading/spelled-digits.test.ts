import assert from 'node:assert/strict';
import { spelledDigits } from '../../../src/domain/reading/spelled-digits.ts';

/** Numbers as people say them, and the digits that are meant. */
const spoken: readonly (readonly [string, string])[] = [
  ['صفر خمسة خمسة واحد اثنين ثلاثة أربعة خمسة ستة سبعة', '0551234567'],
  ['صفر عشرة خمسة وثلاثين سبعة وعشرين اربعة وستين', '010352764'],
  ['Null eins sechzig, achtunddreißig, siebenundvierzig, neunzehn, sechsundzwanzig', '016038471926'],
  ['null eins sieben zwei, dreihundertfünf, zweihundertzehn, vierzig', '017230521040'],
  ['oh seven nine double four, four eight two, oh three six', '07944482036'],
  ['four one five, eight hundred, twenty-two ninety', '4158002290'],
  ['seis cuarenta y cinco veinte treinta y ocho diecisiete', '645203817'],
  ['seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho', '612345678'],
  ['صفر نهصد و دوازده سیصد و چهل و پنج شصت و هفت هشتاد و نه', '09123456789'],
  ['zéro sept cinquante huit vingt six dix neuf trente quatre', '0758261934'],
  ['zéro six soixante-dix-sept quatre-vingt-douze quatre-vingts soixante et onze', '0677928071'],
  ['אפס חמישים שלוש מאות עשרים ושלוש ארבעים וחמש שישים ושבע', '0503234567'],
  ['सात आठ नौ पैंसठ तैंतालीस इक्कीस शून्य', '7896543210'],
  ['nol delapan dua belas tiga puluh empat lima enam tujuh', '081234567'],
  ['trecentotrentotto novantadue settantuno seicentoquarantacinque', '3389271645'],
  ['tre quattro sette, otto uno cinque, zero due nove uno', '3478150291'],
  ['ხუთას ოცდახუთი ორმოცდაათი ოთხი ხუთი ექვსი', '52550456'],
  ['сегіз жеті жүз жеті сегіз жүз алпыс бір отыз екі', '870786132'],
  ['siedem dziewięć trzy, czterdzieści osiem, siedemnaście, dwadzieścia sześć', '793481726'],
  ['vinte e um, nove oito seis quatro, zero três um sete dois', '21986403172'],
  ['восемь девятьсот шестнадцать двести восемьдесят четыре ноль три семьдесят пять', '89162840375'],
  ['sıfır beş yüz otuz iki dört yüz on iki kırk beş seksen', '05324124580'],
  ['sifir bes yuz otuz uc dort yuz on alti yetmis bes', '053341675'],
  ["нуль п'ять нуль чотири вісім два сім один шість нуль", '0504827160'],
  ['нуль шістдесят сім чотириста двадцять пʼять сорок шістнадцять', '0674254016'],
  ["to'qqiz uch besh olti yetti sakkiz bir ikki uch", '935678123'],
  ['тўққиз ўн уч юз йигирма беш олти етти', '91032567'],
  ['không chín tám bảy sáu năm bốn ba hai một', '0987654321'],
  ['khong chin tam bay sau nam bon ba hai mot', '0987654321'],
  ['không chín mười hai ba bốn năm sáu bảy tám', '0912345678'],
  ['không chín mươi hai ba bốn năm sáu bảy tám', '092345678'],
  ['zéro six douze quatre-vingts quatre-vingt-dix-neuf soixante-quinze', '0612809975'],
  ['sıfır beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi', '05321234567'],
  ['sıfır beş yüz otuz, iki yüz yirmi üç kırk beş altmış yedi', '05302234567'],
  ['sıfır beş yüz kırk bir yüz yirmi üç kırk beş altmış yedi', '05411234567'],
  ["to'qson yetti bir yuz yigirma uch qirq besh oltmish", '971234560'],
  ['zéro quatre cent septante-cinq nonante-deux nonante-trois nonante-huit', '0475929398'],
  ['trecentoquarantasette ottantacinque zero due ventidue undici', '34785022211'],
  ['cincuenta y cinco doce treinta y cuatro cincuenta y seis setenta y ocho', '5512345678'],
  ['ხუთას ორმოცდათხუთმეტი ას ოცდასამი ორმოცდათექვსმეტი', '55512356'],
  ['一三九二六五四一七八零', '13926541780'],
];

describe('digits in words', () => {
  for (const [text, digits] of spoken)
    it(`${text}: ${digits}`, () => {
      assert.deepEqual(
        spelledDigits(text).map((found) => found.digits),
        [digits],
      );
    });

  it('words of two languages are not one number', () => {
    // "hai" is "is" in Hindi and two in Vietnamese.
    assert.deepEqual(
      spelledDigits('mera number hai nine eight three six five four seven two one zero').map(
        ({ digits }) => digits,
      ),
      ['9836547210'],
    );
  });

  it('talk with a few number words is none', () => {
    for (const text of [
      'quiero dos de la talla cuarenta',
      'on a un ou deux jours',
      'ich habe drei, vier Fragen',
    ])
      assert.deepEqual(spelledDigits(text), []);
  });
});
