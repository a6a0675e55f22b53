import { defaultLineSettings, type LineSettings } from '../../../src/domain/line-settings.ts';
import type { CrmItem, CrmView, Dialog, LineConfig } from '../../../src/domain/crm-view.ts';
import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import type { CrmType } from '../../../src/domain/crm-type.ts';
import { refKey } from '../../../src/domain/crm-ref.ts';
import { imolValue, parseUserCode, userCode } from '../../../src/domain/chat.ts';
import type { Identifier } from '../../../src/domain/identifiers/identifier.ts';
import { identifierOf } from '../../../src/domain/identifiers/identifier.ts';
import { identifierKey } from '../../../src/domain/identifiers/identifier.ts';
import type { Email, Phone } from '../../../src/domain/ids.ts';
import { customerId, decisionId } from '../../../src/domain/ids.ts';
import type { CustomerRecord } from '../../../src/domain/customer-record.ts';
import { emptyChatRecord } from '../../../src/domain/chat-record.ts';
import type { Situation } from '../../../src/domain/deciding/situation.ts';

export const CHAT = 'instagram|7|ig-1|901';
/** Start of the chat in all tests, Unix ms. */
export const CHAT_AT = Date.parse('2026-11-02T10:00:00Z');
const BEFORE = CHAT_AT - 90 * 86_400_000;

export function phone(value: string): Identifier {
  return identifierOf('phone', value as Phone, 'typed');
}

export function email(value: string): Identifier {
  return identifierOf('email', value as Email, 'typed');
}

export const ref = (type: CrmType, id: number): CrmRef => ({ type, id });

/** A communication of an item with this identifier, with the key that the reader computes. */
export function communication(identifier: Identifier): CrmItem['communications'][number] {
  const type = identifier.kind === 'phone' ? 'PHONE' : 'EMAIL';
  return { id: 1, type, valueType: 'WORK', value: identifier.value, key: identifierKey(identifier) };
}

export function imol(code: string): CrmItem['communications'][number] {
  return { id: 2, type: 'IM', valueType: 'IMOL', value: `imol|${code}`, key: `imol|${code}` };
}

/** An item that was created long before the chat. */
export function item(type: CrmType, id: number, fields: Partial<CrmItem> = {}): CrmItem {
  return {
    ref: { type, id },
    title: type === 'contact' ? '' : `Title${String(id)}`,
    name: type === 'deal' ? '' : `Name${String(id)}`,
    lastName: '',
    communications: [],
    createdAt: BEFORE,
    updatedAt: BEFORE,
    createdBy: 5,
    updatedBy: 5,
    movedAt: BEFORE,
    movedBy: 5,
    responsible: 5,
    source: '',
    stage: type === 'lead' || type === 'deal' ? 'NEW' : '',
    open: true,
    category: 0,
    contact: 0,
    company: 0,
    contacts: [],
    isMyCompany: false,
    filled: [],
    ...fields,
  };
}

/** The lead that the portal created for the chat. */
export function ownLead(id: number, fields: Partial<CrmItem> = {}): CrmItem {
  return item('lead', id, {
    name: 'Ana',
    communications: [imol(CHAT)],
    createdAt: CHAT_AT,
    updatedAt: CHAT_AT,
    ...fields,
  });
}

/** Test input of `situation`. */
export interface SituationOptions {
  readonly items?: readonly CrmItem[];
  /** Items found by search, by value of the identifier. */
  readonly hits?: Readonly<Record<string, readonly CrmRef[]>>;
  readonly links?: readonly CrmRef[];
  readonly cards?: Readonly<Record<string, readonly CrmRef[]>>;
  readonly activities?: CrmView['activities'];
  readonly foreign?: Readonly<Record<string, number>>;
  readonly line?: Partial<LineConfig>;
  readonly dialog?: Partial<Dialog> | null;
  readonly identifiers?: readonly Identifier[];
  readonly settings?: Partial<LineSettings>;
  readonly mode?: Situation['mode'];
  readonly blocked?: readonly Identifier[];
  readonly customer?: CustomerRecord;
  readonly remembered?: readonly CustomerRecord[];
  readonly notSame?: readonly CrmRef[];
  readonly group?: boolean;
}

/** A stored customer. */
export function customer(customerRef: CrmRef, fields: Partial<CustomerRecord> = {}): CustomerRecord {
  return {
    id: customerId(`c-${refKey(customerRef)}`),
    customerRef,
    phones: [],
    emails: [],
    chats: [],
    createdAt: BEFORE,
    ...fields,
  };
}

export function situation(options: SituationOptions): Situation {
  const chat = parseUserCode(CHAT);
  if (!chat) throw new Error('unreadable code');
  const code = userCode(chat);
  const identifiers = options.identifiers ?? [];
  const items = options.items ?? [];
  const value = imolValue(code);
  return {
    decision: decisionId('d-1'),
    chat,
    code,
    settings: { ...defaultLineSettings, ...options.settings },
    mode: options.mode ?? 'auto',
    identifiers,
    blocked: new Set((options.blocked ?? []).map(identifierKey)),
    ownNumbers: new Set(),
    stored: {
      absorbed: new Map(),
      takenOff: new Map(),
      chat: {
        ...emptyChatRecord(code),
        ...(options.customer && { customer: options.customer.id }),
        ...(options.notSame && { notSame: options.notSame }),
        ...(options.group && { group: true }),
      },
      ...(options.customer && { customer: options.customer }),
      remembered: new Map(
        identifiers.flatMap((identifier) => {
          const record = options.remembered?.find((entry) =>
            entry.phones.some((known) => known === identifier.value),
          );
          return record ? [[identifierKey(identifier), record] as const] : [];
        }),
      ),
    },
    view: {
      ...(options.dialog !== null && {
        dialog: {
          chatId: 11,
          session: 21,
          operator: 0,
          customerName: 'Ana',
          createdAt: CHAT_AT,
          links: options.links ?? [],
          ...options.dialog,
        },
      }),
      line: {
        name: 'Tienda',
        creates: 'lead',
        category: 0,
        alwaysNewDeal: false,
        source: 'WEB',
        nativeTracker: false,
        ...options.line,
      },
      items: new Map(items.map((entry) => [refKey(entry.ref), entry])),
      hits: new Map(identifiers.map((entry) => [identifierKey(entry), options.hits?.[entry.value] ?? []])),
      ownCompanyKeys: new Set(),
      holders: items
        .filter((entry) => entry.communications.some((c) => c.value === value))
        .map((entry) => entry.ref),
      cards: new Map(Object.entries(options.cards ?? {})),
      activities: options.activities ?? [],
      foreign: new Map(Object.entries(options.foreign ?? {})),
      failedLeadStages: { first: 'JUNK', duplicate: 'JUNK' },
      failedDealStages: new Map([[0, { first: 'LOSE', duplicate: 'LOSE' }]]),
      responsible: 5,
      appUsers: [{ id: 1 }],
    },
  };
}
