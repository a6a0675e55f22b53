import { z } from 'zod';
import type { AppliedChange, Change } from '../../model/change.ts';
import type { CrmRef } from '../../model/crm-ref.ts';
import { entityTypeId } from '../../model/crm-ref.ts';
import type { Reason } from '../../model/decision.ts';
import type { PortalClient, RestCommand } from '../portal-client.ts';
import { Questions } from '../read/questions.ts';
import { idNumber } from '../read/scalars.ts';
import { binding, dealContacts, updateItem } from './command-of.ts';
import type { ChangeState } from './read-change-states.ts';
import { readChangeStates } from './read-change-states.ts';
import { resolveTargets } from './resolve-targets.ts';

/**
 * Takes back what a decision did, last change first. What somebody changed since is left alone and named: codes
 * `changedSince`, `itemGone`, `mergeIsFinal`, `createdKept`, `refused`. Doing it twice changes nothing more.
 */
export async function revertChanges(
  client: PortalClient,
  applied: readonly AppliedChange[],
  requestId: string,
): Promise<readonly Reason[]> {
  const ours = applied.filter(({ outcome }) => outcome === 'applied');
  const changes = ours.map(({ change }) => change);
  const states = await readChangeStates(client, changes, ours, requestId);
  const busy = await busyCreations(client, ours, states, requestId);
  const leftAlone: Reason[] = [];
  const steps: { readonly command: RestCommand; readonly about: readonly CrmRef[] }[] = [];
  for (const [index, state] of [...states.entries()].reverse()) {
    const change = changes[index];
    if (!change) continue;
    const item = resolveTargets(change, ours)?.item;
    const about = item ? [item] : [];
    const inverse = busy.has(change) ? { code: 'createdKept' } : inverseOf(change, state, item);
    if ('code' in inverse) leftAlone.push({ code: inverse.code, refs: about, value: change.kind });
    else steps.push({ command: inverse, about });
  }
  if (steps.length === 0) return leftAlone;
  // Joining back goes before leaving: the last binding of an activity can't be deleted (rest-contract.md 4.6).
  steps.sort((a, b) => Number(leaves(a.command)) - Number(leaves(b.command)));
  const outcomes = await client.batch(
    steps.map(({ command }) => command),
    requestId,
  );
  outcomes.forEach((outcome, index) => {
    const step = steps[index];
    if (step && !outcome.ok) leftAlone.push({ code: 'refused', refs: step.about, value: outcome.error.code });
  });
  return leftAlone;
}

/** Items that the decision created and somebody works with since: they hold activities that are not the decision's. */
async function busyCreations(
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
  const questions = new Questions(client, requestId);
  const looks = states.flatMap(({ change, state, id }) => {
    if (change.kind !== 'createItem' || state !== 'done' || id === undefined) return [];
    const bindings = [{ OWNER_TYPE_ID: entityTypeId(change.type), OWNER_ID: id }];
    const params = { filter: { BINDINGS: bindings }, select: ['ID'] };
    return [{ change, answer: questions.ask('crm.activity.list', params, activityIds) }];
  });
  await questions.send();
  // An answer that does not come is a reason to leave it alone, too.
  return new Set(
    looks
      .filter(({ answer }) => answer.value()?.every(({ ID }) => ours.has(ID)) !== true)
      .map(({ change }) => change),
  );
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
      // `{typeId, value: ''}` deletes one value of a multi-field (rest-contract.md 4.4).
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
