import { once } from 'node:events';
import type { LineReading } from './extract/read-line.ts';
import { readArguments, refuseArguments } from './read-arguments.ts';

const usage = 'extract [--region ES,MX] [--explain | --dialogue] < lines of JSON';

function parseArguments(): LineReading {
  const { values } = readArguments({
    usage,
    help: `Reads phones and e-mails: a JSON string on each line of the input, a JSON object on each line of the output.
--region: the countries whose national numbers are read. --explain: everything that was seen, and why it counts or not. --dialogue: a line is an array of
{"from": "operator" or "customer", "text"} in order; what the customer gave as the own, given what the operator asked for.`,
    options: {
      region: { type: 'string' },
      regions: { type: 'string' },
      explain: { type: 'boolean' },
      dialogue: { type: 'boolean' },
    },
  });
  const given = values.region ?? values.regions ?? '';
  const regions = given.toUpperCase().split(',').filter(Boolean);
  if (!regions.every((region) => /^[A-Z]{2}$/.test(region)))
    return refuseArguments(usage, '--region takes country codes of two letters: ES,MX');
  const { explain = false, dialogue = false } = values;
  if (explain && dialogue) return refuseArguments(usage, 'give --explain or --dialogue, not both');
  return { regions, explain, dialogue };
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
  // Loads the lexicons: what they take is only needed for the work.
  const { readLine } = await import('./extract/read-line.ts');
  let status = 0;
  const answer = (line: string): string => {
    const read = readLine(line, chosen);
    if (read !== undefined) return `${JSON.stringify(read)}\n`;
    status = 1;
    return chosen.dialogue ? '{"error":"not_a_dialogue"}\n' : '{"error":"not_a_json_string"}\n';
  };
  for await (const lines of linesOf(process.stdin)) {
    if (!process.stdout.write(lines.map(answer).join(''))) await once(process.stdout, 'drain');
  }
  return status;
}

process.stdout.on('error', () => process.exit(0));
process.exitCode = await main();
