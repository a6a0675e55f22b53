import { z } from 'zod';
import type { PortalClient, RestCommand } from '../client/portal-client.ts';
import { PortalError } from '../client/portal-client.ts';
import { idNumber, moment } from '../client/scalars.ts';

/** Rows in one look: the default of event.offline.get, and the only size of event.offline.list. */
const PAGE = 50;

/** What an online event would have brought (event-offline-get.md, "Element of the Events Array"). */
const queueRow = z
  .object({
    ID: idNumber,
    TIMESTAMP_X: moment,
    EVENT_NAME: z
      .string()
      .regex(/^\w{1,64}$/)
      .transform((name) => name.toUpperCase()),
    EVENT_DATA: z.unknown().optional(),
    PROCESS_ID: z.string().catch(''),
  })
  .transform((row) => ({
    id: row.ID,
    name: row.EVENT_NAME,
    data: row.EVENT_DATA,
    /** Unix ms; 0 = not told. */
    at: row.TIMESTAMP_X,
    process: row.PROCESS_ID,
  }));

/** One event out of the portal's queue. */
export type QueuedEvent = z.infer<typeof queueRow>;

const queueRows = z.array(z.unknown()).transform((raw) => {
  const events = raw.flatMap((row) => queueRow.safeParse(row).data ?? []);
  return { events, count: raw.length };
});
const reservation = z.object({ process_id: z.string().nullish(), events: queueRows });
const taken = z.object({ events: queueRows });

/** A page of the queue. It is still there until `done`. */
interface QueuePage {
  readonly events: readonly QueuedEvent[];
  /** Rows that nobody can read; they go with the others. */
  readonly broken: number;
  /** Nothing more waits. */
  readonly last: boolean;
  /** The page is safe elsewhere: out with it. Resolves to what went out although it was not on the page. */
  done(): Promise<readonly QueuedEvent[]>;
}

export type ReadPage = (client: PortalClient, requestId: string) => Promise<QueuePage>;

/** The next rows, reserved for us: needs the feature `rest_offline_extended` (rest-contract.md 2.2). */
export const reservePage: ReadPage = async (client, requestId) => {
  const reserve = { method: 'event.offline.get', params: { clear: 0, limit: PAGE } };
  const answer = await asked(client, reserve, reservation, requestId);
  return pageOf(answer.events, async () => {
    const { process_id } = answer;
    // An empty name would clear what nobody has reserved.
    if (!process_id) throw unexpected(reserve);
    await client.call({ method: 'event.offline.clear', params: { process_id } }, requestId);
    return [];
  });
};

/**
 * The next rows where nothing can be reserved: looked at first, then taken out by their ids. What the portal gives while
 * it deletes may hold a row that was written late, under a lower id.
 */
export const lookAtPage: ReadPage = async (client, requestId) => {
  const page = await asked(client, listOf({ '=PROCESS_ID': '' }), queueRows, requestId);
  const last = Math.max(0, ...page.events.map(({ id }) => id));
  return pageOf(page, async () => {
    const filter = last > 0 ? { filter: { '<=ID': last } } : {};
    const params = { clear: 1, limit: page.count, order: { ID: 'ASC' }, ...filter };
    const gone = await asked(client, { method: 'event.offline.get', params }, taken, requestId);
    return gone.events.events.filter(({ id }) => !page.events.some((event) => event.id === id));
  });
};

/** Rows that a process reserved and never confirmed: only the list tells under which name (event-offline-list.md). */
export const leftBehindPage: ReadPage = async (client, requestId) => {
  const page = await asked(client, listOf({ '>PROCESS_ID': '' }), queueRows, requestId);
  const events = page.events.filter(({ process }) => process !== '');
  return pageOf({ events, count: page.count }, async () => {
    for (const process_id of new Set(events.map(({ process }) => process))) {
      const id = events.filter(({ process }) => process === process_id).map((event) => event.id);
      await client.call({ method: 'event.offline.clear', params: { process_id, id } }, requestId);
    }
    return [];
  });
};

function pageOf(
  { events, count }: { readonly events: readonly QueuedEvent[]; readonly count: number },
  done: QueuePage['done'],
): QueuePage {
  return { events, broken: count - events.length, last: count < PAGE, done };
}

function listOf(filter: Readonly<Record<string, string>>): RestCommand {
  const params = { filter: { ...filter, '=ERROR': 0 }, order: { ID: 'ASC' } };
  return { method: 'event.offline.list', params };
}

/** An answer of another shape is a refusal: there is nothing to read in it, and asking again at once does not help. */
async function asked<T>(
  client: PortalClient,
  command: RestCommand,
  schema: z.ZodType<T>,
  requestId: string,
): Promise<T> {
  const answer = schema.safeParse(await client.call(command, requestId));
  if (!answer.success) throw unexpected(command);
  return answer.data;
}

function unexpected({ method }: RestCommand): PortalError {
  return new PortalError('rejected', 'UNEXPECTED_ANSWER', { description: method });
}
