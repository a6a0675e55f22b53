import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const tests = fileURLToPath(new URL('..', import.meta.url));

const email = /[^\s@"'<>()[\]{},;:=*]+@[^\s@"'<>()[\]{},;:=*]+\.\p{L}+/u;
/** Seven digits or more, with the separators that people put between them. */
const number = /\d(?:[\s().\-/]{0,2}\d){6,}/;
/** Long runs of letters and digits mixed. */
const token = /\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{24,}\b/;
/** What looks like a number and is none: days, times, addresses of this machine. */
const harmless =
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?)?|\b127\.0\.0\.1(?::\d+)?|\bfile:\/\/\/\S+/g;

/** Where a log line holds ids on purpose, and what they look like. */
const ids: Readonly<Record<string, RegExp>> = {
  time: /^\d{13}$/,
  member: /^[\w-]{1,64}$/,
  members: /^[\w-]{1,64}$/,
  decision: /^d-[\w-]+$/,
  // Files and places of the code, folders of this machine.
  stack: /^\s+at /,
};

/** What tests call their people, and what they seal, sign and prove with: read from their sources. */
const told = (() => {
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
        for (const word of other.match(/\p{Lu}\p{L}{2,}/gu) ?? []) found.names.add(word);
    for (const [, one = '', other = one] of source.matchAll(secrets))
      // A single word turns up anywhere.
      if (/[^a-zA-Z]/.test(other)) found.secrets.add(other);
  }
  return found;
})();

/** Names and secrets that the checker knows. */
export const known: { readonly names: ReadonlySet<string>; readonly secrets: ReadonlySet<string> } = told;

/** What a piece of text gives away; empty when nothing. */
export function leaksOfText(text: string): readonly string[] {
  const rest = text.replace(harmless, ' ');
  const patterns = { email, number, token };
  return [
    ...Object.entries(patterns).flatMap(([what, pattern]) => {
      const found = pattern.exec(rest)?.[0];
      return found === undefined ? [] : [`${what} ${found}`];
    }),
    ...[...told.names].filter((name) => words(name).test(rest)).map((name) => `name ${name}`),
    ...[...told.secrets].filter((secret) => text.includes(secret)).map((secret) => `secret ${secret}`),
  ];
}

const compiled = new Map<string, RegExp>();

function words(name: string): RegExp {
  const pattern = compiled.get(name) ?? new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u');
  compiled.set(name, pattern);
  return pattern;
}

const jsonLine = z.record(z.string(), z.unknown());

/** The same for a line of a log: of JSON every key and value is looked at, where it is no id. */
export function leaksOfLine(line: string): readonly string[] {
  if (!line.startsWith('{')) return leaksOfText(line);
  try {
    return leaksOfValue(jsonLine.parse(JSON.parse(line)), '');
  } catch {
    return leaksOfText(line);
  }
}

function leaksOfValue(value: unknown, key: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => leaksOfValue(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => [
      ...leaksOfText(name),
      ...leaksOfValue(inner, name),
    ]);
  const text = String(value);
  return ids[key]?.test(text) ? [] : leaksOfText(text);
}
