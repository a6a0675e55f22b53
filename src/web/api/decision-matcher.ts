import { parseUserCode, userCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import { crmTypes, isCustomerType } from '../../domain/crm-type.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { valuesOfCustomer } from '../../domain/customer-record.ts';
import type { Decision } from '../../domain/decision.ts';
import { identifierKinds } from '../../domain/identifiers/identifier-kind.ts';
import { identifierKey, keyOfWritten } from '../../domain/identifiers/identifier.ts';
import type { UserCode } from '../../domain/ids.ts';
import { searchNames } from '../../bitrix24/crm/search-names.ts';
import type { Stores } from '../../store/ports.ts';
import type { Caller, CallInput } from './caller.ts';

type Query = CallInput<'listJournal'>['query'];
type Matches = (decision: Decision, showsIdentifiers: boolean) => boolean;

export interface DecisionMatcher {
  /** Reads what the entries of a batch are compared with: from the store only. */
  forBatch(batch: readonly Decision[]): Promise<Matches>;
}

/**
 * The filters that the store's journal query does not support. A search for a name costs the portal the same requests
 * whatever is found: they are sent here, with the caller's token.
 */
export async function createDecisionMatcher(
  bindings: Stores['bindings'],
  caller: Caller,
  query: Query,
): Promise<DecisionMatcher> {
  const { connector, rule, outcome, identifier, q } = query;
  const matchesIdentifier =
    identifier === undefined ? undefined : identifierMatcher(identifier, caller.portal.regions);
  const search = q === undefined ? undefined : await createTextSearch(bindings, caller, q);
  return {
    async forBatch(batch) {
      const matchesText = search && (await search(batch));
      return (decision, showsIdentifiers) =>
        (connector === undefined || decision.connector === connector) &&
        (rule === undefined || decision.rule === rule) &&
        (outcome === undefined || decision.outcome === outcome) &&
        matchesMarks(query, decision) &&
        (matchesIdentifier === undefined || (showsIdentifiers && hasValue(decision, matchesIdentifier))) &&
        (matchesText === undefined || matchesText(decision, showsIdentifiers));
    },
  };
}

/** Undone, and found right or wrong. */
function matchesMarks({ undone, judged }: Query, decision: Decision): boolean {
  return (
    (undone === undefined || (decision.undone !== undefined) === (undone === 'yes')) &&
    (judged === undefined || decision.judged?.right === (judged === 'right'))
  );
}

function hasValue(decision: Decision, matches: ValueMatcher): boolean {
  return decision.identifiers.some((entry) => matches(entry.value, identifierKey(entry)));
}

/**
 * Finds decisions by a chat, by the name or title of their customer or card, and by a part of a phone or e-mail: their own,
 * or one that is remembered with their customer.
 */
async function createTextSearch(
  bindings: Stores['bindings'],
  caller: Caller,
  text: string,
): Promise<(batch: readonly Decision[]) => Promise<Matches>> {
  const { member } = caller.session;
  const address = parseUserCode(text);
  if (address) {
    const code = userCode(address);
    return () => Promise.resolve(({ chat }) => chat === code);
  }
  const named = await searchNames(caller.client, text, 'page.names', crmTypes);
  const namedItems = new Set(named.map(refKey));
  const customers = named.filter(({ type }) => isCustomerType(type));
  const namedChats = new Set<UserCode>(
    customers.length === 0
      ? []
      : (await bindings.customersByRef(member, customers)).flatMap(({ chats }) => chats),
  );
  const matchesValue = identifierMatcher(text, caller.portal.regions);
  const isNamed = (ref: CrmRef | undefined): boolean => ref !== undefined && namedItems.has(refKey(ref));
  return async (batch) => {
    const chats = await bindings.chats(member, [...new Set(batch.map(({ chat }) => chat))]);
    const ids = [...chats.values()].flatMap(({ customer }) => customer ?? []);
    const known = await bindings.customers(member, [...new Set(ids)]);
    return (decision, showsIdentifiers) => {
      const { chat, card, customerRef } = decision;
      if (isNamed(customerRef) || isNamed(card) || namedChats.has(chat)) return true;
      if (!showsIdentifiers) return false;
      const customer = chats.get(chat)?.customer;
      const record = customer === undefined ? undefined : known.get(customer);
      return hasValue(decision, matchesValue) || hasValueOfCustomer(record, customerRef, matchesValue);
    };
  };
}

/** What is remembered with the customer that the decision names: who sees this customer may search it. */
function hasValueOfCustomer(
  record: CustomerRecord | undefined,
  customerRef: CrmRef | undefined,
  matches: ValueMatcher,
): boolean {
  if (!record || !sameRef(record.customerRef, customerRef)) return false;
  return valuesOfCustomer(record).some(({ value, key }) => matches(value, key));
}

type ValueMatcher = (value: string, key: string) => boolean;

/** Matches identifiers (value and key) with a phone in any format, an e-mail, or a part of either. */
export function identifierMatcher(text: string, regions: readonly string[]): ValueMatcher {
  const keys = new Set(identifierKinds.map((kind) => keyOfWritten(kind, text, regions)));
  const digits = text.replace(/\D/g, '');
  const part = text.toLowerCase();
  const isNumber = /^[\d\s+().\-/]+$/.test(text) && digits.length >= 3;
  return (value, key) =>
    keys.has(key) || (isNumber ? value.replace(/\D/g, '').includes(digits) : value.includes(part));
}
