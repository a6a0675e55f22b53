import type { DecisionView } from '../../contract/journal.ts';
import type { Page } from '../page.ts';
import { firstPhoneText } from './first-phone-text.ts';
import { guestName } from './guest-name.ts';
import { itemName } from './item-name.ts';
import { localMinute } from './local-day.ts';
import { personName } from './person-name.ts';
import { reasonText } from './reason-text.ts';

type Context = Pick<Page, 't' | 'format' | 'people' | 'lineNames'>;

/** Entries of the journal as a table in the reader's language, names of columns first. */
export function journalTable(
  decisions: readonly DecisionView[],
  context: Context,
): readonly (readonly string[])[] {
  const { t } = context;
  const columns = [
    t.journal.time,
    t.journal.outcome,
    t.journal.rule,
    t.journal.writer,
    t.common.line,
    t.journal.readInChat,
    t.common.customer,
    t.common.card,
    t.journal.reasons,
    t.journal.decidedBy,
    t.journal.undone,
    t.judgement.question,
  ];
  return [columns, ...decisions.map((decision) => rowOf(decision, context))];
}

function rowOf(decision: DecisionView, context: Context): readonly string[] {
  const { t, format, lineNames } = context;
  const { at, outcome, rule, chat, line, identifiers, customerItem, card, reasons, by, undone, judged } =
    decision;
  const items = [customerItem, card].flatMap((item) => item ?? []);
  return [
    localMinute(new Date(at)),
    t.outcomes[outcome],
    t.rules[rule],
    guestName(chat, context),
    lineNames.of(line),
    firstPhoneText(decision, t) || format.list(identifiers.map(({ value }) => value)),
    customerItem ? itemName(customerItem, context) : '',
    card ? itemName(card, context) : '',
    reasons.map((reason) => reasonText(reason, context, items)).join(' '),
    by === undefined ? '' : personName(by, context),
    undone ? `${localMinute(new Date(undone.at))} ${personName(undone.by, context)}` : '',
    judged ? (judged.right ? t.judgement.right : t.judgement.wrong) : '',
  ];
}
