import { AttentionLayer, layerSpace, layerSpaceRoom } from './attention-layer.ts';
import { LinearStep } from './linear-step.ts';
import type { Matrix } from './matrix-memory.ts';
import { MatrixMemory, roomFor } from './matrix-memory.ts';
import type { NetworkInput, TokenInput } from './network-input.ts';
import type { NetworkParameters, NetworkShape } from './network-shape.ts';
import { PLACES, SIDE } from './network-shape.ts';
import { addRows, addScaled, keepPositive, normalise } from './row-steps.ts';
import { wordParts } from './word-parts.ts';

/** Vectors of tokens that are kept: 8 MB of the widest network. */
const MAX_KNOWN_TOKENS = 16_384;
/** The tokens with a row of zeros before and after them, which stands for the neighbours that the outer ones lack. */
const BORDERED_ROWS = PLACES + 2;

function roomOf({ shape, entry, neighbours, layers, hidden }: NetworkParameters): number {
  const { rowWidth, width, units } = shape;
  return (
    roomFor(1, rowWidth) +
    roomFor(1, width) +
    roomFor(BORDERED_ROWS, width) +
    roomFor(PLACES, width) +
    roomFor(1, 2 * width) +
    roomFor(1, units) +
    layerSpaceRoom(shape) +
    LinearStep.room(entry) +
    LinearStep.room(neighbours) +
    layers.reduce((sum, layer) => sum + AttentionLayer.room(layer), 0) +
    LinearStep.room(hidden)
  );
}

/** Of all products. */
function widestOutput({ width, inner }: NetworkShape): number {
  return Math.max(3 * width, inner);
}

/**
 * A network as the reader runs it: a vector for each token, what it and its neighbours say together, layers in which all
 * tokens look at each other, and an opinion from the token of the identifier and the largest outputs of all.
 */
export class OpinionNetwork {
  readonly #parameters: NetworkParameters;
  readonly #width: number;
  readonly #known = new Map<string, Float32Array>();
  /** The sum of a token's rows, and its vector. */
  readonly #sum: Matrix;
  readonly #vector: Matrix;
  readonly #tokens: Matrix;
  readonly #normal: Matrix;
  readonly #head: Matrix;
  readonly #units: Matrix;
  readonly #entry: LinearStep;
  readonly #neighbours: LinearStep;
  readonly #layers: readonly AttentionLayer[];
  readonly #hidden: LinearStep;

  constructor(parameters: NetworkParameters) {
    const { shape } = parameters;
    const { rowWidth, width, units } = shape;
    const memory = new MatrixMemory(roomOf(parameters), widestOutput(shape));
    this.#parameters = parameters;
    this.#width = width;
    this.#sum = memory.matrix(1, rowWidth);
    this.#vector = memory.matrix(1, width);
    this.#tokens = memory.matrix(BORDERED_ROWS, width);
    this.#normal = memory.matrix(PLACES, width);
    this.#head = memory.matrix(1, 2 * width);
    this.#units = memory.matrix(1, units);
    const space = layerSpace(memory, shape);
    this.#entry = new LinearStep(memory, parameters.entry);
    this.#neighbours = new LinearStep(memory, parameters.neighbours);
    this.#layers = parameters.layers.map((layer) => new AttentionLayer(memory, space, shape, layer));
    this.#hidden = new LinearStep(memory, parameters.hidden);
  }

  /** Log-odds that an identifier is the writer's own. */
  opinion(input: NetworkInput): number {
    const rows = input.tokens.length + 1;
    const identifier = input.tokens.filter(({ place }) => place < SIDE).length;
    this.#fill(input, identifier);
    this.#addNeighbours(rows);
    // Before the first row of tokens is the border.
    for (const layer of this.#layers) layer.run(this.#tokens, this.#width, rows);
    this.#pool(rows, identifier);
    return this.#decide();
  }

  /** The tokens in their order, the identifier in its row among them. */
  #fill({ tokens, rows, verdict }: NetworkInput, identifier: number): void {
    this.#tokens.values.fill(0);
    this.#fillRow(identifier, SIDE, this.#vectorOf('', [...rows, ...verdict]));
    tokens.forEach((token, index) => {
      this.#fillRow(index < identifier ? index : index + 1, token.place, this.#knownVectorOf(token));
    });
  }

  #fillRow(row: number, place: number, vector: Float32Array): void {
    const target = this.#rowsOfTokens(row, 1);
    target.set(vector);
    addScaled(target, this.#parameters.places, place * this.#width, 1);
  }

  /** Some rows of the tokens, behind the border. */
  #rowsOfTokens(first: number, count: number): Float32Array {
    const width = this.#width;
    return this.#tokens.values.subarray((first + 1) * width, (first + 1 + count) * width);
  }

  #knownVectorOf({ word, rows, key }: TokenInput): Float32Array {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const vector = this.#vectorOf(word, rows).slice();
    if (this.#known.size >= MAX_KNOWN_TOKENS) this.#known.clear();
    this.#known.set(key, vector);
    return vector;
  }

  /** The mean of the rows of its parts, and its other rows, as wide as a token; valid until the next call. */
  #vectorOf(word: string, others: readonly number[]): Float32Array {
    const { rows, shape } = this.#parameters;
    const sum = this.#sum.values.fill(0).subarray(0, shape.rowWidth);
    const parts = word === '' ? [] : wordParts(word);
    for (const part of parts) addScaled(sum, rows, part * shape.rowWidth, 1 / parts.length);
    for (const row of others) addScaled(sum, rows, row * shape.rowWidth, 1);
    this.#entry.run({ matrix: this.#sum, first: 0 }, 1, { matrix: this.#vector, first: 0 });
    return this.#vector.values.subarray(0, this.#width);
  }

  #addNeighbours(rows: number): void {
    // Three rows that follow each other in memory are a token and its neighbours.
    this.#neighbours.run({ matrix: this.#tokens, first: 0 }, rows, { matrix: this.#normal, first: 0 });
    const said = this.#normal.values.subarray(0, rows * this.#width);
    keepPositive(said);
    addRows(this.#rowsOfTokens(0, rows), said);
  }

  /** The identifier's token, and the largest of each number of all tokens. */
  #pool(rows: number, identifier: number): void {
    const width = this.#width;
    const normal = this.#normal.values;
    normalise(this.#rowsOfTokens(0, rows), normal, width);
    const head = this.#head.values;
    head.set(normal.subarray(identifier * width, (identifier + 1) * width));
    const largest = head.subarray(width, 2 * width).fill(-Infinity);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < width; at++)
        largest[at] = Math.max(largest[at] ?? 0, normal[row * width + at] ?? 0);
    }
  }

  #decide(): number {
    const { weights, bias } = this.#parameters.output;
    const units = this.#units.values;
    this.#hidden.run({ matrix: this.#head, first: 0 }, 1, { matrix: this.#units, first: 0 });
    let sum = bias[0] ?? 0;
    for (let unit = 0; unit < weights.length; unit++)
      sum += Math.max(0, units[unit] ?? 0) * (weights[unit] ?? 0);
    return sum;
  }
}
