import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import type { RawDialog } from '../openlines/dialog.ts';
import type { DeferredConfig } from './portal-config-cache.ts';
import type { ViewNeed } from './read-views.ts';

/** A search with more hits than this identifies no customer; its items are not read. */
export const MAX_HITS = 12;

/** Results of the first batch for one chat. */
export interface InitialReads {
  readonly need: ViewNeed;
  readonly config: DeferredConfig;
  readonly dialog: RawDialog | undefined;
  /** What the guest's profile vouches for; absent where it was not read. */
  readonly profile?: readonly Identifier[];
  readonly links: readonly CrmRef[];
  /** Current session; 0 = none. */
  readonly session: number;
  /** Found items by `identifierKey`. */
  readonly hits: ReadonlyMap<string, readonly CrmRef[]>;
  /** Items that have the chat's messenger value. */
  readonly holders: readonly CrmRef[];
}
