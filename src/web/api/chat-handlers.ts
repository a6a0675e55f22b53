import { parseUserCode } from '../../domain/chat.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import type { Caller, Handlers } from './caller.ts';
import { readItems } from './crm-items.ts';
import { requireVisibleCustomer } from './customer-handlers.ts';
import { viewDecision } from './decision-view.ts';
import { requireUserCode } from './journal-handlers.ts';
import { requireTarget } from './require-target.ts';
import { notFound } from './not-found.ts';

export interface ChatHandlersDeps {
  readonly stores: Pick<Stores, 'bindings'>;
  readonly corrections: Pick<Corrections, 'move' | 'notSame' | 'report'>;
}

export function chatHandlers({
  stores,
  corrections,
}: ChatHandlersDeps): Handlers<'moveChat' | 'notSame' | 'reportChat'> {
  /** Throws 404 unless the chat exists and its customer is visible to the caller, 403 unless the caller may edit its line. */
  const requireEditableChat = async (caller: Caller, text: string): Promise<UserCode> => {
    const code = requireUserCode(text);
    const chat = (await stores.bindings.chats(caller.session.member, [code])).get(code);
    const line = parseUserCode(code)?.line;
    if (!chat || !line) throw notFound('CHAT_UNKNOWN', 'chat');
    await caller.rights.requireLines([line]);
    if (chat.customer) await requireVisibleCustomer(stores, caller, chat.customer);
    return code;
  };

  return {
    async moveChat(caller, { body }) {
      const chat = await requireEditableChat(caller, body.chat);
      await requireTarget(caller.client, body.item);
      await caller.rights.requireItems([body.item]);
      const { by } = caller;
      const decision = await corrections.move(caller.session.member, { chat, to: body.item, by });
      const view = await viewDecision(caller, decision);
      if (!view) throw notFound('DECISION_UNKNOWN', 'decision');
      return view;
    },
    async notSame(caller, { body }) {
      const chat = await requireEditableChat(caller, body.chat);
      const items = await readItems(caller.client, [body.item]);
      if (!items.isVisible(body.item)) throw notFound('ITEM_UNKNOWN', 'item');
      await caller.rights.requireItems([body.item]);
      const command = { chat, items: [body.item], by: caller.by };
      const [first] = await corrections.notSame(caller.session.member, command);
      return { decision: (first && (await viewDecision(caller, first))) ?? null };
    },
    async reportChat(caller, { body }) {
      const { item, to } = body;
      const items = await readItems(caller.client, [item]);
      if (!items.isVisible(item)) throw notFound('ITEM_UNKNOWN', 'item');
      if (to) await requireTarget(caller.client, to);
      const chat = requireUserCode(body.chat);
      await corrections.report(caller.session.member, { chat, item, ...(to && { to }), by: caller.by });
      return { reported: true };
    },
  };
}
