import type { ChatWork } from '../../processing/chat-work.ts';
import type { ClientOf, PortalContext } from '../../processing/portal-context.ts';
import type { PortalReader } from '../../processing/portal-reader.ts';
import type { DecisionBatchDeps } from '../../processing/run-decision-batch.ts';
import { planDecision, runDecisionBatch } from '../../processing/run-decision-batch.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { Verdict } from '../../domain/deciding/verdict.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { JournalStore, Stores } from '../../store/ports.ts';
import { unknownChat } from './read-records.ts';

export type RunChatCommandDeps = DecisionBatchDeps & {
  readonly stores: Pick<Stores, 'journal' | 'settings' | 'inbox'>;
  readonly portals: PortalReader;
  readonly clientOf: ClientOf;
};

/** A chat to decide with these identifiers: by a person's assignment if there is one, else by the rules. */
export interface ChatCommand {
  readonly record: ChatRecord;
  readonly identifiers: readonly Identifier[];
  readonly evidence: ChatWork['evidence'];
  readonly manualAssignment?: ChatWork['manualAssignment'];
  /** Who moved the chat: `user:12`. */
  readonly by?: string;
}

/**
 * Runs a decision batch for one chat in mode `auto`, because a person asked for it. Returns the new journal entry;
 * `undefined` when nothing was worth one. To be run inside the portal's lane.
 */
export async function runChatCommand(
  deps: RunChatCommandDeps,
  member: MemberId,
  command: ChatCommand,
): Promise<Decision | undefined> {
  const { context, work } = await prepare(deps, member, command);
  const before = await newestDecision(deps.stores.journal, member, command.record.userCode);
  for (let next: readonly ChatWork[] = [work]; next.length > 0;)
    ({ next } = await runDecisionBatch(deps, context, next));
  const after = await newestDecision(deps.stores.journal, member, command.record.userCode);
  return after?.id === before?.id ? undefined : after;
}

/** What `runChatCommand` would decide; changes and stores nothing. To be run inside the portal's lane. */
export async function planChatCommand(
  deps: RunChatCommandDeps,
  member: MemberId,
  command: ChatCommand,
): Promise<Verdict | undefined> {
  const { context, work } = await prepare(deps, member, command);
  return planDecision(deps, context, work);
}

async function prepare(
  deps: RunChatCommandDeps,
  member: MemberId,
  command: ChatCommand,
): Promise<{ readonly context: PortalContext; readonly work: ChatWork }> {
  const portal = await deps.portals.get(member);
  const chat = parseUserCode(command.record.userCode);
  if (!portal || !chat) throw unknownChat();
  const settings = await deps.stores.settings.line(member, chat.line);
  const work: ChatWork = {
    code: command.record.userCode,
    chat,
    settings,
    mode: 'auto',
    regions: settings.regions.length > 0 ? settings.regions : portal.regions,
    record: command.record,
    entries: [],
    identifiers: command.identifiers,
    remarks: [],
    evidence: command.evidence,
    ...(command.manualAssignment && { manualAssignment: command.manualAssignment }),
    ...(command.by !== undefined && { by: command.by }),
  };
  return { context: { portal, client: await deps.clientOf(member) }, work };
}

async function newestDecision(
  journal: Pick<JournalStore, 'list'>,
  member: MemberId,
  chat: UserCode,
): Promise<Decision | undefined> {
  return (await journal.list(member, { chat, limit: 1 }))[0];
}
