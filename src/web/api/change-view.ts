import type { z } from 'zod';
import type { AppliedChange, Change } from '../../domain/changes/change.ts';
import { changeValues, itemsOf, targetOf } from '../../domain/changes/change.ts';
import { existingItems, isCreated, type Target } from '../../domain/changes/target.ts';
import { parseUserCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { PlannedChangeView } from '../contract/common.ts';
import type { changeView } from '../contract/journal.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { readStageNames, type StageNames } from '../../bitrix24/crm/read-stage-names.ts';

export type ChangeView = z.output<typeof changeView>;

/** A change as the journal shows it: which item, the value before it and the one after. */
export function viewOfChange({ change, outcome, error, created }: AppliedChange): ChangeView {
  return { ...viewOf(change, created), outcome, ...(error !== undefined && { error }) };
}

/** A change that is only planned. */
export function viewOfPlannedChange(change: Change): PlannedChangeView {
  return viewOf(change, undefined);
}

/** The items that a view names: their names are looked up. */
export function itemsOfView({ item, others = [], othersBefore = [] }: PlannedChangeView): readonly CrmRef[] {
  return [...(item ? [item] : []), ...others, ...othersBefore];
}

/** The names of the stages in these changes. */
export function stageNamesOf(client: PortalClient, views: readonly PlannedChangeView[]): Promise<StageNames> {
  const stages = views.flatMap(({ kind, item, before, after }) =>
    kind === 'setStage' && item ? [before, after].map((stage) => ({ item, stage })) : [],
  );
  return readStageNames(client, stages, 'page.stages');
}

/** Adds the names of stages. */
export function withStageNames<V extends PlannedChangeView>(view: V, names: StageNames): V {
  const { kind, item, before, after } = view;
  if (kind !== 'setStage' || !item) return view;
  return { ...view, stages: { before: names.of(item, before), after: names.of(item, after) } };
}

function viewOf(change: Change, created: number | undefined): PlannedChangeView {
  const [item] = itemsOf(change, created);
  const target = targetOf(change);
  return {
    kind: change.kind,
    ...(item && { item }),
    ...(!item && isCreated(target) && { newItem: target.created }),
    ...changeValues(change),
    ...connectorOf(change),
    ...linksOf(change),
  };
}

function connectorOf(change: Change): Pick<PlannedChangeView, 'connector'> {
  switch (change.kind) {
    case 'createActivity':
    case 'logLine':
      return { connector: change.connector };
    case 'addCommunication': {
      const chat = change.type === 'IM' ? parseUserCode(change.value) : undefined;
      return chat ? { connector: chat.connector } : {};
    }
    case 'bindActivity':
    case 'unbindActivity':
    case 'setStage':
    case 'tagItem':
    case 'setLink':
    case 'setDealContacts':
    case 'fillName':
    case 'createItem':
    case 'mergeItems':
      return {};
  }
}

function linksOf(change: Change): Pick<PlannedChangeView, 'others' | 'othersBefore' | 'newOther'> {
  const contacts = (ids: readonly number[]): readonly CrmRef[] => ids.map((id) => ({ type: 'contact', id }));
  switch (change.kind) {
    case 'setLink': {
      const type = change.field === 'contactId' ? 'contact' : 'company';
      const value: Target | undefined = change.value === 0 ? undefined : change.value;
      return {
        ...(value && (isCreated(value) ? { newOther: value.created } : { others: existingItems(value) })),
        ...(change.before > 0 && { othersBefore: [{ type, id: change.before }] }),
      };
    }
    case 'setDealContacts':
      return { others: contacts(change.contacts), othersBefore: contacts(change.before) };
    case 'mergeItems':
      return { others: [{ type: change.type, id: change.absorbed }] };
    case 'addCommunication':
    case 'bindActivity':
    case 'unbindActivity':
    case 'setStage':
    case 'tagItem':
    case 'fillName':
    case 'createItem':
    case 'createActivity':
    case 'logLine':
      return {};
  }
}
