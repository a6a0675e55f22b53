import { z } from 'zod';
import type { CrmRef } from '../crm-ref.ts';
import { crmRefSchema } from '../crm-ref.ts';
import type { CreatedType, CrmType } from '../crm-type.ts';
import { createdTypes } from '../crm-type.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';

export const targetSchema = z.union([crmRefSchema, storedObject({ created: z.enum(createdTypes) })]);

/** An item that is there, or one that an earlier change of the same decision creates. */
export type Target = Immutable<z.infer<typeof targetSchema>>;

export function isCreated(target: Target): target is { readonly created: CreatedType } {
  return 'created' in target;
}

/** The item behind a target; none while it has to be created. */
export function existingItems(target: Target): readonly CrmRef[] {
  return isCreated(target) ? [] : [target];
}

export function typeOfTarget(target: Target): CrmType {
  return isCreated(target) ? target.created : target.type;
}
