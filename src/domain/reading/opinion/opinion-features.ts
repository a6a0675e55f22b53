import type { AnnotatedText, Token } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { Concept } from '../lexicon.ts';
import type { OwnerEvidence } from '../judge-owner.ts';
import { tokensAround } from '../token-window.ts';

/** Number of places that features are hashed to: a power of two. */
export const FEATURE_SPACE = 2 ** 20;

/** Tokens on each side of an identifier that are looked at. */
const WINDOW_TOKENS = 16;
const NEAR_TOKENS = 2;
const MIDDLE_TOKENS = 5;
/** Parts of words: forms and compounds of a word share them. */
const SHORTEST_PART = 3;
const LONGEST_PART = 5;
/** Two Chinese characters are about a word. */
const LONGEST_HAN_PART = 3;
const PART_WEIGHT = 0.3;
/** Of a word; no language has longer ones that matter, and a sender may write one of 20,000. */
const MAX_CHARACTERS = 40;

/** What a hashed value stands for. */
const templates = {
  kind: 1,
  written: 2,
  grouping: 3,
  numberType: 4,
  question: 5,
  anyWord: 6,
  anyConcept: 7,
  verdict: 8,
} as const;
/** The same for a side of the identifier: the first number is for what stands before it, the next for what stands after. */
const sideTemplates = {
  next: 10,
  size: 12,
  word: 14,
  concept: 16,
  pair: 18,
  part: 20,
  conceptPair: 34,
  beyond: 36,
  /** And for each distance. */
  wordAt: 22,
  conceptAt: 28,
} as const;
type Side = 0 | 1;

/** Takes the place of a feature and its value. */
export type VisitFeature = (place: number, value: number) => void;

/**
 * What stands around an identifier, hashed: the words, pairs of words and parts of words before and after it, their
 * concepts and how near they are, and how it is written. The same in all languages; a place may be visited several times.
 */
export function visitFeatures(annotated: AnnotatedText, hit: PhoneHit | EmailHit, visit: VisitFeature): void {
  const { tokens, text } = annotated;
  const [before, after] = tokensAround(annotated, hit.at);
  visit(place(templates.kind, hashOf(hit.kind)), 1);
  visit(place(templates.written, hashOf(hit.kind, hashOf(hit.because))), 1);
  if (hit.kind === 'phone') {
    const isGrouped = /\D/.test(text.slice(hit.at.start, hit.at.end));
    visit(place(templates.grouping, Number(isGrouped)), 1);
    visit(place(templates.numberType, hashOf(hit.number.getType() ?? '')), 1);
  }
  if (tokens.some(isQuestionMark)) visit(place(templates.question, 1), 1);
  visitSide(tokens.slice(Math.max(0, before + 1 - WINDOW_TOKENS), before + 1).reverse(), 0, visit);
  visitSide(tokens.slice(after, after + WINDOW_TOKENS), 1, visit);
}

/** What the rules say, as features: learned from texts that they were not made with. */
export function visitVerdict(
  { kind }: PhoneHit | EmailHit,
  { owner, certainty, because }: OwnerEvidence,
  visit: VisitFeature,
): void {
  const byOwner = hashOf(owner, hashOf(kind));
  visit(place(templates.verdict, byOwner), 1);
  visit(place(templates.verdict, hashOf(certainty ?? '', mix(byOwner, Number(because === undefined)))), 1);
}

function isQuestionMark({ kind, plain }: Token): boolean {
  return kind === 'hard' && (plain === '?' || plain === '？' || plain === '؟');
}

function visitSide(nearestFirst: readonly Token[], side: Side, visit: VisitFeature): void {
  const [next] = nearestFirst;
  visit(place(sideTemplates.next + side, next === undefined ? 0 : tokenHash(next)), 1);
  visit(place(sideTemplates.size + side, nearestFirst.length), 1);
  let isBeyond = false;
  let previous = 0;
  let previousConcepts: readonly Concept[] = [];
  for (const [index, token] of nearestFirst.entries()) {
    // A line of dashes is one sign.
    if (token.kind !== 'word' && token.plain === nearestFirst[index - 1]?.plain) continue;
    const distance = (index < NEAR_TOKENS ? 0 : index < MIDDLE_TOKENS ? 2 : 4) + side;
    const word = tokenHash(token);
    // What stands beyond another number is rather said of that one.
    if (isBeyond) {
      visit(place(sideTemplates.beyond + side, word), 1);
      continue;
    }
    isBeyond = token.kind === 'identifier';
    visit(place(templates.anyWord, word), 1);
    visit(place(sideTemplates.word + side, word), 1);
    visit(place(sideTemplates.wordAt + distance, word), 1);
    if (previous !== 0) visit(place(sideTemplates.pair + side, mix(previous, word)), 1);
    previous = word;
    visitConcepts(token.concepts, previousConcepts, { side, distance }, visit);
    if (token.concepts.length > 0) previousConcepts = token.concepts;
    if (token.kind === 'word') visitParts(token.plain, sideTemplates.part + side, visit);
  }
}

function visitConcepts(
  concepts: readonly Concept[],
  nearer: readonly Concept[],
  { side, distance }: { readonly side: Side; readonly distance: number },
  visit: VisitFeature,
): void {
  for (const concept of concepts) {
    const hash = hashOf(concept);
    visit(place(templates.anyConcept, hash), 1);
    visit(place(sideTemplates.concept + side, hash), 1);
    visit(place(sideTemplates.conceptAt + distance, hash), 1);
    for (const other of nearer) visit(place(sideTemplates.conceptPair + side, hashOf(other, hash)), 1);
  }
}

function visitParts(word: string, template: number, visit: VisitFeature): void {
  const isHan = word.charCodeAt(0) >= FIRST_HAN && word.charCodeAt(0) <= LAST_HAN;
  const shortest = isHan ? 1 : SHORTEST_PART;
  const longest = isHan ? LONGEST_HAN_PART : LONGEST_PART;
  // The ends of a word count as characters: parts at them differ from those inside.
  const ends = isHan ? '' : '^';
  const bounded = `${ends}${word.slice(0, MAX_CHARACTERS)}${ends}`;
  for (let start = 0; start + shortest <= bounded.length; start++) {
    let hash = FNV_OFFSET;
    for (let at = start; at < bounded.length && at - start < longest; at++) {
      hash = mix(hash, bounded.charCodeAt(at));
      if (at - start + 1 >= shortest) visit(place(template, hash), PART_WEIGHT);
    }
  }
}

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** Numbers count by their length only. */
function tokenHash({ kind, plain }: Token): number {
  if (kind === 'identifier') return IDENTIFIER_HASH;
  return kind === 'digits' ? mix(DIGITS_HASH, plain.length) : hashOf(plain.slice(0, MAX_CHARACTERS));
}

const FNV_OFFSET = 2166136261;
const FNV_PRIME = 16777619;
const IDENTIFIER_HASH = 1;
const DIGITS_HASH = 2;

/** One step of FNV-1a. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, FNV_PRIME);
}

function hashOf(text: string, seed = FNV_OFFSET): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

function place(template: number, hash: number): number {
  const mixed = mix(mix(hash, template), hash >>> 15);
  return (mixed ^ (mixed >>> 13)) & (FEATURE_SPACE - 1);
}
