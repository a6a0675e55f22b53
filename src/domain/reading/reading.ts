import type { Email, Phone } from '../ids.ts';

/** Half-open range of UTF-16 offsets in the text as it was written. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What made a reading sure, or how it was written. The pages translate it. */
export type TakenBecause =
  'international' | 'national' | 'link' | 'vcard' | 'address' | 'spelledOut' | 'assembled';

export interface FoundPhone {
  readonly kind: 'phone';
  readonly value: Phone;
  readonly at: TextRange;
  readonly raw: string;
  /** ISO country of the number; absent for numbers of no country (+800). */
  readonly region?: string;
  readonly because: TakenBecause;
  /** The text says it is somebody else's: kept, shown, never identifies. */
  readonly thirdParty: boolean;
  /** Valid in more than one of the regions it was read with: never identifies by itself. */
  readonly ambiguous: boolean;
  /** 0 to 1: how sure it is that the text gives this number as a phone. */
  readonly confidence?: number;
}

export interface FoundEmail {
  readonly kind: 'email';
  readonly value: Email;
  readonly at: TextRange;
  readonly raw: string;
  readonly because: TakenBecause;
  readonly thirdParty: boolean;
}

/** Why something that looks like an identifier is none. */
export type RefusedBecause =
  | 'card'
  | 'iban'
  | 'taxId'
  | 'barcode'
  | 'imei'
  | 'date'
  | 'time'
  | 'money'
  | 'coordinates'
  | 'version'
  | 'reference'
  | 'serviceNumber'
  | 'link'
  | 'invalidNumber'
  | 'partOfAddress'
  | 'invalidAddress';

export interface Refused {
  readonly kind: 'phone' | 'email';
  readonly at: TextRange;
  readonly raw: string;
  readonly because: RefusedBecause;
  /** The word or the sum that decided, where there is one. */
  readonly detail?: string;
}

/** Everything one text gave. */
export interface Reading {
  readonly phones: readonly FoundPhone[];
  readonly emails: readonly FoundEmail[];
  readonly refused: readonly Refused[];
  /** The text may be a piece of a number or address that goes on in the next message. */
  readonly fragment: boolean;
}
