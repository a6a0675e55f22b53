import type { Generated, Insertable, Kysely } from 'kysely';

/**
 * The tables of both databases. `portal` is `portals.id`: all rows of a portal are deleted with its row there. Times are
 * Unix ms; `data` and `body` are JSON as text.
 */
export interface Tables {
  portals: {
    id: Generated<number>;
    /** Null while the rows of an erased portal are being deleted. */
    member: string | null;
    data: string;
    /** Incremented by every change of the portal's customers; a cache of another revision is stale. */
    revision: Generated<number>;
  };
  inbox: {
    id: Generated<number>;
    portal: number;
    /** `keyDigest` of the delivery's key; stored for 35 days after the delivery was handled. */
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
  /** Phone identities (`phone:…`) and addresses (`email:…`) of customers. */
  customer_keys: { portal: number; key: string; created_at: number; customer: string };
  decisions: { portal: number; id: string; at: number; chat: string; line: string; data: string };
  /** CRM items (`deal:3`) and customers (`customer:…`) that a decision mentions. */
  decision_refs: { portal: number; ref: string; at: number; decision: string };
  suggestions: { portal: number; id: string; at: number; chat: string; state: string; data: string };
  suggestion_refs: { portal: number; ref: string; suggestion: string };
  settings: { portal: number; kind: SettingKind; name: string; data: string };
  line_sources: { portal: number; line: string; source: string; at: number };
  /** PostgreSQL: processes that use the database, until when the others take them for alive. Ms by the server's clock. */
  processes: { id: string; expires_at: number };
  /** PostgreSQL: work that one process may do at a time; the row exists while the work is under way. */
  leases: { name: string; holder: string; epoch: number };
  /** PostgreSQL: when a job that one of all processes does was claimed last. Ms by the server's clock. */
  turns: { name: string; at: number };
  /** Small values that belong to no portal. */
  app_notes: { name: string; value: string };
  /** `portal` is the digest used in the log: lines stay for three days when the portal is erased. */
  rest_log: { id: Generated<number>; at: number; portal: string; failed: number; data: string };
}

/** Settings of a line, settings of the portal, and small values about the portal. */
export type SettingKind = 'line' | 'portal' | 'note';

/** Query builder over the tables, of the pool or of a transaction. */
export type Rows = Kysely<Tables>;

export type NewRow<K extends keyof Tables> = Insertable<Tables[K]>;
