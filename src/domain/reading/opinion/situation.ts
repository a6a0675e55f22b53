import type { AnnotatedText, Token } from '../annotated-text.ts';
import type { EmailHit, PhoneHit } from '../contact-hit.ts';
import type { Concept } from '../lexicon.ts';
import { tokensAround } from '../token-window.ts';
import { hashOf, tokenHash } from './feature-place.ts';
import { wordClasses } from './vocabulary/word-classes.ts';

/** Tokens on each side of an identifier that are looked at. */
const WINDOW_TOKENS = 16;
const MAX_IDENTIFIERS = 4;

/** A token as the opinion sees it. */
export interface SeenToken {
  readonly kind: Token['kind'];
  readonly plain: string;
  readonly hash: number;
  /** Hashes of its concepts and of the classes of its word. */
  readonly meanings: readonly number[];
}

/** Where an identifier stands in its text. */
export interface Situation {
  /** The tokens before and after it, the nearest first. */
  readonly sides: readonly [readonly SeenToken[], readonly SeenToken[]];
  readonly hasQuestion: boolean;
  /** Numbers and addresses of the text, this one too; no more than 4 are counted. */
  readonly identifiers: number;
  readonly tokens: number;
}

/** Where an identifier stands, for the features of the opinion. */
export function situationOf(annotated: AnnotatedText, { at }: PhoneHit | EmailHit): Situation {
  const { tokens } = annotated;
  const [before, after] = tokensAround(annotated, at);
  return {
    sides: [
      seen(tokens.slice(Math.max(0, before + 1 - WINDOW_TOKENS), before + 1)).reverse(),
      seen(tokens.slice(after, after + WINDOW_TOKENS)),
    ],
    hasQuestion: tokens.some(isQuestionMark),
    identifiers: identifiersIn(tokens),
    tokens: tokens.length,
  };
}

/** Meanings of the nearest token that has any. */
export function nearestMeanings(nearestFirst: readonly SeenToken[]): readonly number[] {
  return nearestFirst.find(({ meanings }) => meanings.length > 0)?.meanings ?? [];
}

function seen(tokens: readonly Token[]): SeenToken[] {
  const classes = wordClasses(tokens);
  return tokens.map((token, at) => ({
    kind: token.kind,
    plain: token.plain,
    hash: tokenHash(token),
    meanings: [...token.concepts.map(conceptHash), ...(classes[at] ?? [])],
  }));
}

const conceptHashes = new Map<Concept, number>();

function conceptHash(concept: Concept): number {
  const known = conceptHashes.get(concept);
  if (known !== undefined) return known;
  const hash = hashOf(concept);
  conceptHashes.set(concept, hash);
  return hash;
}

function isQuestionMark({ kind, plain }: Token): boolean {
  return kind === 'hard' && (plain === '?' || plain === '？' || plain === '؟');
}

function identifiersIn(tokens: readonly Token[]): number {
  let count = 0;
  for (const { kind } of tokens) if (kind === 'identifier' && ++count === MAX_IDENTIFIERS) break;
  return count;
}
