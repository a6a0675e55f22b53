import type { Columns, Matrix, MatrixMemory } from './matrix-memory.ts';
import { roomFor } from './matrix-memory.ts';
import type { StepParameters } from './network-shape.ts';

/** Outputs that are inputs times weights and a bias, for many rows at once. */
export class LinearStep {
  readonly #memory: MatrixMemory;
  readonly #weights: Matrix;
  readonly #bias: Matrix;
  readonly #inputs: number;
  readonly #outputs: number;

  constructor(memory: MatrixMemory, { weights, bias }: StepParameters) {
    this.#memory = memory;
    this.#outputs = bias.length;
    this.#inputs = weights.length / bias.length;
    this.#weights = memory.matrix(this.#inputs, this.#outputs);
    this.#weights.values.set(weights);
    this.#bias = memory.matrix(1, this.#outputs);
    this.#bias.values.set(bias);
  }

  /** Numbers that its matrices take. */
  static room({ weights, bias }: StepParameters): number {
    return roomFor(weights.length / bias.length, bias.length) + roomFor(1, bias.length);
  }

  run(of: Columns, rows: number, into: Columns): void {
    this.#memory.multiply({
      of,
      rows,
      inputs: this.#inputs,
      by: { matrix: this.#weights, first: 0 },
      outputs: this.#outputs,
      bias: this.#bias,
      into,
    });
  }
}
