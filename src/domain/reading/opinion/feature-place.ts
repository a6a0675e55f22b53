import type { Token } from '../annotated-text.ts';

/** Number of places that features are hashed to: a power of two. */
export const FEATURE_SPACE = 2 ** 20;

/** Takes the place of a feature and its value. */
export type VisitFeature = (place: number, value: number) => void;

/** Of a word; no language has longer ones that matter, and a sender may write one of 20,000. */
export const MAX_CHARACTERS = 40;

const FNV_OFFSET = 2166136261;
const FNV_PRIME = 16777619;
const IDENTIFIER_HASH = 1;
const DIGITS_HASH = 2;

/** One step of FNV-1a. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, FNV_PRIME);
}

export function hashOf(text: string, seed = FNV_OFFSET): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/** Of what a token stands for: numbers count by their length only. */
export function tokenHash({ kind, plain }: Token): number {
  if (kind === 'identifier') return IDENTIFIER_HASH;
  return kind === 'digits' ? mix(DIGITS_HASH, plain.length) : hashOf(plain.slice(0, MAX_CHARACTERS));
}

/** Where the weight of a feature stands: `template` tells what the hashed value is of the identifier. */
export function featurePlace(template: number, hash: number): number {
  const mixed = mix(mix(hash, template), hash >>> 15);
  return (mixed ^ (mixed >>> 13)) & (FEATURE_SPACE - 1);
}
