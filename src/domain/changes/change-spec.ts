import type { z } from 'zod';
import type { CrmRef } from '../crm-ref.ts';
import type { ChangeKind } from './change-kind.ts';
import type { Target } from './target.ts';

/**
 * When a change is sent; the phases follow each other in this order (docs/decisions/0013-registry-of-changes.md).
 * `create`: items that other changes are made on, and names; `join`: what brings the chat to its card; `createActivity`:
 * the app's own activity; `leave`: what leaves other items behind, only once everything joined; `label`: the same with
 * free text.
 */
export const changePhases = ['create', 'join', 'createActivity', 'leave', 'label'] as const;
export type ChangePhase = (typeof changePhases)[number];

/** Changes of these phases are made only when everything joined, and are not worth another try. */
export function isLeavingPhase(phase: ChangePhase): boolean {
  return phase === 'leave' || phase === 'label';
}

/** What a person reads of a change. */
export interface ChangeValues {
  readonly before: string;
  readonly after: string;
}

/** Everything about one kind of change that needs no portal. */
export interface ChangeSpec<C extends { readonly kind: ChangeKind }> {
  /** What is stored of it. */
  readonly schema: z.core.$ZodTypeDiscriminable & z.ZodType<C>;
  readonly phase: ChangePhase;
  /** The chat has not joined where this failed: nothing is left behind then. */
  readonly isNeededToLeave: boolean;
  /** The item that it is made on, or that it creates. */
  target(change: C): Target;
  /** Items that have to be there before it is sent: some are created by earlier changes of the same decision. */
  requires(change: C): readonly Target[];
  /** Items that it is about, the main one first. `created`: id that the portal gave to what it created. */
  items(change: C, created: number | undefined): readonly CrmRef[];
  values(change: C): ChangeValues;
}
