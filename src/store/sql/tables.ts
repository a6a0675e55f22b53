import type { Generated, Insertable, Kysely } from 'kysely';

/**
 * What both databases hold. `portal` is `portals.id`: every row of a portal goes with its row there. Times are Unix ms;
 * `data` and `body` are JSON as text.
 */
export interface Tables {
  portals: {
    id: Generated<number>;
    /** Null while the rows of an erased portal are being deleted. */
    member: string | null;
    data: string;
    /** Grows with every change of the portal's customers: tells whether a cache of them is of today. */
    revision: Generated<number>;
  };
  inbox: {
    id: Generated<number>;
    portal: number;
    /** Of the delivery's key; kept for some weeks after the delivery was handled. */
    digest: string | null;
    body: string;
    at: number;
    attempts: Generated<number>;
    error: string | null;
    parked_at: number | null;
    done_at: number | null;
  };
  chats: { portal: number; code: string; chat_id: number | null; data: string };
  customers: { portal: number; id: string; crm_ref: string | null; created_at: number; data: string };
  /** Phone identities (`phone:…`) and addresses (`email:…`) that lead to a customer. */
  customer_keys: { portal: number; key: string; created_at: number; customer: string };
  decisions: { portal: number; id: string; at: number; chat: string; line: string; data: string };
  /** CRM items (`deal:3`) and customers (`customer:…`) that a decision tells of. */
  decision_refs: { portal: number; ref: string; at: number; decision: string };
  suggestions: { portal: number; id: string; at: number; chat: string; state: string; data: string };
  suggestion_refs: { portal: number; ref: string; suggestion: string };
  settings: { portal: number; kind: SettingKind; name: string; data: string };
  line_sources: { portal: number; line: string; source: string; at: number };
  /** Small values that belong to no portal. */
  app_notes: { name: string; value: string };
  /** By the portal's digest, as the log names it: stays its three days when the portal is erased. */
  rest_log: { id: Generated<number>; at: number; portal: string; failed: number; data: string };
}

/** Settings of a line, of the portal as a whole, and small values of the app about the portal. */
export type SettingKind = 'line' | 'portal' | 'note';

/** The tables of one database, whichever it is; inside a transaction, those of the transaction. */
export type Rows = Kysely<Tables>;

export type NewRow<K extends keyof Tables> = Insertable<Tables[K]>;
