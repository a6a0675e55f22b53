import type { PhoneNumber } from 'libphonenumber-js/max';
import type { Email } from '../ids.ts';
import type { RefusedBecause, TakenBecause, TextRange } from './reading.ts';

/** A number taken from the folded text. */
export interface PhoneHit {
  readonly kind: 'phone';
  readonly at: TextRange;
  readonly number: PhoneNumber;
  readonly because: TakenBecause;
  readonly ambiguous: boolean;
  readonly confidence: number;
}

/** An address taken from the folded text. */
export interface EmailHit {
  readonly kind: 'email';
  readonly at: TextRange;
  readonly value: Email;
  readonly because: TakenBecause;
}

/** Something that looks like an identifier and is none. */
export interface Miss {
  readonly kind: 'phone' | 'email';
  readonly at: TextRange;
  readonly because: RefusedBecause;
  readonly detail?: string;
}

export type Finding = PhoneHit | EmailHit | Miss;

export function isMiss(finding: Finding): finding is Miss {
  return !('number' in finding) && !('value' in finding);
}

/** A finding and the parts of the text that no later step may read again. */
export interface Findings {
  readonly found: readonly Finding[];
  readonly used: readonly TextRange[];
}

export const noFindings: Findings = { found: [], used: [] };
