import { z } from 'zod';
import type { AppliedChange, Change } from '../../../domain/changes/change.ts';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import { entityTypeId } from '../../../domain/crm-ref.ts';
import type { Reason } from '../../../domain/decision.ts';
import type { PortalClient, RestCommand } from '../../client/portal-client.ts';
import { crmItem, itemAnswer } from '../crm-item.ts';
import { BatchReader } from '../../client/batch-reader.ts';
import { idNumber } from '../../client/scalars.ts';
import { binding, dealContacts, updateItem } from './command-of.ts';
import type { ChangeState } from './read-change-states.ts';
import { readChangeStates } from './read-change-states.ts';
import { resolveTargets } from './resolve-targets.ts';

/** One request that takes a change back. */
export interface RevertStep {
  readonly command: RestCommand;
  readonly items: readonly CrmRef[];
}

/**
 * What takes back a decision, last change first, and what somebody changed since, which is left alone and named: codes
 * `changedSince`, `itemGone`, `mergeIsFinal`, `createdKept`. Nothing is changed by it.
 */
export async function planRevert(
  client: PortalClient,
  applied: readonly AppliedChange[],
  requestId: string,
): Promise<{ readonly steps: readonly RevertStep[]; readonly leftAlone: readonly Reason[] }> {
  const ours = applied.filter(({ outcome }) => outcome === 'applied');
  const changes = ours.map(({ change }) => change);
  const [states = []] = await readChangeStates(client, [{ changes, applied: ours }], requestId);
  const busy = await creationsInUse(client, ours, states, requestId);
  const leftAlone: Reason[] = [];
  const steps: RevertStep[] = [];
  for (const [index, state] of [...states.entries()].reverse()) {
    const change = changes[index];
    if (!change) continue;
    const item = resolveTargets(change, ours)?.item;
    const items = item ? [item] : [];
    const inverse = busy.has(change) ? { code: 'createdKept' } : inverseOf(change, state, item);
    if ('code' in inverse) leftAlone.push({ code: inverse.code, refs: items, value: change.kind });
    else steps.push({ command: inverse, items });
  }
  // Joining back goes before leaving: the last binding of an activity can't be deleted
  // (docs/bitrix24/activities.md#bindings).
  steps.sort((a, b) => Number(leaves(a.command)) - Number(leaves(b.command)));
  return { steps, leftAlone };
}

/** Does it. Returns what the portal refused, code `refused`. */
export async function revert(
  client: PortalClient,
  steps: readonly RevertStep[],
  requestId: string,
): Promise<readonly Reason[]> {
  if (steps.length === 0) return [];
  const outcomes = await client.batch(
    steps.map(({ command }) => command),
    requestId,
  );
  return outcomes.flatMap((outcome, index): readonly Reason[] =>
    outcome.ok ? [] : [{ code: 'refused', refs: steps[index]?.items ?? [], value: outcome.error.code }],
  );
}

/** Items that the decision created and somebody works with since: they hold activities that are not the decision's. */
async function creationsInUse(
  client: PortalClient,
  applied: readonly AppliedChange[],
  states: readonly ChangeState[],
  requestId: string,
): Promise<ReadonlySet<Change>> {
  const ours = new Set(
    applied.flatMap(({ change, created }) => {
      if (change.kind === 'bindActivity') return [change.activity];
      return change.kind === 'createActivity' && created !== undefined ? [created] : [];
    }),
  );
  const questions = new BatchReader(client, requestId);
  const looks = states.flatMap(({ change, state, id }) => {
    if (change.kind !== 'createItem' || state !== 'done' || id === undefined) return [];
    return [{ change, isBusy: requestUse(questions, { type: change.type, id }, ours) }];
  });
  await questions.send();
  return new Set(looks.filter(({ isBusy }) => isBusy()).map(({ change }) => change));
}

/** Other activities, a comment, an edit or anything filled in: an answer that does not come counts as such, too. */
function requestUse(questions: BatchReader, item: CrmRef, ours: ReadonlySet<number>): () => boolean {
  const bindings = [{ OWNER_TYPE_ID: entityTypeId(item.type), OWNER_ID: item.id }];
  const activities = questions.request(
    'crm.activity.list',
    { filter: { BINDINGS: bindings }, select: ['ID'] },
    activityIds,
  );
  const comments = questions.request(
    'crm.timeline.comment.list',
    { filter: { ENTITY_ID: item.id, ENTITY_TYPE: item.type }, select: ['ID'] },
    z.array(z.unknown()),
  );
  const params = { entityTypeId: entityTypeId(item.type), id: item.id };
  const answer = questions.request('crm.item.get', params, itemAnswer);
  return () => {
    const raw = answer.value();
    const found = raw && crmItem(item.type, raw.item, []);
    const untouched = found?.filled.length === 0 && [0, found.createdBy].includes(found.updatedBy);
    const alone = activities.value()?.every(({ ID }) => ours.has(ID)) === true;
    return !untouched || !alone || comments.value()?.length !== 0;
  };
}

const activityIds = z.array(z.object({ ID: idNumber }));

function leaves(command: RestCommand): boolean {
  return command.method === 'crm.activity.binding.delete' || command.method === 'crm.item.delete';
}

function inverseOf(
  change: Change,
  state: ChangeState,
  item: CrmRef | undefined,
): RestCommand | { readonly code: string } {
  if (change.kind === 'mergeItems') return { code: 'mergeIsFinal' };
  if (state.state === 'gone') return { code: 'itemGone' };
  if (state.state === 'notDone') return { code: 'changedSince' };
  const target = item ?? { type: 'lead', id: 0 };
  switch (change.kind) {
    case 'addCommunication':
      // `{typeId, value: ''}` deletes one value of a multi-field (docs/bitrix24/multi-fields.md#as-item-fields).
      return updateItem(target, { fm: { [String(state.id)]: { typeId: change.type, value: '' } } });
    case 'bindActivity':
      return binding('crm.activity.binding.delete', change.activity, target);
    case 'unbindActivity':
      return binding('crm.activity.binding.add', change.activity, target);
    case 'setStage':
      return updateItem(change.item, { stageId: change.before });
    case 'setLink':
      return updateItem(change.item, { [change.field]: change.before });
    case 'setDealContacts':
      return dealContacts(change.item.id, change.before);
    case 'fillName':
      return updateItem(change.item, { name: change.before.name, lastName: change.before.lastName });
    case 'createActivity':
      return { method: 'crm.activity.delete', params: { id: state.id } };
    case 'logLine':
      return { method: 'crm.timeline.logmessage.delete', params: { id: state.id } };
    case 'createItem':
      return { method: 'crm.item.delete', params: { entityTypeId: entityTypeId(change.type), id: state.id } };
  }
}
