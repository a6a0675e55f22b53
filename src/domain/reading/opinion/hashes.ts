import type { Token } from '../annotated-text.ts';

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

/** Of a sign or a number: numbers count by their length only. */
export function signHash({ kind, plain }: Token): number {
  if (kind === 'identifier') return IDENTIFIER_HASH;
  return kind === 'digits' ? mix(DIGITS_HASH, plain.length) : hashOf(plain);
}
