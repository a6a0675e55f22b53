import type { CrmRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import { bindsChat, identifiersOf } from './chat-history.ts';
import { CorrectionError } from './correction-error.ts';
import type { UndoDeps } from '../undo/undo-decision.ts';
import type { BindingStore } from '../../store/ports.ts';
import { readChatRecord } from './read-records.ts';
import type { RunChatCommandDeps } from './run-chat-command.ts';
import { runChatCommand } from './run-chat-command.ts';
import { unbindChat } from './unbind-chat.ts';

export type MoveChatDeps = UndoDeps & RunChatCommandDeps;

/**
 * Moves a chat with its identifiers to another card or customer: undoes the decisions that bound it, then binds it to
 * the chosen item. Idempotent. To be run inside the portal's lane.
 */
export async function moveChat(
  deps: MoveChatDeps,
  member: MemberId,
  move: { readonly chat: UserCode; readonly to: CrmRef; readonly by: string },
): Promise<Decision> {
  const { chat, to, by } = move;
  const before = await readChatRecord(deps.stores.bindings, member, chat);
  const bound = await boundItems(deps.stores.bindings, member, before);
  const { record, history } = await unbindChat(deps, member, chat, by);
  const { notSame, ...open } = record;
  const others = notSame?.filter((ref) => ref.type !== to.type || ref.id !== to.id) ?? [];
  const first = history.at(-1);
  const decision = await runChatCommand(deps, member, {
    record: { ...open, ...(others.length > 0 && { notSame: others }) },
    identifiers: identifiersOf(history),
    evidence: bound.evidence ?? { messageId: '', at: first?.at ?? deps.now() },
    manualAssignment: { to, from: bound.items },
    by,
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

/** Customer and card that the chat is bound to, and the message of the first phone if the chat gave it. */
async function boundItems(
  bindings: Pick<BindingStore, 'customers'>,
  member: MemberId,
  { customer, userCode }: ChatRecord,
) {
  const record = customer && (await bindings.customers(member, [customer])).get(customer);
  const { customerRef, card, firstPhone } = record ?? {};
  return {
    items: [...(customerRef ? [customerRef] : []), ...(card ? [card] : [])],
    ...(firstPhone?.chat === userCode && {
      evidence: { messageId: firstPhone.messageId, at: firstPhone.at },
    }),
  };
}
