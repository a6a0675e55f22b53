import type { LaneDeps } from '../../processing/lane-deps.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import { bindsChat, identifiersOf } from './chat-history.ts';
import { CorrectionError } from './correction-error.ts';
import { chatRecord, runChatCommand } from './run-chat-command.ts';
import { unbindChat } from './unbind-chat.ts';

/**
 * Moves a chat to another card or customer: what bound it is taken back, then it is joined to the chosen item with what
 * it gave. Done twice, the second changes nothing more. To be run inside the portal's lane.
 */
export async function moveChat(
  deps: LaneDeps,
  member: MemberId,
  move: { readonly chat: UserCode; readonly to: CrmRef; readonly by: string },
): Promise<Decision> {
  const { chat, to, by } = move;
  const before = await chatRecord(deps, member, chat);
  const bound = await boundItems(deps, member, before);
  const { record, history } = await unbindChat(deps, member, chat, by);
  const { notSame, ...open } = record;
  const others = notSame?.filter((ref) => ref.type !== to.type || ref.id !== to.id) ?? [];
  const first = history.at(-1);
  const decision = await runChatCommand(deps, member, {
    record: { ...open, ...(others.length > 0 && { notSame: others }) },
    identifiers: identifiersOf(history),
    evidence: bound.evidence ?? { messageId: '', at: first?.at ?? deps.now() },
    manualAssignment: { to, from: bound.items },
  });
  if (!decision || !bindsChat(decision)) {
    throw new CorrectionError(
      'conflict',
      'NOT_JOINED',
      'The item is gone or has no customer. Choose another one; the chat is bound to nobody now.',
    );
  }
  return decision;
}

/** Where the chat hangs now, and from which message its first phone is. */
async function boundItems(deps: LaneDeps, member: MemberId, { customer, userCode }: ChatRecord) {
  const record = customer && (await deps.stores.bindings.customers(member, [customer])).get(customer);
  const { customerRef, card, firstPhone } = record ?? {};
  return {
    items: [...(customerRef ? [customerRef] : []), ...(card ? [card] : [])],
    ...(firstPhone?.chat === userCode && {
      evidence: { messageId: firstPhone.messageId, at: firstPhone.at },
    }),
  };
}
