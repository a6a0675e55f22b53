import { parseUserCode } from '../../domain/chat.ts';
import type { Decision } from '../../domain/decision.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { Stores } from '../../store/ports.ts';
import type { DecisionView } from '../contract/journal.ts';
import type { Caller, CallResult } from './caller.ts';
import { viewDecisions } from './decision-view.ts';

const MAX_DECISIONS = 200;
const MAX_DECISIONS_PER_CHAT = 20;
/** Newest open suggestions among which reports are looked for. */
const MAX_SUGGESTIONS = 1000;

export type ConversationsByChannel = Pick<CallResult<'cardTab'>, 'channels' | 'complete'>;

/**
 * The chats by channel, with the decisions about each that the caller may see. `alsoDecided`: decisions to show beside the
 * newest ones of the chats.
 */
export async function conversationsByChannel(
  { journal, suggestions }: Pick<Stores, 'journal' | 'suggestions'>,
  caller: Caller,
  {
    chats,
    customers,
    alsoDecided = [],
  }: {
    readonly chats: readonly UserCode[];
    readonly customers: readonly CustomerRecord[];
    readonly alsoDecided?: readonly Decision[];
  },
): Promise<ConversationsByChannel> {
  const { member } = caller.session;
  const ofChats = await Promise.all(
    chats.map((chat) => journal.list(member, { chat, limit: MAX_DECISIONS_PER_CHAT })),
  );
  const all = [
    ...new Map([...alsoDecided, ...ofChats.flat()].map((decision) => [decision.id, decision])).values(),
  ];
  const newestFirst = all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, MAX_DECISIONS);
  const decisions = await viewDecisions(caller, newestFirst.filter(hasEffect));
  const [admin, lines, open] = await Promise.all([
    caller.rights.isAdmin(),
    caller.rights.editableLines(),
    suggestions.list(member, 'open', MAX_SUGGESTIONS),
  ]);
  const reported = new Set(open.flatMap(({ kind, chat }) => (kind === 'reportedWrong' ? [chat] : [])));
  const mayEdit = (line: string): boolean => admin || lines.has(line);
  return {
    channels: channelsOf({ chats, customers, decisions, reported, mayEdit }),
    complete: all.length <= MAX_DECISIONS,
  };
}

/** Messages without effect do not explain how a chat was bound. */
function hasEffect({ outcome, changes }: Decision): boolean {
  return outcome !== 'nothing' && (outcome !== 'stayed' || changes.length > 0);
}

function channelsOf({
  chats,
  customers,
  decisions,
  reported,
  mayEdit,
}: {
  readonly chats: readonly UserCode[];
  readonly customers: readonly CustomerRecord[];
  readonly decisions: readonly DecisionView[];
  readonly reported: ReadonlySet<UserCode>;
  readonly mayEdit: (line: string) => boolean;
}) {
  const conversations = chats.flatMap((code) => {
    const address = parseUserCode(code);
    if (!address) return [];
    const { connector, line, externalChat } = address;
    const customer = customers.find(({ chats: bound }) => bound.includes(code))?.id ?? '';
    const own = decisions.filter(({ chat }) => chat === code);
    return [
      {
        connector,
        conversation: {
          code,
          line,
          externalChat,
          customer,
          mayEdit: mayEdit(line),
          reported: customer !== '' && reported.has(code),
          decisions: own,
        },
      },
    ];
  });
  return [...new Set(conversations.map(({ connector }) => connector))].sort().map((connector) => ({
    connector,
    conversations: conversations
      .filter((entry) => entry.connector === connector)
      .map(({ conversation }) => conversation),
  }));
}
