import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { networkInput } from '../../src/domain/reading/opinion/network/network-input.ts';
import {
  CLEAR,
  GLOSS_ROWS,
  HEADS,
  INNER,
  LAYERS,
  MEANING_ROWS,
  NEIGHBOURS,
  PART_ROWS,
  PLACES,
  UNITS,
  WIDTH,
  emptyParameters,
} from '../../src/domain/reading/opinion/network/network-shape.ts';
import type { NetworkParameters } from '../../src/domain/reading/opinion/network/network-shape.ts';
import {
  arraysOf,
  packedParameters,
  packParameters,
  unpackParameters,
} from '../../src/domain/reading/opinion/network/packed-parameters.ts';
import { wordParts } from '../../src/domain/reading/opinion/network/word-parts.ts';
import { trainingDigest } from './load-corpus.ts';
import type { OpinionExample } from './opinion-examples.ts';
import { opinionExamples } from './opinion-examples.ts';

/*
 * Learns the networks of the opinion from the tuning half and the training part of the corpus and writes what it learned
 * into the source: `npm run train`. The learning is done by PyTorch (network/learn.py): `pip install -r
 * test/corpus/network/requirements.txt` first. `npm run train -- --continue` goes on from the networks of the source: what was
 * added to the corpus is learned in half of the time (docs/decisions/0067-networks-go-on-learning.md).
 */

const networkFolder = new URL('../../src/domain/reading/opinion/network/', import.meta.url);
const opinionsFile = new URL('network/opinions.json', import.meta.url);
/** Digest of the corpus and the words that the networks were learned from. */
const learnedFromFile = new URL('network/learned-from.json', import.meta.url);
const program = fileURLToPath(new URL('network/learn.py', import.meta.url));

const shape = {
  rows: PART_ROWS + MEANING_ROWS + GLOSS_ROWS,
  width: WIDTH,
  neighbours: NEIGHBOURS,
  layers: LAYERS,
  heads: HEADS,
  inner: INNER,
  units: UNITS,
  places: PLACES,
  clear: CLEAR,
};

function exampleLine({ situation, verdict, isOwn, kind }: OpinionExample): string {
  const input = networkInput(situation, verdict);
  const tokens = input.tokens.map(({ place, word, rows }) => [
    place,
    word,
    word === '' ? [] : wordParts(word),
    rows,
  ]);
  return JSON.stringify({ tokens, rows: input.rows, verdict: input.verdict, isOwn, kind });
}

async function writeExamples(folder: string, examples: readonly OpinionExample[]): Promise<void> {
  const out = createWriteStream(join(folder, 'examples.jsonl'));
  for (const example of examples) out.write(`${exampleLine(example)}\n`);
  out.end();
  await finished(out);
  writeFileSync(join(folder, 'shape.json'), JSON.stringify(shape));
  console.log(`${String(examples.length)} identifiers`);
}

/** What the program says of some identifiers: the reader is held to it (test/domain/reading/opinion/network.test.ts). */
function writeOpinions(folder: string, examples: readonly OpinionExample[]): void {
  const opinions = JSON.parse(readFileSync(join(folder, 'opinions.json'), 'utf8')) as [number, number][];
  const lines = opinions.map(([example, opinion]) => {
    const { id, index } = examples[example]!;
    return JSON.stringify({ id, index, opinion });
  });
  writeFileSync(opinionsFile, `[\n${lines.join(',\n')}\n]\n`);
}

function readParameters(file: string): NetworkParameters {
  const bytes = readFileSync(file);
  const parameters = emptyParameters();
  let first = 0;
  for (const values of arraysOf(parameters)) {
    for (let at = 0; at < values.length; at++) values[at] = bytes.readFloatLE(4 * (first + at));
    first += values.length;
  }
  return parameters;
}

/** The networks of the source, for the program to go on from. */
function writeKnown(folder: string): void {
  for (let member = 1; existsSync(networkFile(member)); member++) {
    const packed = packedParameters.parse(JSON.parse(readFileSync(networkFile(member), 'utf8')));
    const values = arraysOf(unpackParameters(packed)).flatMap((array) => Array.from(array));
    writeFileSync(join(folder, `known-${String(member)}.f32`), Buffer.from(Float32Array.from(values).buffer));
  }
}

function networkFile(member: number): URL {
  return new URL(`network-${String(member)}.json`, networkFolder);
}

function writeNetworks(networks: readonly NetworkParameters[]): void {
  writeFileSync(learnedFromFile, `${JSON.stringify(trainingDigest())}\n`);
  networks.forEach((parameters, member) => {
    const text = JSON.stringify(packParameters(parameters));
    writeFileSync(networkFile(member + 1), `${text}\n`);
  });
}

const folder = mkdtempSync(join(tmpdir(), 'learn-'));
const examples = opinionExamples();
try {
  await writeExamples(folder, examples);
  if (process.argv.includes('--continue')) writeKnown(folder);
  const { status, error } = spawnSync('python3', [program, folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error('python3 with PyTorch did not learn', { cause: error });
  const files = readdirSync(folder).filter((name) => name.startsWith('parameters-')).sort();
  writeNetworks(files.map((name) => readParameters(join(folder, name))));
  writeOpinions(folder, examples);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
