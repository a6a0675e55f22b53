import type { MemberId } from '../../domain/ids.ts';

/** Tables of version 0.1.0. `keys`: digests of delivery keys, with `done` (Unix ms) once the delivery was handled. */
export type OldTable =
  | 'portal'
  | 'inbox'
  | 'keys'
  | 'chats'
  | 'customers'
  | 'decisions'
  | 'suggestions'
  | 'lines'
  | 'settings'
  | 'sources'
  | 'notes';

export interface OldRow {
  readonly key: string;
  /** Plain JSON; not checked against a schema of this version. */
  readonly row: unknown;
}

/** A portal as version 0.1.0 stored it, in files or in PostgreSQL. */
export interface OldPortal {
  readonly member: MemberId;
  /** Inbox entries in the order of their ids, other tables in any order. */
  rows(table: OldTable): AsyncIterable<OldRow> | Iterable<OldRow>;
}
