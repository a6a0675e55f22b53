import type { ChatWork } from '../../processing/chat-work.ts';
import type { LaneDeps } from '../../processing/lane-deps.ts';
import { runDecisionBatch } from '../../processing/run-decision-batch.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import { CorrectionError } from './correction-error.ts';

/** What a person wants done with a chat: `sent` names the place, without it the rules decide. */
export interface ChatCommand {
  readonly record: ChatRecord;
  readonly identifiers: readonly Identifier[];
  readonly evidence: ChatWork['evidence'];
  readonly manualAssignment?: ChatWork['manualAssignment'];
}

/** One round for one chat, in mode `auto`: a person said so. To be run inside the portal's lane. */
export async function runChatCommand(
  deps: LaneDeps,
  member: MemberId,
  wish: ChatCommand,
): Promise<Decision | undefined> {
  const portal = await deps.stores.portals.get(member);
  const chat = parseUserCode(wish.record.userCode);
  if (!portal || !chat) throw unknownChat();
  const settings = await deps.stores.settings.line(member, chat.line);
  const before = await newest(deps, member, wish.record.userCode);
  const work: ChatWork = {
    code: wish.record.userCode,
    chat,
    settings,
    mode: 'auto',
    regions: settings.regions.length > 0 ? settings.regions : portal.regions,
    record: wish.record,
    entries: [],
    identifiers: wish.identifiers,
    remarks: [],
    evidence: wish.evidence,
    ...(wish.manualAssignment && { manualAssignment: wish.manualAssignment }),
  };
  const context = {
    member,
    client: await deps.clientOf(member),
    appUser: portal.userId,
    language: portal.language,
  };
  for (let again: readonly ChatWork[] = [work]; again.length > 0;)
    again = await runDecisionBatch(deps, context, again);
  const after = await newest(deps, member, wish.record.userCode);
  return after?.id === before?.id ? undefined : after;
}

export async function chatRecord(deps: LaneDeps, member: MemberId, code: UserCode): Promise<ChatRecord> {
  const record = (await deps.stores.bindings.chats(member, [code])).get(code);
  if (!record) throw unknownChat();
  return record;
}

function unknownChat(): CorrectionError {
  return new CorrectionError('unknown', 'CHAT_UNKNOWN', 'Open the list again and choose a chat from it.');
}

async function newest(deps: LaneDeps, member: MemberId, chat: UserCode): Promise<Decision | undefined> {
  return (await deps.stores.journal.list(member, { chat, limit: 1 }))[0];
}
