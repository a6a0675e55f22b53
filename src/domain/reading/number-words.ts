import { plainText } from './plain-text.ts';

/**
 * How a word joins the number words around it. `ten` and `hundred` are open: smaller numbers that follow fill their zeros.
 * `timesTen`, `timesHundred` and `plusTen` change the digit before them: "tiga puluh", "beş yüz", "dua belas".
 */
export type NumberWordRole = 'digit' | 'whole' | 'ten' | 'hundred' | 'timesTen' | 'timesHundred' | 'plusTen';

/** A word of a number. `digits`: its value where it stands alone. */
export interface NumberWord {
  readonly role: NumberWordRole;
  readonly digits: string;
}

/** Words by their value, separated by blanks; `/` between words of one value. */
interface Numerals {
  /** 0 to 9. */
  readonly digits: string;
  /** 10 to 19, where they have words of their own. */
  readonly teens?: string;
  /** 20, 30 ... 90. */
  readonly tens?: string;
  /** 100, 200 ... 900, where they have words of their own. */
  readonly hundreds?: string;
  readonly timesHundred?: string;
  /** 10, to which digits are added: "on iki". */
  readonly openTen?: string;
  readonly timesTen?: string;
  readonly plusTen?: string;
}

const ar: Numerals = {
  digits:
    'صفر/زيرو واحد/واحدة اثنان/اثنين/اتنين/تنين ثلاثة/ثلاث/تلاتة/تلات أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثمان/تمنية/تمانية تسعة/تسع',
  teens: 'عشرة/عشر حداشر/احدعش اتناشر/اطنعش تلتاشر اربعتاشر خمستاشر ستاشر سبعتاشر تمنتاشر/تمانتاشر تسعتاشر',
  tens: 'عشرون/عشرين ثلاثون/ثلاثين/تلاتين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين/تمانين تسعون/تسعين',
  hundreds:
    'مئة/مائة/مية مئتين/ميتين/مائتين ثلاثمئة/ثلاثمائة/تلتمية أربعمئة/أربعمائة/ربعمية خمسمئة/خمسمائة/خمسمية ستمئة/ستمائة/ستمية سبعمئة/سبعمائة/سبعمية ثمانمئة/ثمانمائة/تمنمية تسعمئة/تسعمائة/تسعمية',
};
const de: Numerals = {
  digits: 'null eins/ein zwei/zwo drei vier fünf sechs sieben acht neun',
  teens: 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  tens: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  timesHundred: 'hundert',
};
const en: Numerals = {
  digits: 'zero/oh one two three four five six seven eight nine',
  teens: 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  tens: 'twenty thirty forty/fourty fifty sixty seventy eighty ninety',
  timesHundred: 'hundred',
};
const es: Numerals = {
  digits: 'cero uno/un dos tres cuatro cinco seis siete ocho nueve',
  teens: 'diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
  tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  hundreds:
    'cien/ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
};
const fa: Numerals = {
  digits: 'صفر یک/یه دو سه چهار/چار پنج شش/شیش هفت هشت نه',
  teens: 'ده یازده دوازده سیزده چهارده/چارده پانزده/پونزده شانزده/شونزده هفده/هیفده هجده/هیجده نوزده',
  tens: 'بیست سی چهل پنجاه شصت هفتاد هشتاد نود',
  hundreds: 'صد دویست سیصد چهارصد/چارصد پانصد/پونصد ششصد/شیشصد هفتصد هشتصد نهصد',
};
const fr: Numerals = {
  digits: 'zéro un/une deux trois quatre cinq six sept huit neuf',
  teens: 'dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
  tens: 'vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante',
  timesHundred: 'cent/cents',
};
const he: Numerals = {
  digits: 'אפס אחת/אחד שתיים/שניים/שתים/שנים שלוש/שלושה ארבע/ארבעה חמש/חמישה שש/שישה שבע/שבעה שמונה תשע/תשעה',
  tens: 'עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים',
  hundreds: 'מאה מאתיים',
  timesHundred: 'מאות',
  plusTen: 'עשר/עשרה',
};
const hi: Numerals = {
  digits: 'शून्य/ज़ीरो/जीरो एक दो तीन चार पांच/पाँच छह/छः/छै/छे सात आठ नौ',
  teens: 'दस ग्यारह बारह तेरह चौदह पंद्रह/पन्द्रह सोलह सत्रह अठारह उन्नीस',
};
const hindiInLatin: Numerals = {
  digits:
    'shunya/shoonya/zero ek/ak do teen/tin char/chaar paanch/panch/paach chhe/chhah/chah/cheh/che saat/sat aath/ath nau/naw',
};
const englishInDevanagari: Numerals = {
  digits: 'ज़ीरो/जीरो/ज़िरो वन टू थ्री फोर/फ़ोर फाइव/फ़ाइव सिक्स सेवन एट नाइन',
};
/** Hindi has a word for each number below a hundred: 20 to 99. */
const hindiTwenties =
  'बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस ' +
  'चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ ' +
  'साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी ' +
  'अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे';
const id: Numerals = {
  digits: 'nol/kosong satu dua tiga empat lima enam tujuh delapan/lapan sembilan',
  teens: 'sepuluh sebelas',
  hundreds: 'seratus',
  timesTen: 'puluh',
  plusTen: 'belas',
  timesHundred: 'ratus',
};
const it: Numerals = {
  digits: 'zero uno/un due tre quattro cinque sei sette otto nove',
  teens: 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  timesHundred: 'cento',
};
const ka: Numerals = {
  digits: 'ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა',
  teens: 'ათი თერთმეტი თორმეტი ცამეტი თოთხმეტი თხუთმეტი თექვსმეტი ჩვიდმეტი თვრამეტი ცხრამეტი',
  hundreds:
    'ასი/ას ორასი/ორას სამასი/სამას ოთხასი/ოთხას ხუთასი/ხუთას ექვსასი/ექვსას შვიდასი/შვიდას რვაასი/რვაას ცხრაასი/ცხრაას',
};
const kk: Numerals = {
  digits: 'нөл бір екі үш төрт бес алты жеті сегіз тоғыз',
  openTen: 'он',
  tens: 'жиырма отыз қырық елу алпыс жетпіс сексен тоқсан',
  timesHundred: 'жүз',
};
const pl: Numerals = {
  digits: 'zero jeden/jedna dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć',
  teens:
    'dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście',
  tens: 'dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt',
  hundreds: 'sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset',
};
const pt: Numerals = {
  digits: 'zero um/uma dois/duas três quatro cinco seis/meia sete oito nove',
  teens:
    'dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove',
  tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  hundreds:
    'cem/cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos',
};
const ru: Numerals = {
  digits: 'ноль/нуль один/одна/раз два/две три четыре пять шесть семь восемь девять',
  teens:
    'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
  tens: 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто',
  hundreds: 'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот',
};
const tr: Numerals = {
  digits: 'sıfır bir iki üç dört beş altı yedi sekiz dokuz',
  openTen: 'on',
  tens: 'yirmi otuz kırk elli altmış yetmiş seksen doksan',
  timesHundred: 'yüz',
};
const uk: Numerals = {
  digits: 'нуль один/одна два/дві три чотири пять шість сім вісім девять',
  teens:
    'десять одинадцять дванадцять тринадцять чотирнадцять пятнадцять шістнадцять сімнадцять вісімнадцять девятнадцять',
  tens: 'двадцять тридцять сорок пятдесят шістдесят сімдесят вісімдесят девяносто',
  hundreds: 'сто двісті триста чотириста пятсот шістсот сімсот вісімсот девятсот',
};
const uz: Numerals = {
  digits: 'nol bir ikki/iki uch tort besh olti yetti sakkiz toqqiz',
  openTen: 'on',
  tens: 'yigirma ottiz qirq ellik oltmish yetmish sakson toqson',
  timesHundred: 'yuz',
};
const uzbekCyrillic: Numerals = {
  digits: 'нол бир икки уч тўрт беш олти етти саккиз тўққиз',
  openTen: 'ўн',
  tens: 'йигирма ўттиз қирқ эллик олтмиш етмиш саксон тўқсон',
  timesHundred: 'юз',
};
const vi: Numerals = {
  digits: 'không một/mốt hai ba bốn/tư năm/lăm sáu bảy/bẩy tám chín',
  openTen: 'mười',
  timesTen: 'mươi',
  timesHundred: 'trăm',
};
const languages = {
  ar,
  de,
  en,
  es,
  fa,
  fr,
  he,
  hi,
  hindiInLatin,
  englishInDevanagari,
  id,
  it,
  ka,
  kk,
  pl,
  pt,
  ru,
  tr,
  uk,
  uz,
  uzbekCyrillic,
  vi,
};
/** Language of a number word; some have two scripts. */
export type NumeralLanguage = keyof typeof languages;

type Entry = readonly [string, NumberWord];

function entries(
  words: string | undefined,
  role: NumberWordRole,
  valueOf: (index: number) => number,
): readonly Entry[] {
  return (words?.split(' ') ?? []).flatMap((variants, index) =>
    variants.split('/').map((word): Entry => [word, { role, digits: String(valueOf(index)) }]),
  );
}

function entriesOf(numerals: Numerals): readonly Entry[] {
  const { digits, teens, tens, hundreds, timesHundred, openTen, timesTen, plusTen } = numerals;
  return [
    ...entries(digits, 'digit', (index) => index),
    ...entries(teens, 'whole', (index) => 10 + index),
    ...entries(openTen, 'ten', () => 10),
    ...entries(tens, 'ten', (index) => 20 + 10 * index),
    ...entries(hundreds, 'hundred', (index) => 100 + 100 * index),
    ...entries(timesHundred, 'timesHundred', () => 100),
    ...entries(timesTen, 'timesTen', () => 10),
    ...entries(plusTen, 'plusTen', () => 10),
  ];
}

function list(words: string | undefined): readonly string[] {
  return (words?.split(' ') ?? []).map((word) => word.split('/')[0] ?? '');
}

const whole = (word: string, value: number): Entry => [word, { role: 'whole', digits: String(value) }];

/** 21 to 99 in one word. */
function joined(
  tens: readonly string[],
  digits: readonly string[],
  join: (ten: string, digit: string) => string,
): readonly Entry[] {
  return tens.flatMap((ten, at) =>
    digits.flatMap((digit, value) => (value === 0 ? [] : [whole(join(ten, digit), 20 + 10 * at + value)])),
  );
}

/** "zweihundert", "trecentotrentotto": a round hundred alone, or with one of `small` behind it. */
function hundreds(digits: readonly string[], hundred: string, small: readonly Entry[]): readonly Entry[] {
  return digits.flatMap((digit, value): readonly Entry[] => {
    if (value === 0) return [];
    const word = digit + hundred;
    return [
      [word, { role: 'hundred', digits: String(100 * value) }],
      ...small.map(([rest, added]) => whole(word + rest, 100 * value + Number(added.digits))),
    ];
  });
}

/** 1 to 19 and round tens: what may follow a hundred in the same word, besides compounds. */
function simple(numerals: Numerals): readonly Entry[] {
  const { digits, teens, tens } = numerals;
  return entriesOf({ digits, ...(teens && { teens }), ...(tens && { tens }) }).filter(
    ([, meaning]) => meaning.digits !== '0',
  );
}

/** "achtunddreißig", "zweihundertzehn". */
function german(): readonly Entry[] {
  const digits = list(de.digits).map((word) => (word === 'eins' ? 'ein' : word));
  const below100 = joined(list(de.tens), digits, (ten, digit) => `${digit}und${ten}`);
  return [...below100, ...hundreds(digits, 'hundert', [...simple(de), ...below100])];
}

/** "trentotto", "seicentoquarantacinque". */
function italian(): readonly Entry[] {
  const digits = list(it.digits);
  const shortened = (ten: string, digit: string): string => (/^[uo]/.test(digit) ? ten.slice(0, -1) : ten);
  const below100 = joined(list(it.tens), digits, (ten, digit) => shortened(ten, digit) + digit);
  const numbers = digits.map((digit) => (digit === 'uno' ? '' : digit));
  return [...below100, ...hundreds(numbers, 'cento', [...simple(it), ...below100])];
}

/** "kırküç", "beşyüzkırküç": written as one word by many. */
function turkish(): readonly Entry[] {
  const digits = list(tr.digits);
  const below100 = joined(list(tr.tens), digits, (ten, digit) => ten + digit);
  const teens = joined(['on'], digits, (ten, digit) => ten + digit).map(([word], at) => whole(word, 11 + at));
  const numbers = digits.map((digit) => (digit === 'bir' ? '' : digit));
  const small = [...simple(tr), whole('on', 10), ...below100, ...teens];
  return [...below100, ...teens, ...hundreds(numbers, 'yüz', small)];
}

/** By scores: `ოცდახუთი` is twenty and five. */
function georgian(): readonly Entry[] {
  const small = [...list(ka.digits), ...list(ka.teens)];
  return ['ოც', 'ორმოც', 'სამოც', 'ოთხმოც'].flatMap((score, at) => [
    whole(`${score}ი`, 20 * (at + 1)),
    ...small.flatMap((word, value) =>
      value === 0 ? [] : [whole(`${score}და${word}`, 20 * (at + 1) + value)],
    ),
  ]);
}

const compounds: Partial<Record<NumeralLanguage, readonly Entry[]>> = {
  de: german(),
  es: joined(list(es.tens).slice(0, 1), list(es.digits), (_ten, digit) => `veinti${digit}`),
  hi: hindiTwenties.split(' ').map((word, index) => whole(word, 20 + index)),
  it: italian(),
  ka: georgian(),
  tr: turkish(),
};

/**
 * Number words with their meaning in the languages that have them: in lower case as they are spelled, and in the form of
 * `plainText`, in which Vietnamese "mười" (10) is like "mươi" (times ten).
 */
export const numberWords: ReadonlyMap<string, ReadonlyMap<NumeralLanguage, NumberWord>> = index();

function index(): ReadonlyMap<string, ReadonlyMap<NumeralLanguage, NumberWord>> {
  const found = new Map<string, Map<NumeralLanguage, NumberWord>>();
  for (const language of Object.keys(languages) as NumeralLanguage[]) {
    const words = [...(compounds[language] ?? []), ...entriesOf(languages[language])];
    for (const [word, meaning] of words) {
      for (const form of new Set([word, plainText(word)]))
        found.set(form, (found.get(form) ?? new Map<NumeralLanguage, NumberWord>()).set(language, meaning));
    }
  }
  return found;
}
