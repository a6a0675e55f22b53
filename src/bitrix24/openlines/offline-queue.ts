import { z } from 'zod';
import type { PortalClient, RestCommand } from '../client/portal-client.ts';
import { callChecked, unexpectedAnswer } from '../client/call-checked.ts';
import { idNumber, moment, text } from '../client/scalars.ts';

/** Rows per page: the default of event.offline.get, and the only size of event.offline.list. */
const PAGE = 50;

const rowFields = z
  .object({
    ID: idNumber.catch(0),
    TIMESTAMP_X: moment,
    EVENT_NAME: z
      .string()
      .regex(/^\w{1,64}$/)
      .transform((name) => name.toUpperCase())
      .catch(''),
    EVENT_DATA: z.unknown().optional(),
    PROCESS_ID: text.catch(''),
  })
  .catch({ ID: 0, TIMESTAMP_X: 0, EVENT_NAME: '', EVENT_DATA: undefined, PROCESS_ID: '' });

/**
 * A row of the queue; EVENT_DATA is what the online event has, as JSON (docs/bitrix24/offline-queue.md#rows). Without a
 * name of an event the whole row is the data: it is kept like any other.
 */
const queueRow = z.unknown().transform((row) => {
  const { ID, TIMESTAMP_X, EVENT_NAME, EVENT_DATA, PROCESS_ID } = rowFields.parse(row);
  return {
    id: ID,
    /** Upper case; empty where the row has no name of an event. */
    name: EVENT_NAME,
    data: EVENT_NAME === '' ? row : EVENT_DATA,
    /** Unix ms; 0 = unknown. */
    at: TIMESTAMP_X,
    process: PROCESS_ID,
  };
});

/** One event of the portal's offline queue. */
export type QueuedEvent = z.infer<typeof queueRow>;

const queueRows = z.array(queueRow);
const reservation = z.object({ process_id: z.string().nullish(), events: queueRows });
const removal = z.object({ events: queueRows });

/** A page of the queue. Its rows stay in the queue until `remove`. */
interface QueuePage {
  readonly events: readonly QueuedEvent[];
  /** No more rows in the queue. */
  readonly last: boolean;
  /** Removes the page once its events are stored. Resolves to events that were removed but are not on the page. */
  remove(): Promise<readonly QueuedEvent[]>;
}

/** Reads the next page. Throws `PortalError`. */
export type ReadPage = (client: PortalClient, requestId: string) => Promise<QueuePage>;

/**
 * The next rows, reserved for this process: needs the feature `rest_offline_extended`
 * (docs/bitrix24/offline-queue.md#reserving).
 */
export const reservePage: ReadPage = async (client, requestId) => {
  const reserve = { method: 'event.offline.get', params: { clear: 0, limit: PAGE } };
  const answer = await callChecked(client, reserve, reservation, requestId);
  return pageOf(answer.events, async () => {
    const { process_id } = answer;
    // An empty id would clear rows that are not reserved.
    if (!process_id) throw unexpectedAnswer(reserve);
    await client.call({ method: 'event.offline.clear', params: { process_id } }, requestId);
    return [];
  });
};

/**
 * The next rows without reservation: listed first, then removed by id. The removal may return a row that was written
 * after the listing, under a lower id.
 */
export const peekPage: ReadPage = async (client, requestId) => {
  const page = await callChecked(client, listCommand({ '=PROCESS_ID': '' }), queueRows, requestId);
  const last = Math.max(0, ...page.map(({ id }) => id));
  return pageOf(page, async () => {
    const filter = last > 0 ? { filter: { '<=ID': last } } : {};
    const params = { clear: 1, limit: page.length, order: { ID: 'ASC' }, ...filter };
    const removed = await callChecked(client, { method: 'event.offline.get', params }, removal, requestId);
    return removed.events.filter(({ id }) => id === 0 || !page.some((event) => event.id === id));
  });
};

/**
 * Rows that a process reserved and never confirmed; only the list contains their process ids
 * (docs/bitrix24/offline-queue.md#reserving).
 */
export const reservedPage: ReadPage = async (client, requestId) => {
  const page = await callChecked(client, listCommand({ '>PROCESS_ID': '' }), queueRows, requestId);
  const events = page.filter(({ process }) => process !== '');
  return pageOf(
    events,
    async () => {
      for (const process_id of new Set(events.map(({ process }) => process))) {
        const id = events.filter(({ process }) => process === process_id).map((event) => event.id);
        await client.call({ method: 'event.offline.clear', params: { process_id, id } }, requestId);
      }
      return [];
    },
    page,
  );
};

function pageOf(
  events: readonly QueuedEvent[],
  remove: QueuePage['remove'],
  rows: readonly unknown[] = events,
): QueuePage {
  return { events, last: rows.length < PAGE, remove };
}

function listCommand(filter: Readonly<Record<string, string>>): RestCommand {
  const params = { filter: { ...filter, '=ERROR': 0 }, order: { ID: 'ASC' } };
  return { method: 'event.offline.list', params };
}
