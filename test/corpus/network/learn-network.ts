import type { NetworkInput } from '../../../src/domain/reading/opinion/network/network-input.ts';
import type { AddWord } from './fill-workspace.ts';
import { fillWorkspace } from './fill-workspace.ts';
import { addScaled } from '../../../src/domain/reading/opinion/network/add-scaled.ts';
import { networkInput } from '../../../src/domain/reading/opinion/network/network-input.ts';
import { convolve, decide, newWorkspace } from './network-forward.ts';
import type { NetworkParameters } from '../../../src/domain/reading/opinion/network/network-shape.ts';
import {
  FILTER_WIDTHS,
  HEAD,
  PLACES,
  POOLED,
  VECTOR,
  emptyParameters,
} from '../../../src/domain/reading/opinion/network/network-shape.ts';
import { arraysOf } from '../../../src/domain/reading/opinion/network/packed-parameters.ts';
import { wordParts } from '../../../src/domain/reading/opinion/network/word-parts.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import type { OpinionExample } from '../opinion-examples.ts';

/*
 * Learns the parameters of the network in `src/domain/reading/opinion/network/` by AdamW on batches, with a rate that
 * rises and falls once. So that it does not learn single texts by heart, values, whole tokens and what the rules say are
 * left out at random.
 */

interface NetworkExample {
  readonly input: NetworkInput;
  readonly isOwn: boolean;
}

const ROUNDS = 4;
const BATCH = 128;
const RATE = 3e-3;
/** Rows are seen seldom. */
const ROW_RATE = 4.5e-3;
const RISING = 0.1;
const DECAY = 0.01;
const VALUES_LEFT_OUT = 0.3;
const TOKENS_LEFT_OUT = 0.1;
const PARTS_LEFT_OUT = 0.2;
const VERDICTS_LEFT_OUT = 0.15;

type Random = () => number;

function fillRandomly(values: Float32Array, largest: number, random: Random): void {
  for (let at = 0; at < values.length; at++) values[at] = (2 * random() - 1) * largest;
}

function startParameters(random: Random): NetworkParameters {
  const parameters = emptyParameters();
  fillRandomly(parameters.rows, 0.3, random);
  for (const { width, weights } of parameters.filters)
    fillRandomly(weights, 1 / Math.sqrt(width * VECTOR), random);
  fillRandomly(parameters.hidden, 1 / Math.sqrt(HEAD), random);
  fillRandomly(parameters.output, 1 / Math.sqrt(VECTOR), random);
  return parameters;
}

/** What is left out of an example, and the scale of what is not. */
interface Mask {
  readonly values: Float32Array;
  readonly units: Float32Array;
}

function drawMask({ values, units }: Mask, random: Random): void {
  const scale = 1 / (1 - VALUES_LEFT_OUT);
  for (let place = 0; place < PLACES; place++) {
    const isTokenLeftOut = random() < TOKENS_LEFT_OUT;
    for (let at = 0; at < VECTOR; at++)
      values[place * VECTOR + at] = isTokenLeftOut || random() < VALUES_LEFT_OUT ? 0 : scale;
  }
  for (let at = 0; at < VECTOR; at++) units[at] = random() < VALUES_LEFT_OUT ? 0 : scale;
}

class Learner {
  readonly parameters: NetworkParameters;
  readonly #slopes = emptyParameters();
  readonly #first = emptyParameters();
  readonly #second = emptyParameters();
  readonly #workspace = newWorkspace();
  readonly #mask: Mask = { values: new Float32Array(PLACES * VECTOR), units: new Float32Array(VECTOR) };
  readonly #headSlopes = new Float32Array(HEAD);
  readonly #tokenSlopes = new Float32Array(PLACES * VECTOR);
  readonly #parts = new Map<string, readonly number[]>();
  readonly #random: Random;
  #step = 0;

  constructor(random: Random) {
    this.#random = random;
    this.parameters = startParameters(random);
  }

  #partsOf(word: string): readonly number[] {
    const known = this.#parts.get(word);
    if (known !== undefined) return known;
    const parts = wordParts(word);
    this.#parts.set(word, parts);
    return parts;
  }

  readonly #addWord: AddWord = (word, target, first) => {
    const parts = this.#partsOf(word);
    const { rows } = this.parameters;
    for (const part of parts) addScaled(target, first, rows, part * VECTOR, VECTOR, 1 / parts.length);
  };

  /** Adds the slopes of an example; its loss. */
  add({ input, isOwn }: NetworkExample): number {
    const { parameters } = this;
    const workspace = this.#workspace;
    const seen = this.#leaveOut(input);
    fillWorkspace(parameters.rows, seen, this.#addWord, workspace);
    drawMask(this.#mask, this.#random);
    for (let at = 0; at < workspace.tokens.length; at++) workspace.tokens[at]! *= this.#mask.values[at]!;
    convolve(parameters, workspace);
    decide(parameters, workspace);
    const { hidden } = workspace;
    let sum = parameters.outputBias[0]!;
    for (let at = 0; at < VECTOR; at++) {
      hidden[at]! *= this.#mask.units[at]!;
      sum += hidden[at]! * parameters.output[at]!;
    }
    const error = 1 / (1 + Math.exp(-sum)) - Number(isOwn);
    this.#backThroughHead(error);
    this.#backThroughFilters();
    this.#backThroughRows(seen);
    return Math.log1p(Math.exp(isOwn ? -sum : sum));
  }

  /** Without the parts of some words, so that their meaning counts, and at times without what the rules say. */
  #leaveOut(input: NetworkInput): NetworkInput {
    const verdict = this.#random() < VERDICTS_LEFT_OUT ? [] : input.verdict;
    const tokens = input.tokens.map((token) =>
      this.#random() < PARTS_LEFT_OUT ? { ...token, word: '' } : token,
    );
    return { ...input, tokens, verdict };
  }

  #backThroughHead(error: number): void {
    const { parameters } = this;
    const slopes = this.#slopes;
    const { head, hidden } = this.#workspace;
    const headSlopes = this.#headSlopes;
    headSlopes.fill(0);
    slopes.outputBias[0]! += error;
    for (let unit = 0; unit < VECTOR; unit++) {
      if (hidden[unit] === 0) continue;
      slopes.output[unit]! += error * hidden[unit]!;
      const slope = error * parameters.output[unit]! * this.#mask.units[unit]!;
      slopes.hiddenBias[unit]! += slope;
      for (let input = 0; input < HEAD; input++) {
        slopes.hidden[input * VECTOR + unit]! += slope * head[input]!;
        headSlopes[input]! += slope * parameters.hidden[input * VECTOR + unit]!;
      }
    }
  }

  #backThroughFilters(): void {
    const { tokens, isTaken, largestAt } = this.#workspace;
    const tokenSlopes = this.#tokenSlopes;
    tokenSlopes.fill(0);
    FILTER_WIDTHS.forEach((width, index) => {
      const { weights } = this.parameters.filters[index]!;
      const slopes = this.#slopes.filters[index]!;
      for (let side = 0; side < 2; side++) {
        for (let out = 0; out < VECTOR; out++) {
          const at = (2 * index + side) * VECTOR + out;
          const place = largestAt[at]!;
          const slope = this.#headSlopes[at]!;
          if (place < 0 || slope === 0) continue;
          slopes.bias[place * VECTOR + out]! += slope;
          for (let offset = 0; offset < width; offset++) {
            const other = place + offset - (width >> 1);
            if (isTaken[other] !== 1) continue;
            for (let input = 0; input < VECTOR; input++) {
              const weight = (offset * VECTOR + input) * VECTOR + out;
              slopes.weights[weight]! += slope * tokens[other * VECTOR + input]!;
              tokenSlopes[other * VECTOR + input]! += slope * weights[weight]!;
            }
          }
        }
      }
    });
  }

  #backThroughRows({ tokens, rows, verdict }: NetworkInput): void {
    const slopes = this.#slopes.rows;
    const tokenSlopes = this.#tokenSlopes;
    for (let at = 0; at < tokenSlopes.length; at++) tokenSlopes[at]! *= this.#mask.values[at]!;
    const add = (row: number, scale: number, source: Float32Array, first: number): void => {
      for (let at = 0; at < VECTOR; at++) slopes[row * VECTOR + at]! += scale * source[first + at]!;
    };
    for (const { place, word, rows: others } of tokens) {
      const parts = word === '' ? [] : this.#partsOf(word);
      for (const row of parts) add(row, 1 / parts.length, tokenSlopes, place * VECTOR);
      for (const row of others) add(row, 1, tokenSlopes, place * VECTOR);
    }
    for (const row of [...rows, ...verdict]) add(row, 1, this.#headSlopes, POOLED);
  }

  /** Moves the parameters by the slopes of a batch. */
  move(size: number, speed: number): void {
    this.#step++;
    const first = arraysOf(this.#first);
    const second = arraysOf(this.#second);
    const slopes = arraysOf(this.#slopes);
    arraysOf(this.parameters).forEach((values, index) => {
      const rate = speed * (index === 0 ? ROW_RATE : RATE);
      this.#moveValues(values, slopes[index]!, first[index]!, second[index]!, size, rate);
    });
  }

  #moveValues(
    values: Float32Array,
    slopes: Float32Array,
    first: Float32Array,
    second: Float32Array,
    size: number,
    rate: number,
  ): void {
    const firstScale = 1 / (1 - 0.9 ** this.#step);
    const secondScale = 1 / (1 - 0.999 ** this.#step);
    for (let at = 0; at < values.length; at++) {
      const slope = slopes[at]! / size;
      slopes[at] = 0;
      const mean = (first[at]! += 0.1 * (slope - first[at]!));
      const square = (second[at]! += 0.001 * (slope * slope - second[at]!));
      values[at]! -=
        rate * ((mean * firstScale) / (Math.sqrt(square * secondScale) + 1e-8) + DECAY * values[at]!);
    }
  }
}

/** Share of the highest rate: rises along a cosine, then falls. */
function speedAt(done: number): number {
  const part = done < RISING ? 1 - done / RISING : (done - RISING) / (1 - RISING);
  return (1 + Math.cos(Math.PI * part)) / 2;
}

/** The parameters learned from examples; the same for the same seed. */
export function learnNetwork(
  all: readonly OpinionExample[],
  seed: number,
  report: (line: string) => void,
): NetworkParameters {
  const examples = all.map(
    ({ situation, verdict, isOwn }): NetworkExample => ({ input: networkInput(situation, verdict), isOwn }),
  );
  const random = seededRandom(seed);
  const learner = new Learner(random);
  const order = examples.map((_example, index) => index);
  const steps = ROUNDS * Math.ceil(order.length / BATCH);
  let step = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    let loss = 0;
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH);
      for (const index of batch) loss += learner.add(examples[index]!);
      learner.move(batch.length, speedAt(step++ / steps));
    }
    report(`round ${String(round)}: loss ${(loss / order.length).toFixed(4)}`);
  }
  return learner.parameters;
}

