import { parseUserCode } from '../../../../domain/chat.ts';
import { crmTypes, type CrmType } from '../../../../domain/crm-type.ts';
import { decisionOutcomes } from '../../../../domain/decision-outcome.ts';
import type { QueryOf } from '../../../contract/call.ts';
import type { listJournal } from '../../../contract/journal.ts';
import { dayAfter, dayStart } from '../../format/local-day.ts';

export type JournalQuery = Omit<QueryOf<typeof listJournal>, 'cursor' | 'limit'>;

export const emptyFields = {
  q: '',
  identifier: '',
  chat: '',
  itemType: 'deal' as CrmType,
  itemId: '',
  line: '',
  connector: '',
  rule: '',
  outcome: '',
  undone: '',
  judged: '',
  from: '',
  to: '',
};
/** The journal's filter as it is typed, and as it stands in the address of the page. */
export type JournalFields = typeof emptyFields;

/** The fields in an address; what it does not name is empty. */
export function fieldsOf(address: Readonly<Record<string, string>>): JournalFields {
  const itemType = crmTypes.find((type) => type === address['itemType']) ?? emptyFields.itemType;
  const known = Object.entries(address).filter(([name]) => Object.hasOwn(emptyFields, name));
  return { ...emptyFields, ...Object.fromEntries(known), itemType };
}

/** The fields as an address has them: an item's type only with its number. */
export function addressFields(fields: JournalFields): Record<string, string> {
  const { itemType, ...others } = fields;
  return { ...others, ...(fields.itemId.trim() !== '' && { itemType }) };
}

/** Fields that are folded away until one of them is used. */
export function usesMoreFields({ identifier, itemId, rule, undone, judged }: JournalFields): boolean {
  return [identifier, itemId, rule, undone, judged].some((value) => value.trim() !== '');
}

const undoneStates = ['yes', 'no'] as const;
const judgements = ['right', 'wrong'] as const;

/** The query of the page API; what cannot be asked for is left out. */
export function queryOf(fields: JournalFields): JournalQuery {
  const outcome = decisionOutcomes.find((known) => known === fields.outcome);
  const itemId = fields.itemId.trim();
  const rule = /^[0-9]$/.test(fields.rule) ? Number(fields.rule) : undefined;
  return {
    ...(fields.q.trim().length > 1 && { q: fields.q.trim() }),
    ...(parseUserCode(fields.chat) && { chat: fields.chat }),
    ...(/^\d{1,15}$/.test(itemId) && { item: `${fields.itemType}:${itemId}` }),
    ...(/^\d{1,10}$/.test(fields.line) && { line: fields.line }),
    ...(fields.connector && { connector: fields.connector }),
    ...(rule !== undefined && { rule }),
    ...(outcome && { outcome }),
    ...marksOf(fields),
    ...(fields.identifier.trim().length > 1 && { identifier: fields.identifier.trim() }),
    ...(isDay(fields.from) && { from: dayStart(fields.from) }),
    ...(isDay(fields.to) && { to: dayAfter(fields.to) }),
  };
}

function marksOf(fields: JournalFields): Pick<JournalQuery, 'undone' | 'judged'> {
  const undone = undoneStates.find((state) => state === fields.undone);
  const judged = judgements.find((known) => known === fields.judged);
  return { ...(undone && { undone }), ...(judged && { judged }) };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
