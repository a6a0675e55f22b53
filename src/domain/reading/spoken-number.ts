import type { NumberWord, NumberWordRole, NumeralLanguage } from './number-words.ts';

/** The number word that follows. */
export interface SpokenNext extends NumberWord {
  /** It has "and" before it in one word: Arabic و, Hebrew ו. */
  readonly isJoined: boolean;
  /** It is joined to the word before it: "quatre-vingt". */
  readonly isHyphenated: boolean;
}

/** What stands around a number word. */
interface Position {
  readonly language: NumeralLanguage;
  /** It has "and" before it in one word: Arabic و, Hebrew ו. */
  readonly isJoined: boolean;
  /** It is joined to the word before it: "quatre-vingt". */
  readonly isHyphenated: boolean;
  readonly next: SpokenNext | undefined;
}

const changesDigitBefore = new Set<NumberWordRole>(['timesTen', 'timesHundred', 'plusTen']);

/** Digits of number words in one language, put together as they are said: "ochenta y tres" is 83, "ocho tres" 8 and 3. */
export class SpokenNumber {
  readonly #parts: string[] = [];
  /** Zeros at the end of the last part that a smaller number fills. */
  #open = 0;
  /** The last part is one digit, and not zero. */
  #isDigit = false;
  readonly #joinsFour: boolean;

  /** `joinsFour`: how "trente quatre vingt" is understood where no hyphen tells, as 34 and 20 or as 30 and 80. */
  constructor({ joinsFour }: { readonly joinsFour: boolean } = { joinsFour: false }) {
    this.#joinsFour = joinsFour;
  }

  get digits(): string {
    return this.#parts.join('');
  }

  add(word: NumberWord, position: Position): void {
    const { language, isJoined, isHyphenated, next } = position;
    if (language === 'fr' && this.#addFrench(word.digits)) return;
    if (this.#isDigit && this.#changeDigit(word, isJoined)) return;
    const { digits, role } = word;
    // "quatre-vingt-quatre vingt-neuf" is 84 and 29.
    const isOfLast = isHyphenated && next?.isHyphenated !== true;
    const isOfNext = !isOfLast && this.#belongsToNext(word, position);
    if (digits !== '0' && digits.length <= this.#open && !isOfNext)
      this.#replace(this.#last.slice(0, -digits.length) + digits, role === 'ten' ? 1 : 0);
    else this.#push(digits, role);
  }

  /**
   * Whether a digit begins another number: "otuz, üç yüz", "quatre-vingts, quatre-vingt-dix". Not where it completes
   * hundreds: "beş yüz otuz iki, yüz yirmi"; nor a Turkish one: unlike Uzbek, Turkish says a single hundred without it.
   */
  #belongsToNext({ digits, role }: NumberWord, { next, language, isHyphenated }: Position): boolean {
    if (role !== 'digit' || next === undefined || (language === 'tr' && digits === '1')) return false;
    if (language === 'fr' && digits === '4' && next.digits === '20')
      return !this.#joinsFourToTens(isHyphenated === next.isHyphenated);
    // "ninety, seven and twenty"
    if (next.role === 'ten' && next.isJoined) return true;
    const completesHundreds = this.#last.length === 3 && this.#open === 1;
    return changesDigitBefore.has(next.role) && !completesHundreds;
  }

  #joinsFourToTens(isUnclear: boolean): boolean {
    return this.#joinsFour && this.#open === 1 && isUnclear;
  }

  /** Digits that join nothing: "double seven". */
  addDigits(digits: string): void {
    this.#push(digits, 'whole');
  }

  /** What follows joins nothing before it. */
  close(): void {
    this.#open = 0;
    this.#isDigit = false;
  }

  get #last(): string {
    return this.#parts.at(-1) ?? '';
  }

  /** "five hundred", "tiga puluh", "dua belas"; Arabic: "five and thirty". */
  #changeDigit({ digits, role }: NumberWord, isJoined: boolean): boolean {
    if (role === 'timesHundred') this.#replace(`${this.#last}00`, 2);
    else if (role === 'timesTen') this.#replace(`${this.#last}0`, 1);
    else if (role === 'plusTen') this.#replace(`1${this.#last}`, 0);
    else if (role === 'ten' && isJoined) this.#replace(digits.slice(0, -1) + this.#last, 0);
    else return false;
    return true;
  }

  /** "quatre-vingts"; sixty and eighty take ten to nineteen; "dix-sept". */
  #addFrench(digits: string): boolean {
    const last = this.#last;
    if (this.#isDigit && last === '4' && digits === '20') this.#replace('80', 1);
    else if (this.#open === 1 && /[68]0$/.test(last) && /^1\d$/.test(digits))
      this.#replace(String(Number(last) + Number(digits)), digits === '10' ? 1 : 0);
    else if (last === '10' && /^[789]$/.test(digits)) this.#replace(`1${digits}`, 0);
    else return false;
    return true;
  }

  #replace(digits: string, open: number): void {
    this.#parts[this.#parts.length - 1] = digits;
    this.#open = open;
    this.#isDigit = false;
  }

  #push(digits: string, role: NumberWordRole): void {
    this.#parts.push(digits);
    this.#open = openZeros.get(role) ?? 0;
    this.#isDigit = role === 'digit' && digits !== '0';
  }
}

const openZeros = new Map<NumberWordRole, number>([
  ['ten', 1],
  ['hundred', 2],
  ['timesHundred', 2],
  ['timesTen', 1],
]);
