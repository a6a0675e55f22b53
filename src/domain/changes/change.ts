import { z } from 'zod';
import type { CrmRef } from '../crm-ref.ts';
import type { Immutable } from '../immutable.ts';
import { refusalKinds } from '../refusal.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeKind } from './change-kind.ts';
import { changeKinds, changeOutcomes } from './change-kind.ts';
import type { ChangePhase, ChangeValues } from './change-spec.ts';
import type { ChangeOf } from './registry.ts';
import { changeSpecs } from './registry.ts';
import type { Target } from './target.ts';

/** One write to the CRM with the value before it, so that it can be undone. */
export type Change = ChangeOf<ChangeKind>;

const [firstKind, ...otherKinds] = changeKinds;

export const changeSchema: z.ZodType<Change> = z.discriminatedUnion('kind', [
  changeSpecs[firstKind].schema,
  ...otherKinds.map((kind) => changeSpecs[kind].schema),
]);

export const appliedChangeSchema = storedObject({
  change: changeSchema,
  outcome: z.enum(changeOutcomes),
  /** Code of the failure. */
  error: z.string().exactOptional(),
  /** Where the portal itself refused it. */
  refused: storedObject({
    kind: z.enum(refusalKinds),
    method: z.string(),
    /** The portal's error text, without customers' data. */
    words: z.string(),
  }).exactOptional(),
  /** Id that the portal gave to what was created. */
  created: z.number().exactOptional(),
});

/** A change that was sent, with what came of it. */
export type AppliedChange = Immutable<z.infer<typeof appliedChangeSchema>>;

/** When a change is sent. */
export function phaseOf(change: Pick<Change, 'kind'>): ChangePhase {
  return changeSpecs[change.kind].phase;
}

/** The item that a change is made on, or that it creates. */
export function targetOf<Kind extends ChangeKind>(change: ChangeOf<Kind>): Target {
  return changeSpecs[change.kind].target(change);
}

/** Items that have to be there before a change is sent. */
export function requiredBy<Kind extends ChangeKind>(change: ChangeOf<Kind>): readonly Target[] {
  return changeSpecs[change.kind].requires(change);
}

/** Items that a change is about, the main one first. `created`: id that the portal gave to what it created. */
export function itemsOf<Kind extends ChangeKind>(
  change: ChangeOf<Kind>,
  created: number | undefined,
): readonly CrmRef[] {
  return changeSpecs[change.kind].items(change, created);
}

/** What a person reads of a change: the value before it and the one after. */
export function changeValues<Kind extends ChangeKind>(change: ChangeOf<Kind>): ChangeValues {
  return changeSpecs[change.kind].values(change);
}
