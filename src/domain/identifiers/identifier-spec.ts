import type { z } from 'zod';
import type { MultiField } from '../crm-type.ts';
import type { FoundReason, ReasonCode } from '../reason.ts';
import type { IdentifierOrigin } from './identifier-kind.ts';

/** Everything that the tracker knows about one kind of identifier; `Value` is its normal form. */
export interface IdentifierSpec<Value extends string> {
  /** A value in normal form, as it is stored. No text is in the normal form of two kinds. */
  readonly schema: z.ZodType<Value>;
  /** Normal form of what a person or the CRM wrote; `undefined` where it cannot be read. `regions`: ISO countries. */
  normalise(written: string, regions: readonly string[]): Value | undefined;
  /** One key for all ways of writing the same value. */
  identity(value: Value): string;
  /**
   * Whether a stored text that `normalise` cannot read is this value: as its own country writes it, without the country.
   */
  isUnreadForm(value: Value, stored: string): boolean;
  /** Multi-field of CRM items that holds it; the CRM types that have the field may be found by it and may get it. */
  readonly field: MultiField;
  /** Forms under which the CRM may hold it, most likely first, for `crm.duplicate.findbycomm`. */
  searchTerms(value: Value): readonly string[];
  /** Origins from which it may be written to a customer. */
  readonly addedFrom: readonly IdentifierOrigin[];
  /** Where kinds name different customers, the one with the lowest number decides (docs/spec.md 5, rule 7). */
  readonly precedence: number;
  /** Why a customer was chosen who was found by it. */
  readonly foundReason: FoundReason;
  /** Said of another customer's identifier where this kind decided (docs/spec.md 5, rule 7). */
  readonly decidesReason: ReasonCode;
  /** What may be one in a text, to be masked in logs, and what stands there instead (docs/spec.md 9). */
  readonly maskPattern: RegExp;
  readonly masked: string;
}
