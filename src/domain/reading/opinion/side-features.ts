import type { VisitFeature } from './feature-place.ts';
import { MAX_CHARACTERS, featurePlace, hashOf, mix } from './feature-place.ts';
import { isHan } from './is-han.ts';
import type { SeenToken } from './situation.ts';

const NEAR_TOKENS = 2;
const MIDDLE_TOKENS = 5;
/** Parts of words: forms and compounds of a word share them. */
const SHORTEST_PART = 3;
const LONGEST_PART = 5;
/** Two Chinese characters are about a word. */
const LONGEST_HAN_PART = 3;
const PART_WEIGHT = 0.1;

/** What a hashed value stands for on any side. */
const templates = { anyWord: 6, anyMeaning: 7, anyGloss: 50 } as const;
/** The first number is for what stands before the identifier, the next for what stands after it. */
const sideTemplates = {
  next: 10,
  size: 12,
  word: 14,
  meaning: 16,
  pair: 18,
  part: 20,
  meaningPair: 34,
  beyond: 36,
  pairOverOne: 46,
  gloss: 52,
  glossPair: 54,
  glossPairOverOne: 56,
  /** And for each distance. */
  wordAt: 22,
  meaningAt: 28,
  glossAt: 58,
} as const;

/** Before or after the identifier. */
export type Side = 0 | 1;

/** Where a token stands: its side and how near it is. */
interface Place {
  readonly side: Side;
  readonly distance: number;
}

/** What stands between a token and the identifier. */
interface Nearer {
  /** Hashes of the next two words towards it; 0 for none. */
  readonly words: readonly [number, number];
  readonly meanings: readonly number[];
  /** Of the next two tokens that have any. */
  readonly glosses: readonly [readonly number[], readonly number[]];
}

/** The words, pairs and parts of words on one side of an identifier, what they mean and how near they are. */
export function visitSide(nearestFirst: readonly SeenToken[], side: Side, visit: VisitFeature): void {
  const [next] = nearestFirst;
  visit(featurePlace(sideTemplates.next + side, next?.hash ?? 0), 1);
  visit(featurePlace(sideTemplates.size + side, nearestFirst.length), 1);
  let isBeyond = false;
  let nearer: Nearer = { words: [0, 0], meanings: [], glosses: [[], []] };
  for (const [index, token] of nearestFirst.entries()) {
    if (isRepeatedSign(token, nearestFirst[index - 1])) continue;
    const { hash: word, meanings, glosses } = token;
    // What stands beyond another number is rather said of that one.
    if (isBeyond) {
      visit(featurePlace(sideTemplates.beyond + side, word), 1);
      continue;
    }
    isBeyond = token.kind === 'identifier';
    const place = { side, distance: distanceOf(index) + side };
    visitWord(word, nearer, place, visit);
    visitMeanings(meanings, nearer.meanings, place, visit);
    visitGlosses(glosses, nearer.glosses, place, visit);
    if (token.kind === 'word') visitParts(token.plain, sideTemplates.part + side, visit);
    nearer = {
      words: [word, nearer.words[0]],
      meanings: meanings.length > 0 ? meanings : nearer.meanings,
      glosses: glosses.length > 0 ? [glosses, nearer.glosses[0]] : nearer.glosses,
    };
  }
}

// A line of dashes is one sign.
function isRepeatedSign({ kind, plain }: SeenToken, nearer: SeenToken | undefined): boolean {
  return kind !== 'word' && plain === nearer?.plain;
}

function distanceOf(index: number): number {
  if (index < NEAR_TOKENS) return 0;
  return index < MIDDLE_TOKENS ? 2 : 4;
}

function visitWord(word: number, { words }: Nearer, { side, distance }: Place, visit: VisitFeature): void {
  visit(featurePlace(templates.anyWord, word), 1);
  visit(featurePlace(sideTemplates.word + side, word), 1);
  visit(featurePlace(sideTemplates.wordAt + distance, word), 1);
  const [next, overOne] = words;
  if (next !== 0) visit(featurePlace(sideTemplates.pair + side, mix(next, word)), 1);
  if (overOne !== 0) visit(featurePlace(sideTemplates.pairOverOne + side, mix(overOne, word)), 1);
}

function visitMeanings(
  meanings: readonly number[],
  nearer: readonly number[],
  { side, distance }: Place,
  visit: VisitFeature,
): void {
  for (const meaning of meanings) {
    visit(featurePlace(templates.anyMeaning, meaning), 1);
    visit(featurePlace(sideTemplates.meaning + side, meaning), 1);
    visit(featurePlace(sideTemplates.meaningAt + distance, meaning), 1);
    for (const other of nearer) visit(featurePlace(sideTemplates.meaningPair + side, mix(other, meaning)), 1);
  }
}

function visitGlosses(
  glosses: readonly number[],
  [next, overOne]: Nearer['glosses'],
  { side, distance }: Place,
  visit: VisitFeature,
): void {
  for (const gloss of glosses) {
    visit(featurePlace(templates.anyGloss, gloss), 1);
    visit(featurePlace(sideTemplates.gloss + side, gloss), 1);
    visit(featurePlace(sideTemplates.glossAt + distance, gloss), 1);
    for (const other of next) visit(featurePlace(sideTemplates.glossPair + side, mix(other, gloss)), 1);
    for (const other of overOne)
      visit(featurePlace(sideTemplates.glossPairOverOne + side, mix(other, gloss)), 1);
  }
}

function visitParts(word: string, template: number, visit: VisitFeature): void {
  const isChinese = isHan(word);
  const shortest = isChinese ? 1 : SHORTEST_PART;
  const longest = isChinese ? LONGEST_HAN_PART : LONGEST_PART;
  // The ends of a word count as characters: parts at them differ from those inside.
  const ends = isChinese ? '' : '^';
  const bounded = `${ends}${word.slice(0, MAX_CHARACTERS)}${ends}`;
  for (let start = 0; start + shortest <= bounded.length; start++) {
    let hash = hashOf('');
    for (let at = start; at < bounded.length && at - start < longest; at++) {
      hash = mix(hash, bounded.charCodeAt(at));
      if (at - start + 1 >= shortest) visit(featurePlace(template, hash), PART_WEIGHT);
    }
  }
}
