import type { Email, Phone } from '../ids.ts';
import { email } from './email.ts';
import type { IdentifierKind } from './identifier-kind.ts';
import { identifierKinds } from './identifier-kind.ts';
import type { IdentifierSpec } from './identifier-spec.ts';
import { phone } from './phone.ts';

/** Normal form of each kind. */
export interface IdentifierValues {
  readonly phone: Phone;
  readonly email: Email;
}

/** One entry per kind, from the file of that name (docs/decisions/0013-registry-of-changes.md). */
export const identifierSpecs: {
  readonly [Kind in IdentifierKind]: IdentifierSpec<IdentifierValues[Kind]>;
} = { phone, email };

/** The kind that a multi-field of the CRM holds; `undefined` for messengers and the rest. */
export function kindOfField(field: string): IdentifierKind | undefined {
  return identifierKinds.find((kind) => identifierSpecs[kind].field === field);
}

/**
 * The kind that decides where several kinds name different customers (docs/spec.md 5, rule 7); `undefined`
 * for an empty list.
 */
export function strongestKind(kinds: readonly IdentifierKind[]): IdentifierKind | undefined {
  return [...kinds].sort((a, b) => identifierSpecs[a].precedence - identifierSpecs[b].precedence)[0];
}
