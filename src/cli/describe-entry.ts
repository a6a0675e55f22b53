import type { AppliedChange } from '../domain/changes/change.ts';
import { itemsOf } from '../domain/changes/change.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { JournalEntry } from './operations.ts';

/** A journal entry as lines for a terminal, with phones and e-mails: only an admin of the machine can read it. */
export function describeEntry({ member, decision }: JournalEntry): string {
  const { id, at, chat, rule, outcome, customerRef, card, undone } = decision;
  const where = [customerRef && `customer ${refKey(customerRef)}`, card && `card ${refKey(card)}`]
    .filter(Boolean)
    .join(', ');
  const seen = decision.identifiers.map(({ value }) => value).join(', ');
  return [
    `${id}  ${new Date(at).toISOString()}  rule ${String(rule)}  ${outcome}${undone ? '  UNDONE' : ''}`,
    `  portal ${member}, chat ${chat}${seen === '' ? '' : `, said ${seen}`}`,
    `  ${where || 'no customer'}; because ${decision.reasons.map(({ code }) => code).join(', ')}`,
    ...decision.changes.map((change) => `  - ${describeChange(change)}`),
    ...(undone?.leftAlone ?? []).map(({ code, value }) => `  left alone: ${String(value)} (${code})`),
  ].join('\n');
}

function describeChange({ change, outcome, error, created }: AppliedChange): string {
  const items = itemsOf(change, created).map((item) => ` ${refKey(item)}`);
  const id = created === undefined ? '' : ` -> ${String(created)}`;
  return `${change.kind}${items.join('')}${id}: ${outcome}${error === undefined ? '' : ` (${error})`}`;
}
