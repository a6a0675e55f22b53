import type { PhoneNumber } from 'libphonenumber-js/max';
import type { Email } from '../ids.ts';
import type { RefusedBecause, TakenBecause, TextRange } from './reading.ts';

/** A phone found in the folded text. */
export interface PhoneHit {
  readonly kind: 'phone';
  readonly at: TextRange;
  readonly number: PhoneNumber;
  readonly because: TakenBecause;
  readonly ambiguous: boolean;
  readonly confidence: number;
  /** Some of its digits were replaced by those that the same text corrects them to. */
  readonly isCorrected?: true;
  /** Name on the contact card that it is from: mostly a contact that the writer shares. */
  readonly cardName?: string;
}

/** An e-mail address found in the folded text. */
export interface EmailHit {
  readonly kind: 'email';
  readonly at: TextRange;
  readonly value: Email;
  readonly because: TakenBecause;
  readonly cardName?: string;
}

/** An identifier that was found. */
export type Hit = PhoneHit | EmailHit;

/** Text that looks like an identifier but is none. */
export interface RefusedHit {
  readonly kind: 'phone' | 'email';
  readonly at: TextRange;
  readonly because: RefusedBecause;
  readonly detail?: string;
  /** The phone that it is if all words around it say so, against the word or look that refused it. */
  readonly phone?: PhoneHit;
}

export type Finding = Hit | RefusedHit;

export function isRefused(finding: Finding): finding is RefusedHit {
  return !('number' in finding) && !('value' in finding);
}

/** Findings, and the ranges that later steps must not read again. */
export interface Findings {
  readonly found: readonly Finding[];
  readonly used: readonly TextRange[];
}

export const noFindings: Findings = { found: [], used: [] };
