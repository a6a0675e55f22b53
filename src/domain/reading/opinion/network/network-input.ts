import type { OwnerEvidence } from '../../judge-owner.ts';
import { hashOf, mix } from '../hashes.ts';
import type { SeenToken, Situation } from '../situation.ts';
import { MEANING_ROWS, PART_ROWS, SIDE } from './network-shape.ts';
import { MAX_CHARACTERS } from './word-parts.ts';

const MAX_LENGTH_CLASS = 6;

/** What a hashed value stands for. */
const templates = {
  sign: 1,
  kind: 2,
  meaning: 3,
  hit: 4,
  written: 5,
  grouping: 6,
  numberType: 7,
  question: 8,
  verdict: 9,
  certainty: 10,
  verdictWord: 11,
  identifiers: 12,
  length: 13,
  corrected: 14,
} as const;

/** A token: the sum of its rows and of what its word looks like. */
export interface TokenInput {
  readonly place: number;
  /** Empty for numbers and signs. */
  readonly word: string;
  readonly rows: readonly number[];
  /** Of the word and the rows: two tokens with one key get one vector. */
  readonly key: string;
}

/** What the network is told of an identifier. */
export interface NetworkInput {
  /** In their order in the text. */
  readonly tokens: readonly TokenInput[];
  /** Of the identifier itself. */
  readonly rows: readonly number[];
  /** Of what the rules say; left out at times while learning. */
  readonly verdict: readonly number[];
}

function rowOf(template: number, hash: number): number {
  const mixed = mix(mix(hash, template), hash >>> 15);
  return PART_ROWS + ((mixed ^ (mixed >>> 13)) & (MEANING_ROWS - 1));
}

function spellingRow(spelling: number): number {
  return (spelling ^ (spelling >>> 15)) & (PART_ROWS - 1);
}

function glossRow(gloss: number): number {
  return PART_ROWS + MEANING_ROWS + gloss;
}

function inputOf(
  { kind, plain, spelling, sign, meanings, glosses, isName }: SeenToken,
  place: number,
): TokenInput {
  const rows = [rowOf(templates.kind, hashOf(kind, Number(isName)))];
  if (kind !== 'word') rows.push(rowOf(templates.sign, sign));
  if (spelling !== 0) rows.push(spellingRow(spelling));
  for (const meaning of meanings) rows.push(rowOf(templates.meaning, meaning));
  for (const gloss of glosses) rows.push(glossRow(gloss));
  const word = kind === 'word' ? plain.slice(0, MAX_CHARACTERS) : '';
  return { place, word, rows, key: `${word} ${rows.reduce(mix, 0)}` };
}

function verdictRows(
  kind: string,
  { owner, certainty, because, isCertain }: OwnerEvidence,
): readonly number[] {
  return [
    rowOf(templates.verdict, hashOf(owner, mix(hashOf(kind), Number(isCertain === true)))),
    rowOf(templates.certainty, hashOf(certainty ?? '')),
    rowOf(templates.verdictWord, hashOf(because ?? '')),
  ];
}

/** The tokens around an identifier and what is known of it, as rows of the network. */
export function networkInput(situation: Situation, evidence: OwnerEvidence | undefined): NetworkInput {
  const { hit, isGrouped, numberType, sides, hasQuestion, identifierCount, tokenCount } = situation;
  const [before, after] = sides;
  const rows = [
    rowOf(templates.hit, hashOf(hit.kind)),
    rowOf(templates.written, hashOf(hit.because)),
    rowOf(templates.question, Number(hasQuestion)),
    rowOf(templates.identifiers, identifierCount),
    rowOf(templates.length, Math.min(MAX_LENGTH_CLASS, Math.floor(Math.log2(1 + tokenCount)))),
  ];
  if (hit.kind === 'phone') {
    rows.push(rowOf(templates.grouping, Number(isGrouped)), rowOf(templates.numberType, hashOf(numberType)));
    if (hit.isCorrected) rows.push(rowOf(templates.corrected, 1));
  }
  return {
    tokens: [
      ...before.map((token, distance) => inputOf(token, SIDE - 1 - distance)).reverse(),
      ...after.map((token, distance) => inputOf(token, SIDE + 1 + distance)),
    ],
    rows,
    verdict: evidence === undefined ? [] : verdictRows(hit.kind, evidence),
  };
}
