import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { glossNames } from '../../src/domain/reading/opinion/glossary/word-glosses.ts';
import { networkInput } from '../../src/domain/reading/opinion/network/network-input.ts';
import { CLEAR, PLACES, ROWS, emptyParameters } from '../../src/domain/reading/opinion/network/network-shape.ts';
import type { NetworkParameters, NetworkShape } from '../../src/domain/reading/opinion/network/network-shape.ts';
import {
  arraysOf,
  packedParameters,
  packParameters,
  unpackParameters,
} from '../../src/domain/reading/opinion/network/packed-parameters.ts';
import { wordParts } from '../../src/domain/reading/opinion/network/word-parts.ts';
import { movedGlosses } from './moved-glosses.ts';
import { trainingDigest } from './load-corpus.ts';
import type { OpinionExample } from './opinion-examples.ts';
import { opinionExamples } from './opinion-examples.ts';

/*
 * Learns the networks of the opinion from the tuning half and the training part of the corpus and writes what it learned
 * into the source: `npm run train`. The learning is done by PyTorch (network/learn.py): `pip install -r
 * test/corpus/network/requirements.txt` first. `npm run train -- --continue` goes on from the networks of the source that have
 * the shape which is wanted (docs/decisions/0067-networks-go-on-learning.md, 0068-larger-networks-behind-small-ones.md).
 */

const networkFolder = new URL('../../src/domain/reading/opinion/network/', import.meta.url);
const opinionsFile = new URL('network/opinions.json', import.meta.url);
/** Digest of the corpus and the words that the networks were learned from. */
const learnedFromFile = new URL('network/learned-from.json', import.meta.url);
/** The glosses in the order of the rows that the networks have for them. */
const glossesFile = new URL('network/glosses.json', import.meta.url);
const program = fileURLToPath(new URL('network/learn.py', import.meta.url));

const small: NetworkShape = { rowWidth: 64, width: 64, layers: 2, heads: 4, inner: 128, units: 64 };
const large: NetworkShape = { ...small, width: 128, layers: 3, inner: 256 };
/** Of each network, in the order in which they are asked: what is clear to the small ones costs little. */
const shapes = [small, small, large, large];

/** glibc keeps what is freed: to get large arrays anew for every step would take more time than to compute with them. */
const keepsMemory = { MALLOC_MMAP_THRESHOLD_: '2000000000', MALLOC_TRIM_THRESHOLD_: '4000000000' };

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
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ shapes, rows: ROWS, places: PLACES, clear: CLEAR }),
  );
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

function readParameters(folder: string, member: number): NetworkParameters {
  const bytes = readFileSync(join(folder, `parameters-${String(member + 1)}.f32`));
  const parameters = emptyParameters(shapes[member]!);
  let first = 0;
  for (const values of arraysOf(parameters)) {
    for (let at = 0; at < values.length; at++) values[at] = bytes.readFloatLE(4 * (first + at));
    first += values.length;
  }
  return parameters;
}

/** The networks of the source that have the shape which is wanted, for the program to go on from. */
function writeKnown(folder: string): void {
  const before = JSON.parse(readFileSync(glossesFile, 'utf8')) as readonly string[];
  for (const [member, shape] of shapes.entries()) {
    if (!existsSync(networkFile(member))) continue;
    const packed = packedParameters.parse(JSON.parse(readFileSync(networkFile(member), 'utf8')));
    if (!isDeepStrictEqual(packed.shape, shape)) continue;
    const known = unpackParameters(packed);
    const rows = movedGlosses(known.rows, shape.rowWidth, before, glossNames());
    const values = arraysOf({ ...known, rows }).flatMap((array) => Array.from(array));
    writeFileSync(join(folder, `known-${String(member + 1)}.f32`), Buffer.from(Float32Array.from(values).buffer));
  }
}

/** Of a network, from 0. */
function networkFile(member: number): URL {
  return new URL(`network-${String(member + 1)}.json`, networkFolder);
}

function writeNetworks(networks: readonly NetworkParameters[]): void {
  writeFileSync(glossesFile, `${JSON.stringify(glossNames(), null, 1)}\n`);
  writeFileSync(learnedFromFile, `${JSON.stringify(trainingDigest())}\n`);
  networks.forEach((parameters, member) => {
    const text = JSON.stringify(packParameters(parameters));
    writeFileSync(networkFile(member), `${text}\n`);
  });
}

const folder = mkdtempSync(join(tmpdir(), 'learn-'));
const examples = opinionExamples();
try {
  await writeExamples(folder, examples);
  if (process.argv.includes('--continue')) writeKnown(folder);
  const { status, error } = spawnSync('python3', [program, folder], {
    stdio: 'inherit',
    env: { ...process.env, ...keepsMemory },
  });
  if (status !== 0) throw new Error('python3 with PyTorch did not learn', { cause: error });
  writeNetworks(shapes.map((_, member) => readParameters(folder, member)));
  writeOpinions(folder, examples);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
