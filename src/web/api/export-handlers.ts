import { refKey } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { suggestionStates } from '../../domain/suggestion-kind.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { valuesOfCustomer } from '../../domain/customer-record.ts';
import { journalList } from '../../application/corrections/chat-history.ts';
import type { Stores } from '../../store/ports.ts';
import { toCsv } from '../csv/to-csv.ts';
import type { Caller, Handlers } from './caller.ts';
import { viewOfChange } from './change-view.ts';
import { requireVisibleCustomer } from './customer-handlers.ts';

export type ExportHandlersStores = Pick<Stores, 'bindings' | 'journal' | 'suggestions'>;

/** All stored data of a customer (docs/spec.md 9). */
interface CustomerExport {
  readonly customer: CustomerRecord;
  readonly chats: readonly ChatRecord[];
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
}

/** Suggestions read per state. */
const MAX_SUGGESTIONS = 10_000;

export function exportHandlers(
  stores: ExportHandlersStores,
): Handlers<'exportCustomer' | 'exportCustomerCsv'> {
  const readExport = async (caller: Caller, id: string): Promise<CustomerExport> => {
    await caller.rights.requireAdmin();
    const { record } = await requireVisibleCustomer(stores, caller, id);
    return collectExport(stores, caller, record);
  };
  return {
    // The contract's loose objects accept all fields of the records; copies, because the records are readonly.
    async exportCustomer(caller, { params }) {
      const { customer, chats, decisions, suggestions } = await readExport(caller, params.id);
      return {
        customer: { ...customer },
        chats: chats.map((chat) => ({ ...chat })),
        decisions: decisions.map((decision) => ({ ...decision })),
        suggestions: suggestions.map((suggestion) => ({ ...suggestion })),
      };
    },
    exportCustomerCsv: async (caller, { params }) => toCsv(rowsOf(await readExport(caller, params.id))),
  };
}

async function collectExport(
  stores: ExportHandlersStores,
  caller: Caller,
  customer: CustomerRecord,
): Promise<CustomerExport> {
  const { member } = caller.session;
  const codes = new Set<string>(customer.chats);
  const [chats, decisions, ...lists] = await Promise.all([
    stores.bindings.chats(member, customer.chats),
    Promise.all(customer.chats.map((chat) => journalList(stores.journal, member, { chat }))),
    ...suggestionStates.map((state) => stores.suggestions.list(member, state, MAX_SUGGESTIONS)),
  ]);
  return {
    customer,
    chats: [...chats.values()],
    decisions: decisions.flat().sort((a, b) => a.at - b.at),
    suggestions: lists.flat().filter(({ chat }) => codes.has(chat)),
  };
}

function rowsOf({ customer, chats, decisions, suggestions }: CustomerExport): readonly (readonly string[])[] {
  const { customerRef, card, firstPhone } = customer;
  const own = (what: string, value: string, at = customer.createdAt): readonly string[] => [
    'customer',
    isoTime(at),
    '',
    what,
    value,
    '',
  ];
  return [
    ['kind', 'time', 'chat', 'what', 'value', 'before'],
    ...(customerRef ? [own('customer', refKey(customerRef))] : []),
    ...(card ? [own('card', refKey(card))] : []),
    ...(firstPhone ? [own('first phone', firstPhone.value, firstPhone.at)] : []),
    ...valuesOfCustomer(customer).map(({ kind, value }) => own(kind, value)),
    ...chats.map(({ userCode }) => ['chat', '', userCode, 'chat', userCode, '']),
    ...decisions.flatMap(decisionRows),
    ...suggestions.map(({ at, chat, kind, identifier = '', state }) => [
      'suggestion',
      isoTime(at),
      chat,
      `${kind} (${state})`,
      identifier,
      '',
    ]),
  ];
}

function decisionRows(decision: Decision): readonly (readonly string[])[] {
  const { at, chat, outcome, rule, identifiers, changes, undone } = decision;
  const row = (what: string, value: string, before = ''): readonly string[] => [
    'decision',
    isoTime(at),
    chat,
    what,
    value,
    before,
  ];
  return [
    row(`rule ${String(rule)}: ${outcome}${undone ? ' (undone)' : ''}`, decision.id),
    ...identifiers.map(({ kind, value }) => row(kind, value)),
    ...changes
      .map(viewOfChange)
      .map(({ kind, item, before, after }) => row(`${kind}${item ? ` ${refKey(item)}` : ''}`, after, before)),
  ];
}

/** The last moment that `Date` can hold. */
const MAX_TIME = 8.64e15;

/** Empty for what is no time: rows of earlier versions may have any number that a sender wrote. */
function isoTime(at: number): string {
  return at > 0 && at <= MAX_TIME ? new Date(at).toISOString() : '';
}
