import type { z } from 'zod';
import type { PortalClient, RestCommand, RestOutcome } from './portal-client.ts';
import { PortalError } from './portal-client.ts';
import { throwUnanswered } from './throw-unanswered.ts';

/** The answer of one read command, available once `send` has resolved. */
export interface Deferred<T> {
  /** The validated result; `undefined` when the portal refused the command. Throws before `send`. */
  value(): T | undefined;
  /** Why the portal refused the command. */
  error(): PortalError | undefined;
  /** Of a list: its number of rows on all pages; `undefined` when the portal refused it or did not count. */
  total(): number | undefined;
}

interface Pending {
  readonly command: RestCommand;
  outcome?: RestOutcome;
}

/** Collects read commands and sends them together; identical commands are sent once. */
export class BatchReader {
  readonly #client: PortalClient;
  readonly #requestId: string;
  #pending = new Map<string, Pending>();

  constructor(client: PortalClient, requestId: string) {
    this.#client = client;
    this.#requestId = requestId;
  }

  /** Adds a command; an answer that does not match `schema` counts as refused with code `UNEXPECTED_ANSWER`. */
  request<T>(method: string, params: Record<string, unknown>, schema: z.ZodType<T>): Deferred<T> {
    const key = `${method} ${JSON.stringify(params)}`;
    const pending = this.#pending.get(key) ?? { command: { method, params } };
    this.#pending.set(key, pending);
    return parseOutcome(pending, schema);
  }

  /**
   * One batch per 50 commands, none without commands. Throws `PortalError` where the portal gave no definite answer:
   * nothing may be decided without it.
   */
  async send(): Promise<void> {
    const pending = [...this.#pending.values()];
    this.#pending = new Map();
    if (pending.length === 0) return;
    const outcomes = await this.#client.batch(
      pending.map(({ command }) => command),
      this.#requestId,
    );
    throwUnanswered(outcomes);
    pending.forEach((entry, index) => {
      const outcome = outcomes[index];
      if (outcome) entry.outcome = outcome;
    });
  }
}

function parseOutcome<T>(pending: Pending, schema: z.ZodType<T>): Deferred<T> {
  let parsed: { value?: T; error?: PortalError } | undefined;
  const parse = (): { value?: T; error?: PortalError } => {
    if (!pending.outcome) throw new Error('The answer was read before the commands were sent');
    if (!pending.outcome.ok) return { error: pending.outcome.error };
    const result = schema.safeParse(pending.outcome.result);
    if (result.success) return { value: result.data };
    const description = `${pending.command.method}: ${result.error.issues[0]?.path.join('.') ?? ''}`;
    return { error: new PortalError('rejected', 'UNEXPECTED_ANSWER', { description }) };
  };
  return {
    value: () => (parsed ??= parse()).value,
    error: () => (parsed ??= parse()).error,
    total: () => (pending.outcome?.ok ? pending.outcome.total : undefined),
  };
}
