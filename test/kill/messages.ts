import type { CrashPoint } from '../../src/runtime/crash-points.ts';

/** Where the process ends itself: at the n-th visit of a point, counted from when it was told. */
export interface Place {
  readonly point: CrashPoint;
  readonly visit: number;
}

/** Where a process dies, or after how many ms, wherever it then is. */
export type Plan = Place | { readonly after: number };

/** What the app is started with. */
export interface Opening {
  /** DATA_DIR; with `databaseUrl` it is not used. */
  readonly dir: string;
  readonly databaseUrl?: string;
  readonly port: number;
  readonly oauthUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Ms that the simulator's clock is ahead of the machine's. */
  readonly ahead: number;
}

/** What the test asks of the process; one answer each. */
export type Order =
  | ({ readonly kind: 'open' } & Opening)
  /** From now on visits are counted; with a place, the process ends itself there. */
  | { readonly kind: 'count'; readonly place?: Place }
  | { readonly kind: 'advance'; readonly ms: number }
  /** Every lane at rest. Tells whether an admin has to open the app. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'undo'; readonly id: string }
  | { readonly kind: 'setLine'; readonly line: string; readonly settings: Record<string, unknown> }
  | { readonly kind: 'look' }
  | { readonly kind: 'visits' }
  | { readonly kind: 'close' };

export interface Asked {
  readonly id: number;
  readonly order: Order;
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };
