import { once } from 'node:events';
import type { Reading } from '../domain/reading/reading.ts';
import { readText } from '../domain/reading/read-text.ts';

interface Arguments {
  readonly regions: readonly string[];
  readonly explain: boolean;
}

function parseArguments(words: readonly string[]): Arguments | undefined {
  let regions: readonly string[] = [];
  let explain = false;
  const rest = words.flatMap((word) => (word.startsWith('--region') ? word.split('=') : [word]));
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--explain') explain = true;
    else if (word === '--region' || word === '--regions')
      regions = (rest.shift() ?? '').toUpperCase().split(',').filter(Boolean);
    else return undefined;
  }
  return regions.every((region) => /^[A-Z]{2}$/.test(region)) ? { regions, explain } : undefined;
}

function identifiers(reading: Reading): {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
} {
  const own = reading.phones.filter((phone) => !phone.thirdParty && !phone.ambiguous);
  return {
    phones: [...new Set(own.map((phone) => phone.value))],
    emails: [...new Set(reading.emails.filter((email) => !email.thirdParty).map((email) => email.value))],
  };
}

function parseString(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Complete lines of a stream. Only a line feed ends a line: JSON strings may contain other line separators. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    if (pieces.length > 0) yield pieces;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}

async function main(): Promise<number> {
  const chosen = parseArguments(process.argv.slice(2));
  if (chosen === undefined) {
    process.stderr.write('usage: extract [--region ES,MX] [--explain] < lines of JSON strings\n');
    return 2;
  }
  let status = 0;
  const answer = (line: string): string => {
    const text = parseString(line);
    if (text === undefined) {
      status = 1;
      return '{"error":"not_a_json_string"}\n';
    }
    const reading = readText(text, { regions: chosen.regions });
    return `${JSON.stringify(chosen.explain ? reading : identifiers(reading))}\n`;
  };
  for await (const lines of linesOf(process.stdin)) {
    if (!process.stdout.write(lines.map(answer).join(''))) await once(process.stdout, 'drain');
  }
  return status;
}

process.stdout.on('error', () => process.exit(0));
process.exitCode = await main();
