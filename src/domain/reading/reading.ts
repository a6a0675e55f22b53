import type { Certainty } from './certainty.ts';
import type { OwnerEvidence } from './judge-owner.ts';
import type { Email, Phone } from '../ids.ts';
import type { UnreadablePhone } from './unreadable-phones.ts';

/** Half-open range of UTF-16 offsets in the original text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** How an identifier was written. The pages translate it. */
export type TakenBecause =
  'international' | 'national' | 'link' | 'vcard' | 'address' | 'spelledOut' | 'assembled';

/** What an operator had asked for, where that decides whose an identifier is. */
export type Answers = 'own' | 'reference' | 'otherPerson';

export interface FoundPhone {
  readonly kind: 'phone';
  readonly value: Phone;
  readonly at: TextRange;
  readonly raw: string;
  /** Name on the contact card that it was read from. */
  readonly cardName?: string;
  /** ISO country code of the number; missing for numbers without a country (+800). */
  readonly region?: string;
  readonly because: TakenBecause;
  /** According to the text it belongs to another person: stored and shown, but never identifies the customer. */
  readonly thirdParty: boolean;
  /** Whose it is and the word that decided, when it is not the writer's own. */
  readonly owner?: OwnerEvidence;
  /** How sure it is that it is the writer's own. */
  readonly certainty: Certainty;
  readonly answers?: Answers;
  /** Different numbers in different regions: never identifies the customer by itself. */
  readonly ambiguous: boolean;
  /** 0 to 1: confidence that the digits are a phone. */
  readonly confidence?: number;
  /** Digits of the extension that follows the number. */
  readonly extension?: string;
}

export interface FoundEmail {
  readonly kind: 'email';
  readonly value: Email;
  readonly at: TextRange;
  readonly raw: string;
  readonly cardName?: string;
  readonly because: TakenBecause;
  readonly thirdParty: boolean;
  readonly owner?: OwnerEvidence;
  /** How sure it is that it is the writer's own. */
  readonly certainty: Certainty;
  readonly answers?: Answers;
}

/** Why text that looks like an identifier is none. */
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
  /** The word, checksum or format that decided. */
  readonly detail?: string;
}

/** Result of reading one text. */
export interface Reading {
  readonly phones: readonly FoundPhone[];
  readonly emails: readonly FoundEmail[];
  readonly refused: readonly Refused[];
  /** The text may be a piece of a phone or address that continues in the next message. */
  readonly fragment: boolean;
  /** Phones of countries that are not read; absent where there are none. */
  readonly unreadable?: readonly UnreadablePhone[];
}
