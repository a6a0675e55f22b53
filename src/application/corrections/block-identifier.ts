import { isCustomerType } from '../../domain/crm-type.ts';
import type { Decision } from '../../domain/decision.ts';
import { identityOfKey, keyOfStoredValue } from '../../domain/identifiers/identifier.ts';
import type { MemberId } from '../../domain/ids.ts';
import { reason } from '../../domain/reason.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import type { Stores } from '../../store/ports.ts';
import { CorrectionError } from './correction-error.ts';
import { personDecision, type PersonDecisionDeps } from './person-decision.ts';

export type BlockDeps = PersonDecisionDeps & { readonly stores: Pick<Stores, 'settings' | 'record'> };

/**
 * The identifier of the suggestion never identifies anybody again, and is never written. Undo unblocks it. Throws
 * `CorrectionError` where the suggestion is not about one. To be run inside the portal's lane.
 */
export async function blockIdentifier(
  deps: BlockDeps,
  member: MemberId,
  { identifier, chat, items }: Suggestion,
  by: string,
): Promise<Decision> {
  const key = identifier === undefined ? undefined : keyOfStoredValue(identifier);
  if (identifier === undefined || key === undefined)
    throw new CorrectionError('conflict', 'NOTHING_TO_BLOCK', 'The suggestion is not about an identifier.');
  await putBlocked(deps, member, key, { by, at: deps.now(), chat });
  // Whoever may see one of its owners may see the number in the journal.
  const owner = items.find(({ type }) => isCustomerType(type));
  const decision = personDecision(deps, chat, {
    outcome: 'nothing',
    by,
    reasons: [reason('blockedByPerson', { identifier })],
    ...(owner && { customerRef: owner }),
    before: { customers: [] },
  });
  await deps.stores.record(member, { ...emptyRecord, decisions: [decision] });
  return decision;
}

/** Takes a block back, with a journal entry where its chat is known. To be run inside the portal's lane. */
export async function unblockIdentifier(
  deps: BlockDeps,
  member: MemberId,
  key: string,
  by: string,
): Promise<void> {
  const { blocked, blocks = [] } = await deps.stores.settings.portal(member);
  if (!blocked.includes(key)) throw new CorrectionError('unknown', 'BLOCK_UNKNOWN', 'Open the list again.');
  await putBlocked(deps, member, key, undefined);
  const chat = blocks.find((block) => block.key === key)?.chat;
  if (chat === undefined) return;
  const decision = personDecision(deps, chat, {
    outcome: 'nothing',
    by,
    reasons: [reason('unblockedByPerson', { identifier: identityOfKey(key) })],
    before: { customers: [] },
  });
  await deps.stores.record(member, { ...emptyRecord, decisions: [decision] });
}

/** Undo of a decision that blocked or unblocked an identifier. */
export async function restoreBlock(deps: BlockDeps, member: MemberId, decision: Decision): Promise<void> {
  for (const { code, identifier } of decision.reasons) {
    const key = identifier === undefined ? undefined : keyOfStoredValue(identifier);
    if (key === undefined) continue;
    if (code === 'blockedByPerson') await putBlocked(deps, member, key, undefined);
    if (code === 'unblockedByPerson')
      await putBlocked(deps, member, key, { by: decision.by ?? '', at: decision.at, chat: decision.chat });
  }
}

/** Whether undo of the decision changes the list of blocked identifiers. */
export function changesBlocks({ reasons }: Pick<Decision, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'blockedByPerson' || code === 'unblockedByPerson');
}

/** Removes who blocked an identifier in one of these chats, and when; the identifier stays blocked: others use it. */
export async function forgetWhoBlocked(
  { stores }: { readonly stores: Pick<Stores, 'settings'> },
  member: MemberId,
  chats: readonly Decision['chat'][],
): Promise<void> {
  const settings = await stores.settings.portal(member);
  const { blocks = [] } = settings;
  const others = blocks.filter(({ chat }) => !chats.includes(chat));
  if (others.length < blocks.length) await stores.settings.putPortal(member, { ...settings, blocks: others });
}

async function putBlocked(
  { stores }: BlockDeps,
  member: MemberId,
  key: string,
  block: { readonly by: string; readonly at: number; readonly chat: Decision['chat'] } | undefined,
): Promise<void> {
  const { blocked, blocks = [], ...rest } = await stores.settings.portal(member);
  const others = blocks.filter((each) => each.key !== key);
  const keys = blocked.filter((each) => each !== key);
  await stores.settings.putPortal(member, {
    ...rest,
    blocked: block ? [...keys, key] : keys,
    blocks: block ? [...others, { key, ...block }] : others,
  });
}
