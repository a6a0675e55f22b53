import { once } from 'node:events';
import type { Reading } from '../domain/reading/reading.ts';
import { readText } from '../domain/reading/read-text.ts';
import { readArguments, refuseArguments } from './read-arguments.ts';

interface Arguments {
  readonly regions: readonly string[];
  readonly explain: boolean;
}

const usage = 'extract [--region ES,MX] [--explain] < lines of JSON strings';

function parseArguments(): Arguments {
  const { values } = readArguments({
    usage,
    help: `Reads phones and e-mails: a JSON string on each line of the input, a JSON object on each line of the output.
--region: the countries whose national numbers are read. --explain: everything that was seen, and why it counts or not.`,
    options: { region: { type: 'string' }, regions: { type: 'string' }, explain: { type: 'boolean' } },
  });
  const given = values.region ?? values.regions ?? '';
  const regions = given.toUpperCase().split(',').filter(Boolean);
  if (!regions.every((region) => /^[A-Z]{2}$/.test(region)))
    return refuseArguments(usage, '--region takes country codes of two letters: ES,MX');
  return { regions, explain: values.explain ?? false };
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
  const chosen = parseArguments();
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
