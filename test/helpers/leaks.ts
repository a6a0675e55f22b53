import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const tests = fileURLToPath(new URL('..', import.meta.url));

const email = /[^\s@"'<>()[\]{},;:=*]+@[^\s@"'<>()[\]{},;:=*]+\.\p{L}+/u;
/** Seven digits or more, with the separators that people put between them. */
const number = /\d(?:[\s().\-/]{0,2}\d){6,}/;
/** A run of at least 24 letters, digits, `_` and `-` with both letters and digits. */
const token = /\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{24,}\b/;
/** Dates, times, loopback addresses and file URLs: they match `number` and are not personal. */
const harmless =
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?)?|\b127\.0\.0\.1(?::\d+)?|\bfile:\/\/\/\S+/g;

/** Keys of log lines that hold ids by design, and the format of those ids. */
const idPatterns: Readonly<Record<string, RegExp>> = {
  time: /^\d{13}$/,
  member: /^[\w-]{1,64}$/,
  members: /^[\w-]{1,64}$/,
  decision: /^d-[\w-]+$/,
  // Paths and line numbers of the code.
  stack: /^\s+at /,
};

/** Names of people, secrets and tokens that the tests use: collected from the test sources. */
const testData = (() => {
  const names = /\b(?:name|lastName|NAME|LAST_NAME): '([^']{3,})'|\bon\('\w+', '([^']{3,})'/g;
  const people = /(?:customer|createContact|createLead)\(\{[^}]*\}|\bon\('\w+', '[^']+'/g;
  const secrets =
    /\b(?:\w*[sS]ecret|\w*[tT]oken|[a-z]+_token|client_secret|SECRET_KEY)['"]?\s*[:=]\s*'([^'$]{6,})'|\bkeys: \['([^']{6,})'/g;
  const found = { names: new Set<string>(), secrets: new Set<string>() };
  for (const file of readdirSync(tests, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(`${tests}/${file}`, 'utf8');
    for (const [call] of source.matchAll(people))
      for (const [, one = '', other = one] of call.matchAll(names))
        for (const name of other.match(/\p{Lu}\p{L}{2,}/gu) ?? []) found.names.add(name);
    for (const [, one = '', other = one] of source.matchAll(secrets))
      // A secret of letters only is an ordinary word and would match harmless text.
      if (/[^a-zA-Z]/.test(other)) found.secrets.add(other);
  }
  return found;
})();

/** Names and secrets that `leaksOfText` searches for. */
export const knownTestData: { readonly names: ReadonlySet<string>; readonly secrets: ReadonlySet<string> } =
  testData;

/** Personal data and secrets in a text, as `<kind> <value>`; empty when there are none. */
export function leaksOfText(text: string): readonly string[] {
  const searched = text.replace(harmless, ' ');
  const patterns = { email, number, token };
  return [
    ...Object.entries(patterns).flatMap(([what, pattern]) => {
      const found = pattern.exec(searched)?.[0];
      return found === undefined ? [] : [`${what} ${found}`];
    }),
    ...[...testData.names].filter((name) => wholeWord(name).test(searched)).map((name) => `name ${name}`),
    ...[...testData.secrets].filter((secret) => text.includes(secret)).map((secret) => `secret ${secret}`),
  ];
}

const compiled = new Map<string, RegExp>();

function wholeWord(name: string): RegExp {
  const pattern = compiled.get(name) ?? new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u');
  compiled.set(name, pattern);
  return pattern;
}

const jsonLine = z.record(z.string(), z.unknown());

/** The same for a line of output. In JSON every key and value is checked, except ids under their known keys. */
export function leaksOfLine(line: string): readonly string[] {
  if (!line.startsWith('{')) return leaksOfText(line);
  try {
    return leaksOfValue(jsonLine.parse(JSON.parse(line)), '');
  } catch {
    return leaksOfText(line);
  }
}

function leaksOfValue(value: unknown, key: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => leaksOfValue(entry, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => [
      ...leaksOfText(name),
      ...leaksOfValue(inner, name),
    ]);
  const text = String(value);
  return idPatterns[key]?.test(text) ? [] : leaksOfText(text);
}
