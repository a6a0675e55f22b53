import type { CustomerDetail } from '../../contract/customers.ts';
import { identifierLists } from '../../../domain/identifiers/identifier-kind.ts';
import type { Page } from '../page.ts';
import { interpolate } from '../locales/interpolate.ts';
import { customerName } from './customer-name.ts';
import { guestName } from './guest-name.ts';
import { personName } from './person-name.ts';
import { reasonText, refText } from './reason-text.ts';

type Context = Pick<Page, 't' | 'format' | 'people' | 'lineNames'>;

/** What is kept about a customer, as a text for the person concerned: sentences in the reader's language, no codes. */
export function readableExport(customer: CustomerDetail, context: Context): string {
  const { t, format, lineNames } = context;
  const { customerItem, card } = customer;
  const items = [customerItem, card].flatMap((item) => item ?? []);
  const facts = [
    ...(customerItem ? [`${t.common.customer}: ${refText(customerItem.ref, context, items)}`] : []),
    ...(card ? [`${t.common.card}: ${refText(card.ref, context, items)}`] : []),
    ...Object.values(identifierLists).map(
      (list) => `${t.common[list]}: ${customer[list].join(', ') || t.common.none}`,
    ),
    `${t.customers.firstPhone}: ${customer.firstPhone?.value ?? t.common.none}`,
    interpolate(t.customers.knownSince, { at: format.moment(customer.createdAt) }),
  ];
  const chats = customer.chats.map(({ code, line }) => `${guestName(code, context)} · ${lineNames.of(line)}`);
  const decisions = customer.decisions.map((decision) => {
    const { at, rule, by, undone, reasons, chat, outcome } = decision;
    const shown = [decision.customerItem, decision.card].flatMap((item) => item ?? []);
    const title = [
      format.moment(at),
      guestName(chat, context),
      t.outcomes[outcome],
      t.rules[rule],
      ...(by === undefined ? [] : [personName(by, context)]),
      ...(undone ? [t.journal.undone] : []),
    ].join(' · ');
    return [title, ...reasons.map((reason) => `  ${reasonText(reason, context, shown)}`)].join('\n');
  });
  return [
    customerName(customer, t),
    ...facts,
    '',
    t.customers.chats,
    ...chats,
    '',
    t.customers.decisions,
    ...decisions,
    '',
  ].join('\n');
}
