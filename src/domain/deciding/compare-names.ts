import type { PersonName } from './names.ts';
import { isPlaceholderName } from './names.ts';

/**
 * What two names say of two people. `similar`: one name, however written; `related`: only the family name is equal;
 * `otherGiven`: single names that differ; `different`: given and family name differ; `unknown`: nothing.
 */
export type NameComparison = 'unknown' | 'similar' | 'related' | 'otherGiven' | 'different';

const latin = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    є: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ў: 'u',
    ф: 'f',
    х: 'h',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sh',
    ъ: '',
    ы: 'i',
    ь: '',
    э: 'e',
    ю: 'iu',
    я: 'ia',
    ә: 'a',
    ғ: 'g',
    қ: 'k',
    ң: 'n',
    ө: 'o',
    ұ: 'u',
    ү: 'u',
    һ: 'h',
    ђ: 'dj',
    ј: 'i',
    љ: 'l',
    њ: 'n',
    ћ: 'c',
    џ: 'dz',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    ə: 'a',
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
    σ: 's',
    ς: 's',
    τ: 't',
    υ: 'i',
    φ: 'f',
    χ: 'h',
    ψ: 'ps',
    ω: 'o',
  }),
);

/** Spellings of one sound, made equal. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/sch|shch/g, 'sh'],
  [/tsch|tch|cz/g, 'ch'],
  [/kh|x(?=$)/g, 'h'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/ck|q|c(?!h)/g, 'k'],
  [/[yj]/g, 'i'],
  [/^ie/g, 'e'],
  [/(.)\1+/g, '$1'],
];

const particles = new Set([
  'de',
  'del',
  'la',
  'los',
  'da',
  'do',
  'dos',
  'das',
  'di',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
  'y',
  'e',
]);

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function skeleton(token: string): string {
  const plain = [...token.toLowerCase()]
    .map((letter) => latin.get(letter) ?? withoutMarks(letter))
    .map((letter) => latin.get(letter) ?? letter)
    .join('');
  return sounds.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), plain);
}

function tokensOf(text: string): readonly string[] {
  const words = text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}'’]+/u)
    .filter(Boolean);
  // A letter with a mark of its own alphabet first: "й" must not lose it.
  return words
    .filter((word) => !particles.has(word.toLowerCase()))
    .map((word) => skeleton(word.replace(/['’]/g, '')))
    .filter(Boolean);
}

/** Patronymics say nothing of their own: "Ольга Петровна Иванова" is "Ольга Иванова". */
const patronymic = /(?:ovich|evich|ich|ovna|evna|ichna)$/;

function isOneName(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 1) return long.startsWith(short);
  return short.length >= 4 && distanceAtMostOne(short, long);
}

/** Whether one letter more, less or other makes `long` of `short`. */
function distanceAtMostOne(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}

function shareName(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => isOneName(one, other)));
}

/** Whether every letter could be written in Latin ones: names of two other scripts cannot be compared. */
function isComparable(tokens: readonly string[]): boolean {
  return tokens.every((token) => /^[a-z]+$/.test(token));
}

/** Compares two names of people. Order, case, accents and script do not matter. */
export function compareNames(a: PersonName, b: PersonName): NameComparison {
  if ([a, b].some(isPlaceholderName)) return 'unknown';
  const [allA, allB] = [tokensOf(`${a.name} ${a.lastName}`), tokensOf(`${b.name} ${b.lastName}`)];
  if (allA.length === 0 || allB.length === 0) return 'unknown';
  if (![allA, allB].every(isComparable)) return allA.join(' ') === allB.join(' ') ? 'similar' : 'unknown';
  if (shareName(allA, allB)) return isFamilyOnly(a, b, allA, allB) ? 'related' : 'similar';
  return allA.length === 1 || allB.length === 1 ? 'otherGiven' : 'different';
}

function isFamilyOnly(
  a: PersonName,
  b: PersonName,
  allA: readonly string[],
  allB: readonly string[],
): boolean {
  if (allA.length === 1 || allB.length === 1) return false;
  return !shareName(givenOf(a, allA), allB) && !shareName(givenOf(b, allB), allA);
}

/** The given names; where there is one field for all names, the first of them. */
function givenOf({ name, lastName }: PersonName, all: readonly string[]): readonly string[] {
  if (name.trim() === '' || lastName.trim() === '') return all.slice(0, 1);
  return tokensOf(name).filter((token) => !patronymic.test(token));
}
