import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import type { RawDialog } from '../openlines/dialog.ts';
import type { DeferredConfig } from './portal-config-cache.ts';
import type { ViewNeed } from './read-views.ts';

/** Results of the first batch for one chat. */
export interface InitialReads {
  readonly need: ViewNeed;
  readonly config: DeferredConfig;
  readonly dialog: RawDialog | undefined;
  /** The portal does not know the chat, but a group chat of the channel under the same id. */
  readonly isGroup: boolean;
  /** What the guest's profile vouches for; absent where it was not read. */
  readonly profile?: readonly Identifier[];
  readonly links: readonly CrmRef[];
  /** Current session; 0 = none. */
  readonly session: number;
  /** What the search answered, by `identifierKey`: items that may have the identifier. */
  readonly hits: ReadonlyMap<string, readonly CrmRef[]>;
  /** Items that have the chat's messenger value. */
  readonly holders: readonly CrmRef[];
}
