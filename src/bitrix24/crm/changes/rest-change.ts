import type { AppliedChange, Change } from '../../../domain/changes/change.ts';
import type { ChangeKind } from '../../../domain/changes/change-kind.ts';
import type { ChangePhase } from '../../../domain/changes/change-spec.ts';
import type { Target } from '../../../domain/changes/target.ts';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import type { ReasonCode } from '../../../domain/reason.ts';
import type { BatchReader } from '../../client/batch-reader.ts';
import type { RestCommand } from '../../client/portal-client.ts';
import type { TimelineTexts } from './timeline-texts.ts';

/** The item behind a target that the change requires: it is there before anything is asked of a `RestChange`. */
export type RefOf = (target: Target) => CrmRef;

/** What the portal's answer to a command says; no `created` where nothing was created. */
export type Answer = { readonly created?: number } | { readonly error: string };

/**
 * Whether the CRM shows a change today. `gone`: what it was made on is no longer there. `id`: of what was created, or of
 * the value that was added.
 */
export interface FoundState {
  readonly state: 'done' | 'notDone' | 'gone';
  readonly id?: number;
}

/** How it is found out whether a change happened, after a lost answer and before an undo. */
type ReadBack<C> =
  /** What it creates is found by its origin, and by its id once the portal's answer gave it. */
  | {
      readonly by: 'creation';
      requestCreated(reader: BatchReader, change: C): () => number | undefined;
      requestExists(reader: BatchReader, change: C, id: number): () => boolean;
    }
  /** The CRM shows it on the item that it was made on. `created`: id from the portal's answer, where it gave one. */
  | {
      readonly by: 'state';
      requestState(
        reader: BatchReader,
        change: C,
        refOf: RefOf,
        created: number | undefined,
      ): () => FoundState;
    };

/** How a change is taken back that the CRM still shows. */
type Undo<C> =
  | { readonly by: 'change'; inverse(change: C, refOf: RefOf): Change }
  | {
      readonly by: 'removal';
      /** `leave`: after everything that was bound back. */
      readonly phase: Extract<ChangePhase, 'join' | 'leave'>;
      /** Reads whether somebody works with what was created, which stays then; `null` where nobody can. */
      readonly requestUse:
        ((reader: BatchReader, item: CrmRef, applied: readonly AppliedChange[]) => () => boolean) | null;
      command(change: C, id: number, refOf: RefOf): RestCommand;
    }
  | { readonly by: 'nothing'; readonly because: ReasonCode };

/** Everything about one kind of change that is the portal's business. */
export interface RestChange<C extends { readonly kind: ChangeKind }> {
  /** Makes it (docs/bitrix24/multi-fields.md, docs/bitrix24/crm-items.md, docs/bitrix24/activities.md). */
  command(change: C, refOf: RefOf, texts: TimelineTexts): RestCommand;
  readAnswer(result: unknown): Answer;
  readonly readBack: ReadBack<C>;
  readonly undo: Undo<C>;
}

/** For changes that create nothing: that the portal did not refuse is all there is to read. */
export function readNothing(): Answer {
  return {};
}
