import { z } from 'zod';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import type { SeededRandom } from '../soak/seeded-random.ts';

/** Short texts that code may take for something else: markup, names of objects, digits of other scripts, controls. */
const fragments: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e300',
  'NaN',
  'null',
  'Infinity',
  '9007199254740993',
  '99999999999999999999999',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'toString',
  '$result[0][ID]',
  '[b]x[/b]',
  '[url=javascript:1]x[/url]',
  '<img src=x onerror=1>',
  '=HYPERLINK("x")',
  "' or 1=1 --",
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ud800',
  '\ufdfa',
  '\u0665\u0666\u0667',
  '|',
  '..%2f',
  '%',
  '&a[b]=1',
  '+34 600 12 34 56',
  '600123456',
  'ana@example.com',
  'a@b',
  'telegrambot|1|7001|3',
  '-'.repeat(54),
  '\n> ',
  '((((((((',
  '--------',
  'tel. ',
  ', no ',
  '"',
  '«',
  '...',
  'W'.repeat(40),
  'six hundred ',
  'seiscientos ',
];

/** Longer than anything in a portal. */
const LONGEST_TEXT = 60_000;

/** A text of repeated fragments, mostly short, sometimes very long. */
export function hostileText(random: SeededRandom): string {
  const parts = Array.from({ length: 1 + random.integerBelow(4) }, () => random.pick(fragments));
  const text = parts.join(random.chance(0.5) ? '' : ' ');
  if (random.chance(0.7)) return text;
  return text.repeat(1 + random.integerBelow(3000)).slice(0, random.integerBelow(LONGEST_TEXT));
}

/** Half a character, which JSON can hold, has no percent encoding: it is replaced. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** A form as PHP writes it, of texts that may hold half characters. */
export function encodeForm(values: unknown): string {
  const text = JSON.stringify(values, (_, value: unknown) => {
    if (typeof value === 'string') return wellFormed(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [wellFormed(key), inner]));
  });
  return encodePhp(z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(text)));
}

/** A value of any type. */
export function hostileValue(random: SeededRandom): unknown {
  const makers: readonly (() => unknown)[] = [
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => -1,
    () => 1e300,
    () => random.integerBelow(1e9),
    () => 2 ** 53,
    () => nested(random.integerBelow(200)),
    () => Array.from({ length: random.integerBelow(300) }, () => random.pick(fragments)),
    () => JSON.parse('{"__proto__":{"a":1},"constructor":[]}') as unknown,
    () => hostileText(random),
    () => random.pick(fragments),
    () => random.pick(fragments),
  ];
  return random.pick(makers)();
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A copy with one part replaced, removed, wrapped or repeated. */
export function mutated(value: unknown, random: SeededRandom): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.08)) return replaced(value, random);
  const entries = Object.entries(value);
  if (entries.length === 0) return replaced(value, random);
  const [key] = random.pick(entries);
  const copy = changedEntries(entries, key, random);
  if (!Array.isArray(value)) return Object.fromEntries(copy);
  const list = copy.map(([, item]) => item);
  return random.chance(0.05) ? repeatedList(list, random) : list;
}

function changedEntries(
  entries: readonly (readonly [string, unknown])[],
  key: string,
  random: SeededRandom,
): readonly (readonly [string, unknown])[] {
  if (random.chance(0.1)) return entries.filter(([name]) => name !== key);
  if (random.chance(0.05)) return [...entries, [random.pick(fragments), hostileValue(random)]];
  return entries.map(([name, inner]) => [name, name === key ? mutated(inner, random) : inner]);
}

function replaced(value: unknown, random: SeededRandom): unknown {
  if (random.chance(0.1)) return [value];
  if (random.chance(0.1)) return { 0: value };
  if (random.chance(0.1)) return String(value);
  return hostileValue(random);
}

function repeatedList(list: readonly unknown[], random: SeededRandom): readonly unknown[] {
  const times = random.integerBelow(200);
  return Array.from({ length: times }, () => list).flat();
}
