import type { OwnerEvidence } from '../../judge-owner.ts';
import type { Situation } from '../situation.ts';
import type { NetworkInput } from './network-input.ts';
import { networkInput } from './network-input.ts';
import type { NetworkParameters } from './network-shape.ts';
import { FILTER_WIDTHS, HEAD, PART_ROWS, PLACES, POOLED, SIDE, VECTOR } from './network-shape.ts';
import { addScaled } from './add-scaled.ts';
import { MAX_CHARACTERS, wordParts } from './word-parts.ts';

/** What a token adds to the outputs of all filters at all offsets. */
const PROJECTION = FILTER_WIDTHS.reduce((sum, width) => sum + width, 0) * VECTOR;
/** As many as a portal's languages use often; 9 MB. */
const MAX_KNOWN_WORDS = 8192;

/**
 * The network as the reader runs it. Filters are linear in the rows of a token: what a row or a word adds to their outputs is
 * computed once, and a text needs additions only.
 */
export class ProjectedNetwork {
  readonly #parameters: NetworkParameters;
  readonly #words = new Map<string, Float32Array>();
  readonly #rows = new Map<number, Float32Array>();
  readonly #tokens = new Float32Array(PLACES * PROJECTION);
  readonly #isTaken = new Uint8Array(PLACES);
  readonly #head = new Float32Array(HEAD);
  readonly #units = new Float32Array(VECTOR);
  readonly #outputs = new Float32Array(VECTOR);

  constructor(parameters: NetworkParameters) {
    this.#parameters = parameters;
  }

  /** Log-odds that an identifier is the writer's own. */
  opinion(situation: Situation, evidence: OwnerEvidence | undefined): number {
    const input = networkInput(situation, evidence);
    this.#fill(input);
    this.#pool();
    return this.#decide();
  }

  #fill({ tokens, rows, verdict }: NetworkInput): void {
    this.#isTaken.fill(0);
    this.#head.fill(0);
    for (const { place, word, rows: others } of tokens) {
      this.#isTaken[place] = 1;
      const first = place * PROJECTION;
      this.#tokens.fill(0, first, first + PROJECTION);
      if (word !== '') this.#add(this.#ofWord(word), first);
      for (const row of others) this.#add(this.#ofRow(row), first);
    }
    for (const row of rows) this.#addToHead(row);
    for (const row of verdict) this.#addToHead(row);
  }

  #add(projection: Float32Array, first: number): void {
    addScaled(this.#tokens, first, projection, 0, PROJECTION, 1);
  }

  #addToHead(row: number): void {
    addScaled(this.#head, POOLED, this.#parameters.rows, row * VECTOR, VECTOR, 1);
  }

  #ofWord(whole: string): Float32Array {
    const word = whole.slice(0, MAX_CHARACTERS);
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const parts = wordParts(word);
    const vector = new Float32Array(VECTOR);
    const { rows } = this.#parameters;
    for (const part of parts) addScaled(vector, 0, rows, part * VECTOR, VECTOR, 1 / parts.length);
    const projection = this.#project(vector, 0);
    if (this.#words.size >= MAX_KNOWN_WORDS) this.#words.clear();
    this.#words.set(word, projection);
    return projection;
  }

  // Rows for parts of words are only used for words.
  #ofRow(row: number): Float32Array {
    const known = this.#rows.get(row - PART_ROWS);
    if (known !== undefined) return known;
    const projection = this.#project(this.#parameters.rows, row * VECTOR);
    this.#rows.set(row - PART_ROWS, projection);
    return projection;
  }

  /** The outputs of each filter at each offset for a vector. */
  #project(source: Float32Array, first: number): Float32Array {
    const projection = new Float32Array(PROJECTION);
    let slice = 0;
    for (const { width, weights } of this.#parameters.filters) {
      for (let offset = 0; offset < width; offset++, slice += VECTOR) {
        for (let input = 0; input < VECTOR; input++) {
          const row = (offset * VECTOR + input) * VECTOR;
          addScaled(projection, slice, weights, row, VECTOR, source[first + input] ?? 0);
        }
      }
    }
    return projection;
  }

  /** The largest output of each filter on each side, 0 at least. */
  #pool(): void {
    for (let place = 0; place < PLACES; place++) {
      if (this.#isTaken[place] !== 1) continue;
      const side = place < SIDE ? 0 : 1;
      let slice = 0;
      this.#parameters.filters.forEach((filter, index) => {
        this.#filterAt(filter.bias, filter.width, place, slice);
        this.#keepLargest((2 * index + side) * VECTOR);
        slice += filter.width * VECTOR;
      });
    }
  }

  #filterAt(bias: Float32Array, width: number, place: number, slice: number): void {
    const tokens = this.#tokens;
    const outputs = this.#outputs;
    outputs.fill(0);
    addScaled(outputs, 0, bias, place * VECTOR, VECTOR, 1);
    for (let offset = 0; offset < width; offset++) {
      const other = place + offset - (width >> 1);
      if (this.#isTaken[other] !== 1) continue;
      addScaled(outputs, 0, tokens, other * PROJECTION + slice + offset * VECTOR, VECTOR, 1);
    }
  }

  #keepLargest(first: number): void {
    const head = this.#head;
    for (const [out, output] of this.#outputs.entries())
      head[first + out] = Math.max(head[first + out] ?? 0, output);
  }

  #decide(): number {
    const { hidden, hiddenBias, output, outputBias } = this.#parameters;
    const units = this.#units;
    units.set(hiddenBias);
    for (const [input, value] of this.#head.entries())
      if (value > 0 || input >= POOLED) addScaled(units, 0, hidden, input * VECTOR, VECTOR, value);
    let sum = outputBias[0] ?? 0;
    for (const [unit, value] of units.entries()) sum += Math.max(0, value) * (output[unit] ?? 0);
    return sum;
  }
}
