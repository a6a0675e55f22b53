import { identifierSpecs } from '../../domain/identifiers/registry.ts';
import type { IdentifierKind } from '../../domain/identifiers/identifier-kind.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Reason } from '../../domain/reason.ts';
import type { VisibleItems } from './crm-items.ts';

/** Stands for an identifier whose kind is not known. */
export const HIDDEN_VALUE = '***';

/** What stands for an identifier whose owner the caller may not see. */
export function hiddenIdentifier(kind: IdentifierKind): string {
  return identifierSpecs[kind].masked;
}

/**
 * Whether the caller sees the person that identifiers belong to: the customer, or the card where that is all there is.
 * Seeing a deal does not show the numbers of its contact.
 */
export function seesOwner(
  { customerRef, card }: { readonly customerRef?: CrmRef | undefined; readonly card?: CrmRef | undefined },
  items: VisibleItems,
): boolean {
  return items.isVisible(customerRef ?? card);
}

/** Reasons without the identifiers in them, of which `value` may be an earlier one. */
export function withoutIdentifiers(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((reason) =>
    reason.identifier === undefined
      ? reason
      : {
          ...reason,
          identifier: HIDDEN_VALUE,
          ...(typeof reason.value === 'string' && { value: HIDDEN_VALUE }),
        },
  );
}
