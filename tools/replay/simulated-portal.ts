import type { PostedEvent } from '../../src/bitrix24/auth/event-body.ts';
import type { Operations } from '../../src/cli/operations.ts';
import { parseUserCode } from '../../src/domain/chat.ts';
import type { InboxBody } from '../../src/ingestion/inbox-body.ts';
import { inboxBody } from '../../src/ingestion/inbox-body.ts';
import { parseEvent } from '../../src/ingestion/parse-event.ts';
import { CLIENT, startApp } from '../../simulator/demo/world/start-app.ts';
import { startSimulator, type Customer, type PortalSim } from '../../simulator/portal-simulator.ts';

export interface SimulatedPortal {
  readonly operations: Operations;
  /** What `Operations` call the portal. */
  readonly name: string;
  /** What the customer has written there, apart from the event. */
  readonly history: readonly string[];
  close(): Promise<void>;
}

export interface SimulatedPortalOptions {
  /** Country of the portal: its national numbers are read. */
  readonly country: string;
  /** What the customer wrote before; where an event brings no text, a text of our own stands for it. */
  readonly history: readonly string[];
}

/** What the customer has written where the event does not say it. */
const SAMPLE_TEXT = 'Hello, my number is +34 600 123 456';

/**
 * A portal with nothing but the line, the chat and the customer that the event is about, under the ids of the event, and
 * the app on it. Its own events are held back: the app sees the replayed one only.
 */
export async function openSimulatedPortal(
  event: PostedEvent,
  options: SimulatedPortalOptions,
): Promise<SimulatedPortal> {
  const { country } = options;
  const sim = await startSimulator();
  sim.registerApp(CLIENT);
  const portal = await sim.addPortal({ country, license: `${country.toLowerCase()}_std`, language: 'en' });
  const app = await startApp(sim, 'silent');
  await portal.installLocally({ install: `${app.url}/install`, app: `${app.url}/app` });
  await portal.delivered();
  await app.application.lanes.idle();
  portal.holdEvents();
  const history = writeHistory(portal, bodyOf(event, sim.now()), options.history);
  return {
    operations: app.application.operations,
    name: portal.memberId,
    history,
    async close() {
      await app.close();
      await sim.close();
    },
  };
}

function bodyOf({ name, data, ts }: PostedEvent, now: number): InboxBody | undefined {
  const [entry] = parseEvent({ name, data, ts }, now, 'message').entries;
  return entry && inboxBody.parse(entry.body);
}

/** Returns what the customer has written, apart from the event itself. */
function writeHistory(
  portal: PortalSim,
  body: InboxBody | undefined,
  given: readonly string[],
): readonly string[] {
  if (!body) return [];
  const customer = customerOf(portal, body);
  const texts = given.length > 0 || body.type === 'message' ? given : [SAMPLE_TEXT];
  for (const text of texts) customer.write(text);
  if (body.type === 'message') customer.write(body.text, { messageId: body.messageId });
  if (body.type === 'session' && body.phase === 'finish') customer.finishSession();
  return texts;
}

function customerOf(portal: PortalSim, body: InboxBody): Customer {
  const address = addressOf(body);
  const { chatId = 0, session = 0 } = 'chatId' in body ? { session: 0, ...body } : {};
  portal.users.numberFrom(positive(address.user) ?? 1);
  portal.lines.numberFrom({ ...(chatId > 0 && { chat: chatId }), ...(session > 0 && { session }) });
  const line = portal.addLine({ id: positive(address.line) ?? 1, name: 'Sales', crmChatTracker: 'N' });
  const { connector, externalChat } = address;
  return portal.customer({ connector, line: line.id, name: 'Ana', externalId: address.user, externalChat });
}

/** The customer's address, as far as the event names it. */
function addressOf(body: InboxBody) {
  const unknown = { connector: 'livechat', line: '1', externalChat: 'chat', user: 'guest' };
  switch (body.type) {
    case 'message':
    case 'operator':
      return body;
    case 'edited':
      return parseUserCode(body.code) ?? unknown;
    case 'session':
      return { ...unknown, connector: body.connector || unknown.connector, line: body.line || unknown.line };
    case 'crm':
    case 'changed':
    case 'offline':
    case 'sweep':
    case 'unread':
      return unknown;
  }
}

function positive(text: string): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
