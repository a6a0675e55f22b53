import { WINDOW_TOKENS } from '../situation.ts';

/** Numbers that stand for a token. */
export const VECTOR = 48;
/** Outputs of each filter width. */
export const CHANNELS = 96;
/** Units between the filters and the opinion. */
export const UNITS = 64;
/** Tokens on each side of the identifier. */
export const SIDE = WINDOW_TOKENS;
/** Places of tokens: 0 to 15 before the identifier, 16 to 31 after it. */
export const PLACES = 2 * SIDE;
/** Tokens that a filter looks at, around its place. */
export const FILTER_WIDTHS = [1, 3, 5] as const;
/**
 * Rows: first for the parts of words, then for what tokens and the identifier are (both powers of two: hashes are masked
 * with them), then one for each gloss.
 */
export const PART_ROWS = 2 ** 15;
export const MEANING_ROWS = 2 ** 13;
export const GLOSS_ROWS = 2 ** 13;
/** Largest output of each filter on each side, and the sum of what is known of the identifier itself. */
export const POOLED = 2 * FILTER_WIDTHS.length * CHANNELS;
export const HEAD = POOLED + VECTOR;

/** What a filter learned. */
interface FilterParameters {
  readonly width: number;
  /** [offset][input][output] */
  readonly weights: Float32Array;
  /** [place][output] */
  readonly bias: Float32Array;
}

/** What the network learned. */
export interface NetworkParameters {
  /** A vector for each row. */
  readonly rows: Float32Array;
  readonly filters: readonly FilterParameters[];
  /** [input][output] */
  readonly hidden: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
}

/** Parameters that are all 0. */
export function emptyParameters(): NetworkParameters {
  return {
    rows: new Float32Array((PART_ROWS + MEANING_ROWS + GLOSS_ROWS) * VECTOR),
    filters: FILTER_WIDTHS.map((width) => ({
      width,
      weights: new Float32Array(width * VECTOR * CHANNELS),
      bias: new Float32Array(PLACES * CHANNELS),
    })),
    hidden: new Float32Array(HEAD * UNITS),
    hiddenBias: new Float32Array(UNITS),
    output: new Float32Array(UNITS),
    outputBias: new Float32Array(1),
  };
}
