import type { CrashPoint } from '../../src/runtime/crash-points.ts';

/** Where the process kills itself: at the n-th visit of a crash point since the command `countVisits`. */
export interface CrashPlace {
  readonly point: CrashPoint;
  readonly visit: number;
}

/** Kills a process at a crash point, or after a number of ms wherever it is then. */
export type KillPlan = CrashPlace | { readonly after: number };

/** Options that the app is started with. */
export interface OpenOptions {
  /** DATA_DIR; not used with `databaseUrl`. */
  readonly dir: string;
  readonly databaseUrl?: string;
  readonly port: number;
  /** Where the portal posts to: of another process, where several share a database. */
  readonly publicUrl?: string;
  readonly oauthUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Ms that the simulator's clock is ahead of the machine's clock. */
  readonly clockOffsetMs: number;
}

/** Commands of the test to the app's process; each gets one reply. */
export type Command =
  | ({ readonly kind: 'open' } & OpenOptions)
  /** Starts counting visits of crash points; with `place` the process kills itself there. */
  | { readonly kind: 'countVisits'; readonly place?: CrashPlace }
  | { readonly kind: 'advance'; readonly ms: number }
  /** Waits until every lane is idle. Replies whether the portal's tokens are revoked. */
  | { readonly kind: 'waitUntilIdle' }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'undo'; readonly id: string }
  | { readonly kind: 'setLine'; readonly line: string; readonly settings: Record<string, unknown> }
  /** Replies with `StoreContents`; `undefined` before the installation. */
  | { readonly kind: 'readState' }
  /** Replies with the number of visits by crash point. */
  | { readonly kind: 'visits' }
  | { readonly kind: 'close' };

/** Messages between the processes. */
export interface CommandMessage {
  readonly id: number;
  readonly command: Command;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };
