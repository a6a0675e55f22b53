import { allMatches } from './all-matches.ts';
import type { TextRange } from './reading.ts';
import { plainText } from './plain-text.ts';

/** Consecutive digits written as words. */
export interface SpelledDigits {
  readonly at: TextRange;
  readonly digits: string;
  readonly plus: boolean;
}

const singles: readonly (readonly [string, string])[] = [
  ['0', 'cero zero ноль нуль null zéro صفر oh zerowy нөл sıfır sifir nol không sıfır אפס صفر ნული शून्य zero'],
  [
    '1',
    'uno un um one один раз eins ein واحد jeden jedna один один bir бір một אחת אחד یک satu ერთი एक bitta бир',
  ],
  [
    '2',
    'dos dois two два zwei zwo deux اثنان اثنين due dwa дві два iki екі hai שתיים שניים دو dua ორი दो ikki икки',
  ],
  ['3', 'tres três three три drei trois ثلاثه ثلاث tre trzy три üç uch үш ba שלוש سه tiga სამი तीन уч'],
  [
    '4',
    'cuatro quatro four четыре vier quatre اربعه اربع quattro cztery чотири dört төрт bốn ארבע چهار empat ოთხი चार тўрт',
  ],
  ['5', 'cinco five пять fünf cinq خمسه خمس cinque pięć beş бес năm חמש پنج lima ხუთი पांच besh беш'],
  ['6', 'seis meia six шесть sechs سته ست sei sześć шість altı алты sáu שש شش enam ექვსი छह छः olti олти'],
  [
    '7',
    'siete sete seven семь sieben sept سبعه سبع sette siedem сім yedi жеті bảy שבע هفت tujuh შვიდი सात yetti етти',
  ],
  [
    '8',
    'ocho oito eight восемь acht huit ثمانيه ثمان otto osiem вісім sekiz сегіз tám שמונה هشت delapan რვა आठ sakkiz саккиз',
  ],
  ['9', 'nueve nove nine девять neun neuf تسعه تسع dziewięć dokuz тоғыз chín תשע نه sembilan ცხრა नौ тўққиз'],
];
const tens: readonly (readonly [string, string])[] = [
  ['10', 'diez dez ten десять zehn dix dziesięć десять on он עשר'],
  ['11', 'once onze eleven одиннадцать elf jedenaście undici'],
  ['12', 'doce doze twelve двенадцать zwölf douze dwanaście dodici'],
  ['13', 'trece treze thirteen тринадцать treize dreizehn trzynaście'],
  ['14', 'catorce catorze quatorze fourteen четырнадцать vierzehn czternaście'],
  ['15', 'quince quinze fifteen пятнадцать fünfzehn piętnaście'],
  ['16', 'dieciseis dezesseis dezasseis sixteen шестнадцать seize sechzehn szesnaście'],
  ['17', 'diecisiete dezessete dezassete seventeen семнадцать siebzehn siedemnaście'],
  ['18', 'dieciocho dezoito eighteen восемнадцать achtzehn osiemnaście'],
  ['19', 'diecinueve dezenove dezanove nineteen девятнадцать neunzehn dziewiętnaście diecinueve dix-neuf'],
  ['20', 'veinte vinte twenty двадцать vingt venti dwadzieścia двадцять yirmi жиырма עשרים zwanzig'],
  ['21', 'veintiuno'],
  ['22', 'veintidos'],
  ['23', 'veintitres'],
  ['24', 'veinticuatro'],
  ['25', 'veinticinco'],
  ['26', 'veintiseis'],
  ['27', 'veintisiete'],
  ['28', 'veintiocho'],
  ['29', 'veintinueve'],
  ['30', 'treinta trinta thirty тридцать trente trzydzieści тридцять otuz отыз שלושים dreißig'],
  ['40', 'cuarenta quarenta forty сорок quarante quaranta czterdzieści сорок kırk қырық ארבעים vierzig'],
  ['50', 'cincuenta cinquenta fifty пятьдесят cinquante cinquanta pięćdziesiąt elli елу חמישים fünfzig'],
  [
    '60',
    'sesenta sessenta sixty шестьдесят soixante sessanta sześćdziesiąt шістдесят altmış алпыс שישים sechzig',
  ],
  ['70', 'setenta seventy семьдесят settanta siedemdziesiąt сімдесят yetmiş жетпіс שבעים siebzig'],
  ['80', 'ochenta oitenta eighty восемьдесят ottanta osiemdziesiąt вісімдесят seksen сексен שמונים achtzig'],
  ['90', 'noventa ninety девяносто novanta dziewięćdziesiąt doksan тоқсан תשעים neunzig'],
];
const hundreds: readonly (readonly [string, string])[] = [
  ['100', 'cien ciento cem cento сто sto yüz жүз מאה'],
  ['200', 'doscientos duzentos двести'],
  ['300', 'trescientos trezentos триста'],
  ['400', 'cuatrocientos quatrocentos четыреста'],
  ['500', 'quinientos quinhentos пятьсот'],
  ['600', 'seiscientos seiscentos шестьсот'],
  ['700', 'setecientos setecentos семьсот'],
  ['800', 'ochocientos oitocentos восемьсот'],
  ['900', 'novecientos novecentos девятьсот'],
];

function table(rows: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(([digits, words]) =>
      plainText(words)
        .split(' ')
        .map((word) => [word, digits] as const),
    ),
  );
}
const values = table([...singles, ...tens, ...hundreds]);
const multipliers = new Map([
  ['double', 2],
  ['doble', 2],
  ['triple', 3],
  ['treble', 3],
]);
const connectors = new Set(['y', 'e', 'et', 'and', '-']);
const hanDigits = '〇一二三四五六七八九';
const hanRun = /[零〇一幺二两三四五六七八九]{7,15}/gu;
/** Matches nearly all such texts; for texts in lower case. */
export const mayContainSpelledDigits =
  /cero|zero|zéro|seis|siete|sete|nueve|nove|ocho|oito|cinco|cinq|five|six|seven|eight|nine|sieben|sechs|acht|ноль|восем|девят|шест|шість|сім|дев|жеті|сегіз|нөл|sıfır|beş|sekiz|yedi|siedem|osiem|dziewi|sześ|sette|otto|quattro|không|chín|bảy|nol|delapan|sembilan|yetti|sakkiz|besh|אפס|חמש|שבע|صفر|پنج|ხუთ|რვა|ცხრა|सात|आठ|[零〇一幺二三四五六七八九]{7}/u;

/** Appends a value: "ochenta" + "y" + "tres" is one number, "ocho" + "tres" are two. */
function append(parts: string[], digits: string): void {
  const last = parts.at(-1);
  const isSummand =
    last !== undefined &&
    last.length > digits.length &&
    last.endsWith('0'.repeat(digits.length)) &&
    last !== '10';
  if (isSummand && digits !== '0' && last.length <= 3)
    parts[parts.length - 1] = String(Number(last) + Number(digits));
  else parts.push(digits);
}

const word = /[\p{L}\p{M}]+|[+-]|[^\s\p{L}\p{M}]/gu;

interface Row {
  parts: string[];
  start: number;
  end: number;
  times: number;
}

function closeRow(row: Row, found: SpelledDigits[], text: string): void {
  const digits = row.parts.join('');
  if (digits.length >= 7 && row.parts.length >= 3) {
    const plus = /(?:\+|\bplus|\bmás|\bmas|плюс)\s*$/iu.test(
      text.slice(Math.max(0, row.start - 8), row.start),
    );
    found.push({ at: { start: row.start, end: row.end }, digits, plus });
  }
  row.parts = [];
  row.times = 1;
}

function latinRows(text: string): readonly SpelledDigits[] {
  const found: SpelledDigits[] = [];
  const row: Row = { parts: [], start: 0, end: 0, times: 1 };
  for (const match of allMatches(text, word)) {
    const plain = plainText(match[0]);
    const value = values.get(plain);
    const times = multipliers.get(plain);
    if (value !== undefined || times !== undefined) {
      if (row.parts.length === 0 && row.times === 1) row.start = match.index;
      if (times !== undefined) row.times = times;
      else {
        append(row.parts, (value ?? '').repeat(row.times));
        row.times = 1;
      }
      row.end = match.index + match[0].length;
    } else if (!connectors.has(plain) && plain !== ',' && plain !== '.') closeRow(row, found, text);
  }
  closeRow(row, found, text);
  return found;
}

function hanRows(text: string): readonly SpelledDigits[] {
  return allMatches(text, hanRun).map((match) => ({
    at: { start: match.index, end: match.index + match[0].length },
    digits: Array.from(match[0].replace(/零/g, '〇').replace(/幺/g, '一').replace(/两/g, '二'), (c) =>
      hanDigits.indexOf(c),
    ).join(''),
    plus: false,
  }));
}

/** Numbers written in words, digit by digit or in tens and hundreds. */
export function spelledDigits(text: string): readonly SpelledDigits[] {
  if (!mayContainSpelledDigits.test(text.toLowerCase())) return [];
  return [...latinRows(text), ...hanRows(text)];
}
