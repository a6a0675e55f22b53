import type { Params } from '../base/params.ts';

export interface LoggedCommand {
  readonly key: string;
  readonly method: string;
  readonly params: Params;
  /** Error code when it failed. */
  error?: string;
}

/** One HTTP request to a portal's REST. */
export interface LoggedRequest {
  /** Unix ms by the simulator's clock. */
  readonly at: number;
  readonly httpMethod: string;
  /** REST method as the client spelled it. */
  readonly method: string;
  /** Without the token. */
  readonly params: Params;
  /** Of a batch; else empty. */
  commands: LoggedCommand[];
  readonly requestId: string;
  userId: number;
  status: number;
  error?: string;
}

export class RequestLog {
  entries: LoggedRequest[] = [];

  /** HTTP requests; with a name, those that are or contain that REST method. */
  count(method?: string): number {
    if (method === undefined) return this.entries.length;
    const name = method.toLowerCase();
    return this.entries.filter((entry) =>
      [entry.method, ...entry.commands.map((c) => c.method)].some((m) => m.toLowerCase() === name),
    ).length;
  }

  /** Calls of REST methods, a batch counted by its commands. */
  calls(): readonly {
    readonly method: string;
    readonly params: Params;
    readonly error?: string | undefined;
  }[] {
    return this.entries.flatMap((entry): readonly (LoggedCommand | LoggedRequest)[] =>
      entry.method.toLowerCase() === 'batch' ? entry.commands : [entry],
    );
  }

  reset(): void {
    this.entries = [];
  }
}
