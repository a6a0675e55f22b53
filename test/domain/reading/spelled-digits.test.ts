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
  // Chinese digits in groups, in both scripts, also among ASCII digits.
  ['一三五 八六四二 九七一三', '13586429713'],
  ['零九一二，三四五，六七八', '0912345678'],
  ['壹叁柒 〇二四六 八一三五', '13702468135'],
  ['1三9 零2四六 八一三5', '13902468135'],
  // A group of digits after the operator's code.
  ['null eins sieben sechs, 2345678', '01762345678'],
  ['tre quattro sette e poi 8123456', '3478123456'],
  ['אפס חמישים וארבע ואז 321 76 54', '0543217654'],
  // In another script, or with words of another language.
  ['nau saat do paanch, char ek double teen, zero aath', '9725413308'],
  ['एट थ्री डबल सेवन, फोर वन, नाइन टू ज़ीरो फाइव', '8377419205'],
  ['kosong delapan satu dobel dua, tiga dobel lima, enam tujuh', '0812235567'],
  // Hyphens tell what belongs together.
  ['zéro six dix-sept quatre-vingt-quatre vingt-neuf trente-cinq', '0617842935'],
  ['zéro six soixante-quatre vingt-deux onze trente-trois', '0664221133'],
  ['zéro six soixante-quatre quatre-vingt-deux onze douze', '0664821112'],
  ['zéro six, soixante-douze, quinze, trente-quatre, vingt-deux', '0672153422'],
  // In one word.
  ['sıfır beşyüzotuzüç dörtyüzyirmi altmışbir onsekiz', '05334206118'],
  ['sıfır beşyüzon ikiyüzbeş kırk doksandokuz', '05102054099'],
  // "Five and twenty" does not complete the ninety before it.
  ['صفر عشرة تسعين خمسة وعشرين ثمانية وستين سبعة', '0109025687'],
  ['null eins sieben drei / acht null / fünf fünf / neun eins', '0173805591'],
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

  it('the same up to a comma or a point is given as well: the sentence may go on', () => {
    const [found] = spelledDigits('sáu bốn ba hai một, không chín tám. Trăm lần rồi');
    assert.deepEqual(
      found?.shorter?.map(({ digits }) => digits),
      ['64321098'],
    );
  });

  it('Chinese words with digits in them are none', () => {
    for (const text of ['第一二三次来的三四个人', '二〇二六年十一月三十日', '一、二、三、四、五、六、七、八'])
      assert.deepEqual(spelledDigits(text), []);
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
