import type { FilterParameters, NetworkParameters } from '../../../src/domain/reading/opinion/network/network-shape.ts';
import { FILTER_WIDTHS, HEAD, PLACES, SIDE, VECTOR } from '../../../src/domain/reading/opinion/network/network-shape.ts';

/** What a step of the network works on; one is used again and again. */
export interface Workspace {
  /** [place][vector] */
  readonly tokens: Float32Array;
  /** Whether a token is at the place. */
  readonly isTaken: Uint8Array;
  /** The largest output of each filter on each side, then what is known of the identifier itself. */
  readonly head: Float32Array;
  /** At which place a largest output is; -1 where there is none above 0. */
  readonly largestAt: Int8Array;
  readonly hidden: Float32Array;
}

export function newWorkspace(): Workspace {
  return {
    tokens: new Float32Array(PLACES * VECTOR),
    isTaken: new Uint8Array(PLACES),
    head: new Float32Array(HEAD),
    largestAt: new Int8Array(HEAD),
    hidden: new Float32Array(VECTOR),
  };
}

const outputs = new Float32Array(VECTOR);

/** The outputs of a filter at a place: what stands there and around it. */
function filterAt(
  { width, weights, bias }: FilterParameters,
  { tokens, isTaken }: Workspace,
  place: number,
): void {
  const half = width >> 1;
  for (let out = 0; out < VECTOR; out++) outputs[out] = bias[place * VECTOR + out]!;
  for (let offset = 0; offset < width; offset++) {
    const other = place + offset - half;
    if (isTaken[other] !== 1) continue;
    for (let input = 0; input < VECTOR; input++) {
      const value = tokens[other * VECTOR + input]!;
      if (value === 0) continue;
      const first = (offset * VECTOR + input) * VECTOR;
      for (let out = 0; out < VECTOR; out++) outputs[out]! += value * weights[first + out]!;
    }
  }
}

/** Fills the first part of `head` from `tokens`: the largest output of each filter on each side, 0 at least. */
export function convolve({ filters }: NetworkParameters, workspace: Workspace): void {
  const { isTaken, head, largestAt } = workspace;
  for (let at = 0; at < 2 * FILTER_WIDTHS.length * VECTOR; at++) {
    head[at] = 0;
    largestAt[at] = -1;
  }
  for (let place = 0; place < PLACES; place++) {
    if (isTaken[place] !== 1) continue;
    const side = place < SIDE ? 0 : 1;
    filters.forEach((filter, index) => {
      filterAt(filter, workspace, place);
      const first = (2 * index + side) * VECTOR;
      for (let out = 0; out < VECTOR; out++) {
        if (outputs[out]! <= head[first + out]!) continue;
        head[first + out] = outputs[out]!;
        largestAt[first + out] = place;
      }
    });
  }
}

/** Log-odds from `head`. */
export function decide(
  { hidden, hiddenBias, output, outputBias }: NetworkParameters,
  workspace: Workspace,
): number {
  const { head, hidden: units } = workspace;
  units.set(hiddenBias);
  for (let input = 0; input < HEAD; input++) {
    const value = head[input]!;
    if (value === 0) continue;
    for (let out = 0; out < VECTOR; out++) units[out]! += value * hidden[input * VECTOR + out]!;
  }
  let sum = outputBias[0]!;
  for (let out = 0; out < VECTOR; out++) {
    if (units[out]! < 0) units[out] = 0;
    sum += units[out]! * output[out]!;
  }
  return sum;
}
