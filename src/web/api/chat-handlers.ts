import { parseUserCode } from '../../domain/chat.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import type { Caller, Handlers } from './caller.ts';
import { readItems } from './crm-items.ts';
import { visibleCustomer } from './customer-handlers.ts';
import { viewDecision } from './decision-view.ts';
import { chatOf } from './journal-handlers.ts';
import { requireTarget } from './require-target.ts';
import { notFound } from './not-found.ts';

export interface ChatsDeps {
  readonly stores: Pick<Stores, 'bindings'>;
  readonly corrections: Pick<Corrections, 'move' | 'notSame'>;
}

export function chatCalls({ stores, corrections }: ChatsDeps): Handlers<'moveChat' | 'notSame'> {
  /** A chat of this portal on a line that the opener may edit, of a customer that they may see. */
  const editable = async (caller: Caller, text: string): Promise<UserCode> => {
    const code = chatOf(text);
    const chat = (await stores.bindings.chats(caller.session.member, [code])).get(code);
    const line = parseUserCode(code)?.line;
    if (!chat || !line) throw notFound('CHAT_UNKNOWN', 'chat');
    await caller.rights.requireLines([line]);
    if (chat.customer) await visibleCustomer(stores, caller, chat.customer);
    return code;
  };

  return {
    async moveChat(caller, { body }) {
      const chat = await editable(caller, body.chat);
      await requireTarget(caller.client, body.item);
      const { by } = caller;
      const decision = await corrections.move(caller.session.member, { chat, to: body.item, by });
      const view = await viewDecision(caller, decision);
      if (!view) throw notFound('DECISION_UNKNOWN', 'decision');
      return view;
    },
    async notSame(caller, { body }) {
      const chat = await editable(caller, body.chat);
      const items = await readItems(caller.client, [body.item]);
      if (!items.isSeen(body.item)) throw notFound('ITEM_UNKNOWN', 'item');
      const word = { chat, items: [body.item], by: caller.by };
      const [first] = await corrections.notSame(caller.session.member, word);
      return { decision: (first && (await viewDecision(caller, first))) ?? null };
    },
  };
}
