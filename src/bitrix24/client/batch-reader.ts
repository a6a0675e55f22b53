import type { z } from 'zod';
import type { PortalClient, RestCommand, RestOutcome } from './portal-client.ts';
import { PortalError } from './portal-client.ts';
import { throwUnanswered } from './throw-unanswered.ts';

/** An answer that is there once `send` has resolved. */
export interface Deferred<T> {
  /** The validated result; `undefined` when the portal refused the command. Throws before `send`. */
  value(): T | undefined;
  error(): PortalError | undefined;
}

interface Pending {
  readonly command: RestCommand;
  outcome?: RestOutcome;
}

/** Collects read commands and sends them together; the same command asked twice is sent once. */
export class BatchReader {
  readonly #client: PortalClient;
  readonly #requestId: string;
  #open = new Map<string, Pending>();

  constructor(client: PortalClient, requestId: string) {
    this.#client = client;
    this.#requestId = requestId;
  }

  /** Asks; an answer of another shape than `schema` counts as refused with code `UNEXPECTED_ANSWER`. */
  request<T>(method: string, params: Record<string, unknown>, schema: z.ZodType<T>): Deferred<T> {
    const key = `${method} ${JSON.stringify(params)}`;
    const pending = this.#open.get(key) ?? { command: { method, params } };
    this.#open.set(key, pending);
    return parseOutcome(pending, schema);
  }

  /**
   * One batch per 50 commands, none when nothing was asked. Throws where the portal did not come to an answer: nothing
   * may be decided on that.
   */
  async send(): Promise<void> {
    const pending = [...this.#open.values()];
    this.#open = new Map();
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
  const look = (): { value?: T; error?: PortalError } => {
    if (!pending.outcome) throw new Error('Asked for an answer before the questions were sent');
    if (!pending.outcome.ok) return { error: pending.outcome.error };
    const result = schema.safeParse(pending.outcome.result);
    if (result.success) return { value: result.data };
    const description = `${pending.command.method}: ${result.error.issues[0]?.path.join('.') ?? ''}`;
    return { error: new PortalError('rejected', 'UNEXPECTED_ANSWER', { description }) };
  };
  return {
    value: () => (parsed ??= look()).value,
    error: () => (parsed ??= look()).error,
  };
}
