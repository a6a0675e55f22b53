import type { CrmRef } from '../../domain/crm-ref.ts';
import type { RawDialog } from '../openlines/dialog.ts';
import type { DeferredConfig } from './portal-config-cache.ts';
import type { ViewNeed } from './read-views.ts';

/** More hits than this name nobody, whoever they are; they are not worth reading. */
export const MAX_HITS = 12;

/** What the first batch told about a chat. */
export interface InitialReads {
  readonly need: ViewNeed;
  readonly config: DeferredConfig;
  readonly dialog: RawDialog | undefined;
  readonly links: readonly CrmRef[];
  readonly session: number;
  readonly hits: ReadonlyMap<string, readonly CrmRef[]>;
  readonly holders: readonly CrmRef[];
}
