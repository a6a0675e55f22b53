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
  /** REST method as the client wrote it. */
  readonly method: string;
  /** Without the token. */
  readonly params: Params;
  /** Commands of a batch; otherwise empty. */
  commands: LoggedCommand[];
  readonly requestId: string;
  userId: number;
  status: number;
  error?: string;
}

export class RequestLog {
  entries: LoggedRequest[] = [];

  /** Number of HTTP requests; with `method`, of those that call it, alone or in a batch. */
  count(method?: string): number {
    if (method === undefined) return this.entries.length;
    const name = method.toLowerCase();
    return this.entries.filter((entry) =>
      [entry.method, ...entry.commands.map((c) => c.method)].some((m) => m.toLowerCase() === name),
    ).length;
  }

  /** All calls of REST methods; for a batch its commands. */
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
