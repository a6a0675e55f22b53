import {
  connectorId,
  customerId,
  decisionId,
  lineId,
  memberId,
  type DecisionId,
  type Phone,
  type UserCode,
} from '../../src/domain/ids.ts';
import { emptyChatRecord } from '../../src/domain/chat-record.ts';
import type { PortalRecord } from '../../src/domain/portal-record.ts';
import type { BatchRecord } from '../../src/store/ports.ts';

export const member = memberId('bench');

export const portal: PortalRecord = {
  memberId: member,
  domain: 'bench.bitrix24.es',
  clientEndpoint: 'https://bench.bitrix24.es/rest',
  accessToken: 'a',
  refreshToken: 'r',
  expires: 1_790_000_000,
  applicationToken: 't',
  userId: 1,
  scope: ['crm'],
  status: 'L',
  regions: ['ES'],
  state: 'active',
  installedAt: 0,
};

export const codeOf = (n: number): UserCode => `whatsapp|3|${n * 7919}|${n}` as UserCode;
export const phoneOf = (n: number): Phone => `+34${600_000_000 + n}` as Phone;
export const decisionOf = (n: number): DecisionId => decisionId(`d${n}`);

/** Bindings `from` to `to`, each with a chat, a customer and an entry of the journal. */
export function batchOf(from: number, to: number): BatchRecord {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  return {
    done: [],
    chats: numbers.map((n) => ({
      ...emptyChatRecord(codeOf(n)),
      chatId: n,
      customer: customerId(`c${n}`),
      handled: [`phone:${phoneOf(n)}`],
    })),
    customers: numbers.map((n) => ({
      id: customerId(`c${n}`),
      customerRef: { type: 'contact', id: n },
      card: { type: 'deal', id: n },
      firstPhone: { value: phoneOf(n), chat: codeOf(n), line: lineId('3'), at: n, messageId: String(n) },
      phones: [phoneOf(n)],
      emails: [],
      chats: [codeOf(n)],
      createdAt: n,
    })),
    endedCustomers: [],
    decisions: numbers.map((n) => ({
      id: decisionOf(n),
      at: Date.UTC(2026, 0, 1) + n * 100_000,
      chat: codeOf(n),
      line: lineId('3'),
      connector: connectorId('whatsapp'),
      rule: 5,
      outcome: 'bound',
      identifiers: [{ kind: 'phone', value: phoneOf(n), identity: phoneOf(n), origin: 'typed' }],
      reasons: [{ code: 'foundByPhone', refs: [{ type: 'contact', id: n }] }],
      customerRef: { type: 'contact', id: n },
      card: { type: 'deal', id: n },
      changes: [
        { change: { kind: 'bindActivity', activity: n, item: { type: 'deal', id: n } }, outcome: 'applied' },
      ],
      suggestions: [],
      before: { customers: [] },
    })),
    suggestions: [],
    sources: [],
  };
}
