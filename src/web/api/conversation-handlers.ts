import { parseUserCode } from '../../domain/chat.ts';
import type { LineId } from '../../domain/ids.ts';
import type { FoundEmail, FoundPhone } from '../../domain/reading/reading.ts';
import { readText } from '../../domain/reading/read-text.ts';
import { readDialogs } from '../../bitrix24/openlines/chat-hints.ts';
import { readHistories, type SessionHistory } from '../../bitrix24/openlines/history.ts';
import type { Stores } from '../../store/ports.ts';
import type { Caller, CallResult, Handlers } from './caller.ts';
import { requireUserCode } from './journal-handlers.ts';

type Quote = CallResult<'quoteChat'>['messages'][number];

const REQUEST_ID = 'page.quote';
const MAX_QUOTED = 3;
const MAX_QUOTE_LENGTH = 600;
/** What is left of a long message before its first identifier. */
const LENGTH_BEFORE_MARK = 200;

/** Shows conversations as the portal shows them to the caller. Nothing of them is stored or logged. */
export function conversationHandlers({
  settings,
}: {
  readonly settings: Pick<Stores['settings'], 'line'>;
}): Handlers<'quoteChat'> {
  const regionsOf = async ({ session, portal }: Caller, line: LineId): Promise<readonly string[]> => {
    const { regions } = await settings.line(session.member, line);
    return regions.length > 0 ? regions : portal.regions;
  };
  return {
    async quoteChat(caller, { query }) {
      const code = requireUserCode(query.chat);
      const line = parseUserCode(code)?.line;
      const dialog = (await readDialogs(caller.client, [code], REQUEST_ID)).get(code);
      const [history] = dialog
        ? await readHistories(caller.client, [{ chatId: dialog.chatId }], REQUEST_ID)
        : [];
      if (!history || !line) return { readable: false, messages: [] };
      return { readable: true, messages: quotesOf(history, await regionsOf(caller, line)) };
    },
  };
}

function quotesOf({ messages }: SessionHistory, regions: readonly string[]): readonly Quote[] {
  const quotes = messages
    .filter(({ fromCustomer, text }) => fromCustomer && text.trim() !== '')
    .map(({ at, author, text }): Quote => {
      const { phones, emails } = readText(text, { regions });
      const marks = [...phones, ...emails].map((found) => ({ ...found.at, mark: markOf(found) }));
      return cut({ at, author, text, marks: marks.sort((a, b) => a.start - b.start) });
    });
  const marked = quotes.filter(({ marks }) => marks.length > 0);
  return marked.length > 0 ? marked.slice(-MAX_QUOTED) : quotes.slice(-1);
}

function markOf({ thirdParty, owner }: FoundPhone | FoundEmail): Quote['marks'][number]['mark'] {
  if (owner?.owner === 'unclear') return 'unclear';
  return thirdParty ? 'other' : 'found';
}

/** A long message is cut around its first mark; marks outside of the rest are left out. */
function cut(quote: Quote): Quote {
  if (quote.text.length <= MAX_QUOTE_LENGTH) return quote;
  const from = Math.max(0, (quote.marks[0]?.start ?? 0) - LENGTH_BEFORE_MARK);
  const to = from + MAX_QUOTE_LENGTH;
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return {
    ...quote,
    text: `${lead}${quote.text.slice(from, to)}${to < quote.text.length ? '…' : ''}`,
    marks: quote.marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end, mark }) => ({ start: start + shift, end: end + shift, mark })),
  };
}
