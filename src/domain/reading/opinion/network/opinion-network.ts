import { AttentionLayer, layerSpace, layerSpaceRoom } from './attention-layer.ts';
import { LinearStep } from './linear-step.ts';
import type { Matrix } from './matrix-memory.ts';
import { MatrixMemory, roomFor } from './matrix-memory.ts';
import type { NetworkInput, TokenInput } from './network-input.ts';
import type { NetworkParameters } from './network-shape.ts';
import { INNER, PLACES, SIDE, UNITS, WIDTH } from './network-shape.ts';
import { addRows, addScaled, keepPositive, normalise } from './row-steps.ts';
import { wordParts } from './word-parts.ts';

/** Vectors of tokens that are kept; 4 MB. */
const MAX_KNOWN_TOKENS = 16_384;
/** The tokens with a row of zeros before and after them, which stands for the neighbours that the outer ones lack. */
const BORDERED_ROWS = PLACES + 2;
const BORDER = WIDTH;

function roomOf({ neighbours, layers, hidden }: NetworkParameters): number {
  return (
    roomFor(BORDERED_ROWS, WIDTH) +
    roomFor(PLACES, WIDTH) +
    roomFor(1, 2 * WIDTH) +
    roomFor(1, UNITS) +
    layerSpaceRoom +
    LinearStep.room(neighbours) +
    layers.reduce((sum, layer) => sum + AttentionLayer.room(layer), 0) +
    LinearStep.room(hidden)
  );
}

/**
 * The network as the reader runs it: a vector for each token, what it and its neighbours say together, layers in which all
 * tokens look at each other, and an opinion from the token of the identifier and the largest outputs of all.
 */
export class OpinionNetwork {
  readonly #parameters: NetworkParameters;
  readonly #known = new Map<string, Float32Array>();
  readonly #tokens: Matrix;
  readonly #normal: Matrix;
  readonly #head: Matrix;
  readonly #units: Matrix;
  readonly #neighbours: LinearStep;
  readonly #layers: readonly AttentionLayer[];
  readonly #hidden: LinearStep;

  constructor(parameters: NetworkParameters) {
    const memory = new MatrixMemory(roomOf(parameters), INNER);
    this.#parameters = parameters;
    this.#tokens = memory.matrix(BORDERED_ROWS, WIDTH);
    this.#normal = memory.matrix(PLACES, WIDTH);
    this.#head = memory.matrix(1, 2 * WIDTH);
    this.#units = memory.matrix(1, UNITS);
    const space = layerSpace(memory);
    this.#neighbours = new LinearStep(memory, parameters.neighbours);
    this.#layers = parameters.layers.map((layer) => new AttentionLayer(memory, space, layer));
    this.#hidden = new LinearStep(memory, parameters.hidden);
  }

  /** Log-odds that an identifier is the writer's own. */
  opinion(input: NetworkInput): number {
    const rows = input.tokens.length + 1;
    const identifier = input.tokens.filter(({ place }) => place < SIDE).length;
    this.#fill(input, identifier);
    this.#addNeighbours(rows);
    for (const layer of this.#layers) layer.run(this.#tokens, BORDER, rows);
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
    const target = this.#tokens.values.subarray(BORDER + row * WIDTH, BORDER + (row + 1) * WIDTH);
    target.set(vector);
    addScaled(target, this.#parameters.places, place * WIDTH, 1);
  }

  #knownVectorOf({ word, rows, key }: TokenInput): Float32Array {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const vector = this.#vectorOf(word, rows);
    if (this.#known.size >= MAX_KNOWN_TOKENS) this.#known.clear();
    this.#known.set(key, vector);
    return vector;
  }

  /** The mean of the rows of its parts, and its other rows. */
  #vectorOf(word: string, others: readonly number[]): Float32Array {
    const { rows } = this.#parameters;
    const vector = new Float32Array(WIDTH);
    const parts = word === '' ? [] : wordParts(word);
    for (const part of parts) addScaled(vector, rows, part * WIDTH, 1 / parts.length);
    for (const row of others) addScaled(vector, rows, row * WIDTH, 1);
    return vector;
  }

  #addNeighbours(rows: number): void {
    // Three rows that follow each other in memory are a token and its neighbours.
    this.#neighbours.run({ matrix: this.#tokens, first: 0 }, rows, { matrix: this.#normal, first: 0 });
    const said = this.#normal.values.subarray(0, rows * WIDTH);
    keepPositive(said);
    addRows(this.#tokens.values.subarray(BORDER, BORDER + rows * WIDTH), said);
  }

  /** The identifier's token, and the largest of each number of all tokens. */
  #pool(rows: number, identifier: number): void {
    const normal = this.#normal.values;
    normalise(this.#tokens.values.subarray(BORDER, BORDER + rows * WIDTH), normal, WIDTH);
    const head = this.#head.values;
    head.set(normal.subarray(identifier * WIDTH, (identifier + 1) * WIDTH));
    const largest = head.subarray(WIDTH, 2 * WIDTH).fill(-Infinity);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < WIDTH; at++)
        largest[at] = Math.max(largest[at] ?? 0, normal[row * WIDTH + at] ?? 0);
    }
  }

  #decide(): number {
    const { weights, bias } = this.#parameters.output;
    const units = this.#units.values;
    this.#hidden.run({ matrix: this.#head, first: 0 }, 1, { matrix: this.#units, first: 0 });
    let sum = bias[0] ?? 0;
    for (let unit = 0; unit < UNITS; unit++) sum += Math.max(0, units[unit] ?? 0) * (weights[unit] ?? 0);
    return sum;
  }
}
