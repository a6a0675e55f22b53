import { LinearStep } from './linear-step.ts';
import type { Matrix, MatrixMemory } from './matrix-memory.ts';
import { OUTPUTS_AT_ONCE, roomFor } from './matrix-memory.ts';
import type { LayerParameters, NetworkShape } from './network-shape.ts';
import { DISTANCES, PLACES } from './network-shape.ts';
import { addRows, keepPositive, normalise } from './row-steps.ts';

/** As many as there are places, rounded up to what is computed at once. */
const KEYS = Math.ceil(PLACES / OUTPUTS_AT_ONCE) * OUTPUTS_AT_ONCE;

/** What all layers compute in. */
export interface LayerSpace {
  /** The tokens, without mean and of one size. */
  readonly normal: Matrix;
  /** Queries, keys and values. */
  readonly asked: Matrix;
  /** Of one head: [input][token]. */
  readonly keys: Matrix;
  /** How much each token looks at each. */
  readonly shares: Matrix;
  readonly mixed: Matrix;
  readonly inner: Matrix;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

function sizesOf({ width, heads, inner }: NetworkShape): Readonly<Record<keyof LayerSpace, Size>> {
  return {
    normal: { rows: PLACES, columns: width },
    asked: { rows: PLACES, columns: 3 * width },
    keys: { rows: width / heads, columns: KEYS },
    shares: { rows: PLACES, columns: KEYS },
    mixed: { rows: PLACES, columns: width },
    inner: { rows: PLACES, columns: inner },
  };
}

/** Numbers that the space takes. */
export function layerSpaceRoom(shape: NetworkShape): number {
  return Object.values(sizesOf(shape)).reduce((sum, { rows, columns }) => sum + roomFor(rows, columns), 0);
}

export function layerSpace(memory: MatrixMemory, shape: NetworkShape): LayerSpace {
  const sizes = sizesOf(shape);
  const matrix = ({ rows, columns }: Size): Matrix => memory.matrix(rows, columns);
  return {
    normal: matrix(sizes.normal),
    asked: matrix(sizes.asked),
    keys: matrix(sizes.keys),
    shares: matrix(sizes.shares),
    mixed: matrix(sizes.mixed),
    inner: matrix(sizes.inner),
  };
}

/** Each token takes from the others what it looks for in them, and computes on with it. */
export class AttentionLayer {
  readonly #memory: MatrixMemory;
  readonly #space: LayerSpace;
  readonly #shape: NetworkShape;
  readonly #headWidth: number;
  readonly #distances: Float32Array;
  readonly #attention: LinearStep;
  readonly #mixed: LinearStep;
  readonly #inner: LinearStep;
  readonly #outer: LinearStep;

  constructor(memory: MatrixMemory, space: LayerSpace, shape: NetworkShape, parameters: LayerParameters) {
    this.#memory = memory;
    this.#space = space;
    this.#shape = shape;
    this.#headWidth = shape.width / shape.heads;
    this.#distances = parameters.distances;
    this.#attention = new LinearStep(memory, parameters.attention);
    this.#mixed = new LinearStep(memory, parameters.mixed);
    this.#inner = new LinearStep(memory, parameters.inner);
    this.#outer = new LinearStep(memory, parameters.outer);
  }

  /** Numbers that its matrices take. */
  static room({ attention, mixed, inner, outer }: LayerParameters): number {
    return [attention, mixed, inner, outer].reduce((sum, step) => sum + LinearStep.room(step), 0);
  }

  /** Changes the tokens: `rows` rows of a matrix, from its number `first`. */
  run(tokens: Matrix, first: number, rows: number): void {
    const { normal, asked, mixed, inner } = this.#space;
    const { width, heads } = this.#shape;
    const target = tokens.values.subarray(first, first + rows * width);
    normalise(target, normal.values, width);
    this.#attention.run({ matrix: normal, first: 0 }, rows, { matrix: asked, first: 0 });
    for (let head = 0; head < heads; head++) this.#attend(head, rows);
    this.#mixed.run({ matrix: mixed, first: 0 }, rows, { matrix: normal, first: 0 });
    addRows(target, normal.values);
    normalise(target, normal.values, width);
    this.#inner.run({ matrix: normal, first: 0 }, rows, { matrix: inner, first: 0 });
    keepPositive(inner.values.subarray(0, rows * this.#shape.inner));
    this.#outer.run({ matrix: inner, first: 0 }, rows, { matrix: normal, first: 0 });
    addRows(target, normal.values);
  }

  #attend(head: number, rows: number): void {
    const { asked, keys, shares, mixed } = this.#space;
    const headWidth = this.#headWidth;
    this.#takeKeys(head, rows);
    this.#memory.multiply({
      of: { matrix: asked, first: head * headWidth },
      rows,
      inputs: headWidth,
      by: { matrix: keys, first: 0 },
      outputs: Math.ceil(rows / OUTPUTS_AT_ONCE) * OUTPUTS_AT_ONCE,
      into: { matrix: shares, first: 0 },
    });
    for (let row = 0; row < rows; row++) this.#share(head, row, rows);
    this.#memory.multiply({
      of: { matrix: shares, first: 0 },
      rows,
      inputs: rows,
      by: { matrix: asked, first: 2 * this.#shape.width + head * headWidth },
      outputs: headWidth,
      into: { matrix: mixed, first: head * headWidth },
    });
  }

  #takeKeys(head: number, rows: number): void {
    const { asked, keys } = this.#space;
    const first = this.#shape.width + head * this.#headWidth;
    for (let input = 0; input < this.#headWidth; input++) {
      for (let row = 0; row < rows; row++)
        keys.values[input * KEYS + row] = asked.values[row * asked.columns + first + input] ?? 0;
    }
  }

  /** Makes of what a row's query gets from each key its share of it: together 1. */
  #share(head: number, row: number, rows: number): void {
    const shares = this.#space.shares.values.subarray(row * KEYS, row * KEYS + rows);
    const nearest = head * DISTANCES + row + PLACES - 1;
    const size = Math.sqrt(this.#headWidth);
    let largest = -Infinity;
    for (let key = 0; key < rows; key++) {
      const score = (shares[key] ?? 0) / size + (this.#distances[nearest - key] ?? 0);
      shares[key] = score;
      if (score > largest) largest = score;
    }
    let sum = 0;
    for (let key = 0; key < rows; key++) {
      const share = Math.exp((shares[key] ?? 0) - largest);
      shares[key] = share;
      sum += share;
    }
    for (let key = 0; key < rows; key++) shares[key] = (shares[key] ?? 0) / sum;
  }
}
