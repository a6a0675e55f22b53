import { parseUserCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { sameRef } from '../../domain/crm-ref.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import { reason } from '../../domain/reason.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import { toSuggestion } from '../../processing/to-decision.ts';
import type { Stores } from '../../store/ports.ts';
import { CorrectionError } from './correction-error.ts';
import { readChatRecord, unknownChat } from './read-records.ts';

export interface ReportChatDeps {
  readonly stores: Pick<Stores, 'bindings' | 'suggestions' | 'record'>;
  /** Unix ms. */
  readonly now: () => number;
}

export interface ChatReport {
  readonly chat: UserCode;
  /** One of the items that the chat is bound to. */
  readonly item: CrmRef;
  /** Where the employee thinks that it belongs. */
  readonly to?: CrmRef;
  readonly by: string;
}

/**
 * An employee says that a chat is not of the customer it is bound to: a suggestion for those who may decide. Once per chat
 * and customer; throws `CorrectionError` where it was decided before. To be run inside the portal's lane.
 */
export async function reportChat(
  { stores, now }: ReportChatDeps,
  member: MemberId,
  { chat, item, to, by }: ChatReport,
): Promise<Suggestion> {
  const bound = await boundItems(stores.bindings, member, chat);
  const address = parseUserCode(chat);
  if (!address || !includesRef(bound, item)) throw unknownChat();
  const draft = {
    kind: 'reportedWrong' as const,
    items: bound,
    reasons: [reason('reportedByPerson', { refs: bound })],
  };
  // The chat is a part of the id: a customer may have several that are doubted.
  const made = toSuggestion({ code: chat, chat: address }, { ...draft, identifier: chat }, now());
  const { identifier: _chat, ...rest } = made;
  const known = await stores.suggestions.get(member, made.id);
  if (known && known.state !== 'open')
    throw new CorrectionError('conflict', 'ALREADY_DECIDED', 'Somebody looked at this before: it stays.');
  const items = to && !includesRef(bound, to) ? [...bound, to] : bound;
  if (known && items.every((ref) => includesRef(known.items, ref))) return known;
  const suggestion: Suggestion = { ...rest, items, reportedBy: by };
  await stores.record(member, { ...emptyRecord, suggestions: [suggestion] });
  return suggestion;
}

async function boundItems(
  bindings: ReportChatDeps['stores']['bindings'],
  member: MemberId,
  chat: UserCode,
): Promise<readonly CrmRef[]> {
  const { customer } = await readChatRecord(bindings, member, chat);
  const record = customer && (await bindings.customers(member, [customer])).get(customer);
  return [record?.customerRef, record?.card].flatMap((ref) => ref ?? []);
}

function includesRef(refs: readonly CrmRef[], ref: CrmRef): boolean {
  return refs.some((each) => sameRef(each, ref));
}
