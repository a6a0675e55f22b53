import { multiplyModule } from './multiply-module.ts';

const PAGE_BYTES = 65_536;
const FLOAT_BYTES = 4;
/** Numbers that are loaded at once. */
const LANES = 4;
/** Rows and outputs are computed by that many: there is room for what is computed beyond the last. */
const ROWS_AT_ONCE = 4;
export const OUTPUTS_AT_ONCE = 8;

/** Numbers in the memory of the kernel, rows one after another. */
export interface Matrix {
  readonly values: Float32Array;
  readonly columns: number;
}

/** Some columns of a matrix. */
export interface Columns {
  readonly matrix: Matrix;
  readonly first: number;
}

export interface Product {
  readonly of: Columns;
  readonly rows: number;
  readonly inputs: number;
  /** [input][output] */
  readonly by: Columns;
  /** A multiple of 8. */
  readonly outputs: number;
  /** What is added to each output; nothing where it is left out. */
  readonly bias?: Matrix;
  readonly into: Columns;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** How many numbers a matrix takes. */
export function roomFor(rows: number, columns: number): number {
  const numbers = Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE * columns;
  return Math.ceil(numbers / LANES) * LANES;
}

/**
 * Matrices and their product, by WebAssembly (multiply.wat), which computes four numbers at a time
 * (docs/decisions/0061-networks-that-attend.md).
 */
export class MatrixMemory {
  readonly #memory: WebAssembly.Memory;
  readonly #multiply: (...values: readonly number[]) => void;
  readonly #nothing: Matrix;
  #used = 0;

  /** For as many numbers as its matrices take (`roomFor`), and as many outputs at most. */
  constructor(numbers: number, outputs: number) {
    const bytes = (numbers + roomFor(1, outputs)) * FLOAT_BYTES;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const module = new WebAssembly.Module(bytesOf(multiplyModule));
    this.#multiply = new WebAssembly.Instance(module, { reader: { memory: this.#memory } }).exports.multiply;
    this.#nothing = this.matrix(1, outputs);
  }

  /** A new matrix of zeros. */
  matrix(rows: number, columns: number): Matrix {
    const room = roomFor(rows, columns);
    const values = new Float32Array(this.#memory.buffer, this.#used, room);
    this.#used += room * FLOAT_BYTES;
    return { values, columns };
  }

  multiply({ of, rows, inputs, by, outputs, bias = this.#nothing, into }: Product): void {
    this.#multiply(
      addressOf(of),
      stepOf(of),
      rows,
      inputs,
      addressOf(by),
      stepOf(by),
      outputs,
      bias.values.byteOffset,
      addressOf(into),
      stepOf(into),
    );
  }
}

function addressOf({ matrix, first }: Columns): number {
  return matrix.values.byteOffset + first * FLOAT_BYTES;
}

function stepOf({ matrix }: Columns): number {
  return matrix.columns * FLOAT_BYTES;
}
