import type { OwnerEvidence } from '../../judge-owner.ts';
import type { Situation } from '../situation.ts';
import { addScaled } from './add-scaled.ts';
import type { NetworkInput, TokenInput } from './network-input.ts';
import { networkInput } from './network-input.ts';
import type { NetworkParameters } from './network-shape.ts';
import { CHANNELS, FILTER_WIDTHS, HEAD, PLACES, POOLED, SIDE, UNITS, VECTOR } from './network-shape.ts';
import { MAX_CHARACTERS, wordParts } from './word-parts.ts';

/** What a token adds to the outputs of all filters at all offsets. */
const PROJECTION = FILTER_WIDTHS.reduce((sum, width) => sum + width, 0) * CHANNELS;
/** As many as a portal's languages use often; 14 MB. */
const MAX_KNOWN_TOKENS = 4096;

function weightsByInput({ filters }: NetworkParameters): Float32Array {
  const all = new Float32Array(VECTOR * PROJECTION);
  let slice = 0;
  for (const { width, weights } of filters) {
    for (let offset = 0; offset < width; offset++, slice += CHANNELS) {
      for (let input = 0; input < VECTOR; input++) {
        const first = (offset * VECTOR + input) * CHANNELS;
        all.set(weights.subarray(first, first + CHANNELS), input * PROJECTION + slice);
      }
    }
  }
  return all;
}

/**
 * The network as the reader runs it. Filters are linear in the vector of a token: what it adds to their outputs is computed
 * once; the filters of known words then cost additions only.
 */
export class OpinionNetwork {
  readonly #parameters: NetworkParameters;
  /** [input][output of any filter at any offset] */
  readonly #projecting: Float32Array;
  readonly #known = new Map<string, Float32Array>();
  readonly #tokens: (Float32Array | undefined)[] = Array.from({ length: PLACES });
  readonly #head = new Float32Array(HEAD);
  readonly #units = new Float32Array(UNITS);
  readonly #outputs = new Float32Array(CHANNELS);

  constructor(parameters: NetworkParameters) {
    this.#parameters = parameters;
    this.#projecting = weightsByInput(parameters);
  }

  /** Log-odds that an identifier is the writer's own. */
  opinion(situation: Situation, evidence: OwnerEvidence | undefined): number {
    this.#fill(networkInput(situation, evidence));
    this.#pool();
    return this.#decide();
  }

  #fill({ tokens, rows, verdict }: NetworkInput): void {
    this.#tokens.fill(undefined);
    this.#head.fill(0);
    for (const token of tokens) this.#tokens[token.place] = this.#projectionOf(token);
    for (const row of [...rows, ...verdict])
      addScaled(this.#head, POOLED, this.#parameters.rows, row * VECTOR, VECTOR, 1);
  }

  #projectionOf({ word: whole, rows }: TokenInput): Float32Array {
    const word = whole.slice(0, MAX_CHARACTERS);
    const key = `${word} ${rows.join(' ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const projection = this.#project(this.#vectorOf(word, rows));
    if (this.#known.size >= MAX_KNOWN_TOKENS) this.#known.clear();
    this.#known.set(key, projection);
    return projection;
  }

  /** The mean of the rows of its parts, and its other rows. */
  #vectorOf(word: string, others: readonly number[]): Float32Array {
    const { rows } = this.#parameters;
    const vector = new Float32Array(VECTOR);
    const parts = word === '' ? [] : wordParts(word);
    for (const part of parts) addScaled(vector, 0, rows, part * VECTOR, VECTOR, 1 / parts.length);
    for (const row of others) addScaled(vector, 0, rows, row * VECTOR, VECTOR, 1);
    return vector;
  }

  /** The outputs of each filter at each offset for a vector; four of its numbers at a time, which is twice as fast. */
  #project(vector: Float32Array): Float32Array {
    const projection = new Float32Array(PROJECTION);
    const weights = this.#projecting;
    for (let input = 0; input < VECTOR; input += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = vector.subarray(input, input + 4);
      const first = input * PROJECTION;
      const second = first + PROJECTION;
      const third = second + PROJECTION;
      const fourth = third + PROJECTION;
      for (let out = 0; out < PROJECTION; out++) {
        projection[out] =
          (projection[out] ?? 0) +
          a * (weights[first + out] ?? 0) +
          b * (weights[second + out] ?? 0) +
          c * (weights[third + out] ?? 0) +
          d * (weights[fourth + out] ?? 0);
      }
    }
    return projection;
  }

  /** The largest output of each filter on each side, 0 at least. */
  #pool(): void {
    for (let place = 0; place < PLACES; place++) {
      if (this.#tokens[place] === undefined) continue;
      const side = place < SIDE ? 0 : 1;
      let slice = 0;
      this.#parameters.filters.forEach(({ bias, width }, index) => {
        this.#filterAt(bias, width, place, slice);
        this.#keepLargest((2 * index + side) * CHANNELS);
        slice += width * CHANNELS;
      });
    }
  }

  #filterAt(bias: Float32Array, width: number, place: number, slice: number): void {
    const outputs = this.#outputs;
    outputs.set(bias.subarray(place * CHANNELS, (place + 1) * CHANNELS));
    for (let offset = 0; offset < width; offset++) {
      const token = this.#tokens[place + offset - (width >> 1)];
      if (token !== undefined) addScaled(outputs, 0, token, slice + offset * CHANNELS, CHANNELS, 1);
    }
  }

  #keepLargest(first: number): void {
    const head = this.#head;
    const outputs = this.#outputs;
    for (let out = 0; out < CHANNELS; out++) {
      const output = outputs[out] ?? 0;
      if (output > (head[first + out] ?? 0)) head[first + out] = output;
    }
  }

  #decide(): number {
    const { hidden, hiddenBias, output, outputBias } = this.#parameters;
    const units = this.#units;
    units.set(hiddenBias);
    for (const [input, value] of this.#head.entries())
      if (value !== 0) addScaled(units, 0, hidden, input * UNITS, UNITS, value);
    let sum = outputBias[0] ?? 0;
    for (const [unit, value] of units.entries()) sum += Math.max(0, value) * (output[unit] ?? 0);
    return sum;
  }
}
