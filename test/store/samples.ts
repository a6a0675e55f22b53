import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  connectorId,
  customerId,
  decisionId,
  lineId,
  memberId,
  suggestionId,
  type Email,
  type MemberId,
  type Phone,
  type UserCode,
} from '../../src/domain/ids.ts';
import { emptyChatRecord, type ChatRecord } from '../../src/domain/chat-record.ts';
import type { CustomerRecord } from '../../src/domain/customer-record.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Suggestion } from '../../src/domain/suggestion.ts';
import type { PortalRecord } from '../../src/domain/portal-record.ts';
import type { InboxEntry, NewInboxEntry, BatchRecord } from '../../src/store/ports.ts';

export const DAY_MS = 24 * 60 * 60 * 1000;
export const someTime = Date.UTC(2026, 9, 1);

export function freshMember(): MemberId {
  return memberId(randomUUID().replaceAll('-', ''));
}

export const code = (value: string): UserCode => value as UserCode;
export const phone = (value: string): Phone => value as Phone;
export const email = (value: string): Email => value as Email;

export function portalOf(member: MemberId, changes: Partial<PortalRecord> = {}): PortalRecord {
  return {
    memberId: member,
    domain: 'acme.bitrix24.es',
    clientEndpoint: 'https://acme.bitrix24.es/rest',
    accessToken: 'access-token-in-the-clear',
    refreshToken: 'refresh-token-in-the-clear',
    expires: 1_790_000_000,
    applicationToken: 'application-token-in-the-clear',
    userId: 1,
    scope: ['crm', 'imopenlines'],
    status: 'L',
    regions: ['ES'],
    state: 'active',
    installedAt: someTime,
    ...changes,
  };
}

export function entry(key: string, at = someTime): NewInboxEntry {
  return { key, body: { event: 'ONOPENLINEMESSAGEADD', text: `hello ${key}`, name: key }, at };
}

/** The `key` that `entry` was called with. */
export function nameOf({ body }: InboxEntry): string {
  return z.object({ name: z.string() }).parse(body).name;
}

export function chat(value: string, changes: Partial<ChatRecord> = {}): ChatRecord {
  return { ...emptyChatRecord(code(value)), ...changes };
}

export function customer(id: string, changes: Partial<CustomerRecord> = {}): CustomerRecord {
  return {
    id: customerId(id),
    customerRef: { type: 'contact', id: 7 },
    phones: [],
    emails: [],
    chats: [],
    createdAt: someTime,
    ...changes,
  };
}

export function decision(id: string, changes: Partial<Decision> = {}): Decision {
  return {
    id: decisionId(id),
    at: someTime,
    chat: code('livechat|1|100|20'),
    line: lineId('1'),
    connector: connectorId('livechat'),
    rule: 5,
    outcome: 'bound',
    identifiers: [{ kind: 'phone', value: phone('+34600123456'), identity: '+34600123456', origin: 'typed' }],
    reasons: [{ code: 'foundByPhone', refs: [{ type: 'contact', id: 7 }], value: 1 }],
    changes: [],
    suggestions: [],
    before: { customers: [] },
    ...changes,
  };
}

export function suggestion(id: string, changes: Partial<Suggestion> = {}): Suggestion {
  return {
    id: suggestionId(id),
    kind: 'samePerson',
    at: someTime,
    chat: code('livechat|1|100|20'),
    line: lineId('1'),
    items: [{ type: 'contact', id: 7 }],
    reasons: [],
    state: 'open',
    ...changes,
  };
}

export function batch(changes: Partial<BatchRecord>): BatchRecord {
  return {
    done: [],
    chats: [],
    customers: [],
    endedCustomers: [],
    decisions: [],
    suggestions: [],
    sources: [],
    ...changes,
  };
}
