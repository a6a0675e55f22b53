import type { AnnotatedText, Token } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { Concept } from '../lexicon.ts';
import { isQuestionMark, tokensAround } from '../token-window.ts';
import { hashOf, signHash } from './hashes.ts';
import { wordGlosses } from './glossary/word-glosses.ts';
import { wordClasses } from './vocabulary/word-classes.ts';

/** Tokens on each side of an identifier that are looked at. */
export const WINDOW_TOKENS = 16;
const MAX_IDENTIFIERS = 4;

/** A token as the opinion sees it. */
export interface SeenToken {
  readonly kind: Token['kind'];
  readonly plain: string;
  /** Hash of its word with accents and marks, where `plain` is without: Vietnamese words differ by them. 0: none. */
  readonly spelling: number;
  /** Of a sign or a number; 0 for a word. */
  readonly sign: number;
  /** Hashes of its concepts and of the classes of its word. */
  readonly meanings: readonly number[];
  /** Numbers of what its word says in English. */
  readonly glosses: readonly number[];
  /** Starts with a capital letter. */
  readonly isName: boolean;
}

/** An identifier and where it stands in its text. */
export interface Situation {
  readonly hit: PhoneHit | EmailHit;
  /** Written with blanks or signs. */
  readonly isGrouped: boolean;
  /** Of a phone: mobile, fixed line ...; empty where it is not known. */
  readonly numberType: string;
  /** The tokens before and after it, the nearest first. */
  readonly sides: readonly [readonly SeenToken[], readonly SeenToken[]];
  readonly hasQuestion: boolean;
  /** Numbers and addresses of the text, this one too; no more than 4 are counted. */
  readonly identifierCount: number;
  /** Of the whole text. */
  readonly tokenCount: number;
}

/** What the opinion sees of an identifier. */
export function situationOf(annotated: AnnotatedText, hit: PhoneHit | EmailHit): Situation {
  const { text, tokens } = annotated;
  const { at } = hit;
  const [before, after] = tokensAround(annotated, at);
  const seen = seenTokens(annotated);
  return {
    hit,
    isGrouped: /\D/.test(text.slice(at.start, at.end)),
    numberType: hit.kind === 'phone' ? (hit.number.getType() ?? '') : '',
    sides: [
      seen.slice(Math.max(0, before + 1 - WINDOW_TOKENS), before + 1).reverse(),
      seen.slice(after, after + WINDOW_TOKENS),
    ],
    hasQuestion: tokens.some(isQuestionMark),
    identifierCount: identifiersIn(tokens),
    tokenCount: tokens.length,
  };
}

/** The tokens of a text are prepared once, although each of its identifiers is judged by itself. */
const seenTexts = new WeakMap<AnnotatedText, readonly SeenToken[]>();

function seenTokens(annotated: AnnotatedText): readonly SeenToken[] {
  const before = seenTexts.get(annotated);
  if (before !== undefined) return before;
  const { text, tokens } = annotated;
  const classes = wordClasses(tokens);
  const glosses = wordGlosses(annotated);
  const seen = tokens.map((token, at) => ({
    kind: token.kind,
    plain: token.plain,
    spelling: token.kind === 'word' ? spellingHash(text.slice(token.start, token.end), token.plain) : 0,
    sign: token.kind === 'word' ? 0 : signHash(token),
    meanings: [...token.concepts.map(conceptHash), ...(classes[at] ?? [])],
    glosses: glosses[at] ?? [],
    isName: token.isName,
  }));
  seenTexts.set(annotated, seen);
  return seen;
}

function spellingHash(written: string, plain: string): number {
  const lower = written.toLowerCase().normalize('NFC');
  return lower === plain ? 0 : hashOf(lower);
}

const conceptHashes = new Map<Concept, number>();

function conceptHash(concept: Concept): number {
  const known = conceptHashes.get(concept);
  if (known !== undefined) return known;
  const hash = hashOf(concept);
  conceptHashes.set(concept, hash);
  return hash;
}

function identifiersIn(tokens: readonly Token[]): number {
  let count = 0;
  for (const { kind } of tokens) if (kind === 'identifier' && ++count === MAX_IDENTIFIERS) break;
  return count;
}
