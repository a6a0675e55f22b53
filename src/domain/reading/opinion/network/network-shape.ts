import { WINDOW_TOKENS } from '../situation.ts';

/** Numbers that stand for a token. */
export const WIDTH = 64;
/** Tokens that are looked at together at first: each with its neighbours. */
export const NEIGHBOURS = 3;
/** Layers in which each token looks at all others. */
export const LAYERS = 2;
/** Ways in which it looks at them. */
export const HEADS = 4;
export const HEAD_WIDTH = WIDTH / HEADS;
/** Units inside of a layer. */
export const INNER = 2 * WIDTH;
/** Units between the last layer and the opinion. */
export const UNITS = 64;
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
/** Log-odds beyond which the other networks would hardly ever change what is decided: they are not asked. */
export const CLEAR = 3;

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

/** What the network learned. */
export interface NetworkParameters {
  /** A vector for each row. */
  readonly rows: Float32Array;
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

function emptyLayer(): LayerParameters {
  return {
    attention: emptyStep(WIDTH, 3 * WIDTH),
    distances: new Float32Array(HEADS * DISTANCES),
    mixed: emptyStep(WIDTH, WIDTH),
    inner: emptyStep(WIDTH, INNER),
    outer: emptyStep(INNER, WIDTH),
  };
}

/** Parameters that are all 0. */
export function emptyParameters(): NetworkParameters {
  return {
    rows: new Float32Array((PART_ROWS + MEANING_ROWS + GLOSS_ROWS) * WIDTH),
    places: new Float32Array(PLACES * WIDTH),
    neighbours: emptyStep(NEIGHBOURS * WIDTH, WIDTH),
    layers: Array.from({ length: LAYERS }, emptyLayer),
    hidden: emptyStep(2 * WIDTH, UNITS),
    output: emptyStep(UNITS, 1),
  };
}
