import { WINDOW_TOKENS } from '../situation.ts';
import { z } from 'zod';

/** Tokens that are looked at together at first: each with its neighbours. */
const NEIGHBOURS = 3;
/** Tokens on each side of the identifier. */
export const SIDE = WINDOW_TOKENS;
/** Places: 0 to 15 before the identifier, 16 the identifier, 17 to 32 after it. */
export const PLACES = 2 * SIDE + 1;
/** Of one token from another: -32 to 32. */
export const DISTANCES = 2 * PLACES - 1;
/**
 * Rows: first for the parts of words, then for what tokens and the identifier are (both powers of two: hashes are masked
 * with them), then one for each gloss.
 */
export const PART_ROWS = 2 ** 15;
export const MEANING_ROWS = 2 ** 13;
export const GLOSS_ROWS = 2 ** 13;
export const ROWS = PART_ROWS + MEANING_ROWS + GLOSS_ROWS;

/** Log-odds beyond which the other networks would hardly ever change what is decided: they are not asked. */
export const CLEAR = 5;

/** How large a network is. */
export const networkShape = z.object({
  /** Numbers in a row. */
  rowWidth: z.int(),
  /** Numbers that stand for a token. */
  width: z.int(),
  /** Layers in which each token looks at all others. */
  layers: z.int(),
  /** Ways in which it looks at them. */
  heads: z.int(),
  /** Units inside of a layer. */
  inner: z.int(),
  /** Units between the last layer and the opinion. */
  units: z.int(),
});
export type NetworkShape = Readonly<z.infer<typeof networkShape>>;

/** Outputs of a step are its inputs times the weights ([input][output]), and the bias. */
export interface StepParameters {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface LayerParameters {
  /** Queries, keys and values of all heads. */
  readonly attention: StepParameters;
  /** [head][distance]: how much more a token is looked at for where it stands. */
  readonly distances: Float32Array;
  readonly mixed: StepParameters;
  readonly inner: StepParameters;
  readonly outer: StepParameters;
}

/** What a network learned. */
export interface NetworkParameters {
  readonly shape: NetworkShape;
  /** [row][number] */
  readonly rows: Float32Array;
  /** From what a token's rows are together to what stands for it. */
  readonly entry: StepParameters;
  /** [place][output] */
  readonly places: Float32Array;
  readonly neighbours: StepParameters;
  readonly layers: readonly LayerParameters[];
  readonly hidden: StepParameters;
  readonly output: StepParameters;
}

function emptyStep(inputs: number, outputs: number): StepParameters {
  return { weights: new Float32Array(inputs * outputs), bias: new Float32Array(outputs) };
}

function emptyLayer({ width, heads, inner }: NetworkShape): LayerParameters {
  return {
    attention: emptyStep(width, 3 * width),
    distances: new Float32Array(heads * DISTANCES),
    mixed: emptyStep(width, width),
    inner: emptyStep(width, inner),
    outer: emptyStep(inner, width),
  };
}

/** Parameters that are all 0. */
export function emptyParameters(shape: NetworkShape): NetworkParameters {
  const { rowWidth, width, layers, units } = shape;
  return {
    shape,
    rows: new Float32Array(ROWS * rowWidth),
    entry: emptyStep(rowWidth, width),
    places: new Float32Array(PLACES * width),
    neighbours: emptyStep(NEIGHBOURS * width, width),
    layers: Array.from({ length: layers }, () => emptyLayer(shape)),
    hidden: emptyStep(2 * width, units),
    output: emptyStep(units, 1),
  };
}
