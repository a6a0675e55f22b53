import { z } from 'zod';
import type { AppliedChange, Change } from '../../../domain/changes/change.ts';
import type { CrmItem } from '../../../domain/crm-view.ts';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import { entityTypeId, sameRef } from '../../../domain/crm-ref.ts';
import type { PortalClient } from '../../client/portal-client.ts';
import { activityRow, bindingRefs, bindingRows } from '../activity.ts';
import { crmItem, itemAnswer } from '../crm-item.ts';
import type { Deferred } from '../../client/batch-reader.ts';
import { BatchReader } from '../../client/batch-reader.ts';
import { idNumber, text } from '../../client/scalars.ts';
import { ORIGINATOR } from './command-of.ts';
import { resolveTargets } from './resolve-targets.ts';

/** Whether the CRM shows a change today. `gone`: what it was made on is no longer there. */
export interface ChangeState {
  readonly change: Change;
  readonly state: 'done' | 'notDone' | 'gone';
  /** Id of what was created, or of the value that was added. */
  readonly id?: number;
}

const createdItems = z.object({ items: z.array(z.object({ id: idNumber })) });
const createdActivities = z.array(z.object({ ID: idNumber, ORIGIN_ID: text }));
const logLines = z.array(z.object({ id: idNumber, text }));

/** Changes of one decision. `applied` tells ids of created items where they are known; others are found by their origin. */
export interface ChangesToCheck {
  readonly changes: readonly Change[];
  readonly applied: readonly AppliedChange[];
}

/**
 * Reads back what writes of unknown outcome left in the CRM, or what is left of a decision before it is undone. Many
 * decisions share their requests; what one of them created is no target for another.
 */
export async function readChangeStates(
  client: PortalClient,
  decisions: readonly ChangesToCheck[],
  requestId: string,
): Promise<readonly (readonly ChangeState[])[]> {
  const questions = new BatchReader(client, requestId);
  const creations = decisions.map(({ changes, applied }) =>
    changes.map((change) => ({ change, find: requestCreated(questions, change, applied) })),
  );
  await questions.send();
  const looks = decisions.map(({ changes, applied }, index) => {
    const known = (creations[index] ?? []).flatMap(({ change, find }): AppliedChange[] => {
      const created = find?.();
      return created === undefined ? [] : [{ change, outcome: 'applied', created }];
    });
    const told = new Set(applied.flatMap(({ change, created }) => (created === undefined ? [] : [change])));
    return changes.map((change) => requestState(questions, change, known, told.has(change)));
  });
  await questions.send();
  return looks.map((all) => all.map((look) => look()));
}

/** Finds what a change created: told by its answer, else by origin. */
function requestCreated(
  questions: BatchReader,
  change: Change,
  applied: readonly AppliedChange[],
): (() => number | undefined) | undefined {
  const told = applied.find((entry) => entry.change === change)?.created;
  if (told !== undefined) return () => told;
  if (change.kind === 'createItem') {
    const filter = { '=originatorId': ORIGINATOR, '=originId': change.originId };
    const answer = questions.request(
      'crm.item.list',
      { entityTypeId: entityTypeId(change.type), filter, select: ['id'] },
      createdItems,
    );
    return () => answer.value()?.items[0]?.id;
  }
  if (change.kind !== 'createActivity') return undefined;
  const filter = { ORIGINATOR_ID: ORIGINATOR, ORIGIN_ID: change.originId };
  const answer = questions.request(
    'crm.activity.list',
    { filter, select: ['ID', 'ORIGIN_ID'] },
    createdActivities,
  );
  return () => answer.value()?.find((row) => row.ORIGIN_ID === change.originId)?.ID;
}

function requestState(
  questions: BatchReader,
  change: Change,
  known: readonly AppliedChange[],
  wasTold: boolean,
): () => ChangeState {
  if (change.kind === 'createItem' || change.kind === 'createActivity')
    return requestCreation(
      questions,
      change,
      known.find((entry) => entry.change === change)?.created,
      wasTold,
    );
  if (change.kind === 'mergeItems') {
    const absorbed = requestItem(questions, { type: change.type, id: change.absorbed });
    return () => ({ change, state: absorbed.value() ? 'notDone' : 'done' });
  }
  const resolved = resolveTargets(change, known);
  const ref = resolved?.item;
  if (!resolved || !ref) return () => ({ change, state: 'notDone' });
  if (change.kind === 'bindActivity' || change.kind === 'unbindActivity')
    return requestBinding(questions, change, ref);
  if (change.kind === 'logLine') return requestLogLine(questions, change, ref);
  const answer = requestItem(questions, ref);
  return () => {
    const raw = answer.value();
    if (!raw) return { change, state: 'gone' };
    return itemState(change, crmItem(ref.type, raw.item, []), resolved.contact);
  };
}

type Creation = Extract<Change, { kind: 'createItem' | 'createActivity' }>;

/** What was found by its origin a moment ago is there; what the journal tells of may be gone. */
function requestCreation(
  questions: BatchReader,
  change: Creation,
  id: number | undefined,
  wasTold: boolean,
): () => ChangeState {
  if (id === undefined) return () => ({ change, state: 'notDone' });
  const isThere = wasTold ? requestExistence(questions, change, id) : () => true;
  return () => ({ change, state: isThere() ? 'done' : 'gone', id });
}

function requestExistence(questions: BatchReader, change: Creation, id: number): () => boolean {
  const answer =
    change.kind === 'createItem'
      ? requestItem(questions, { type: change.type, id })
      : questions.request('crm.activity.get', { id }, activityRow);
  return () => answer.value() !== undefined;
}

function requestItem(questions: BatchReader, ref: CrmRef): Deferred<z.infer<typeof itemAnswer>> {
  return questions.request('crm.item.get', { entityTypeId: entityTypeId(ref.type), id: ref.id }, itemAnswer);
}

function requestBinding(
  questions: BatchReader,
  change: Extract<Change, { kind: 'bindActivity' | 'unbindActivity' }>,
  ref: CrmRef,
): () => ChangeState {
  const answer = questions.request('crm.activity.binding.list', { activityId: change.activity }, bindingRows);
  return () => {
    const rows = answer.value();
    if (!rows) return { change, state: 'gone' };
    const bound = bindingRefs(rows).some((item) => sameRef(item, ref));
    return { change, state: bound === (change.kind === 'bindActivity') ? 'done' : 'notDone' };
  };
}

function requestLogLine(
  questions: BatchReader,
  change: Extract<Change, { kind: 'logLine' }>,
  ref: CrmRef,
): () => ChangeState {
  const answer = questions.request(
    'crm.timeline.logmessage.list',
    { entityTypeId: entityTypeId(ref.type), entityId: ref.id, order: { id: 'DESC' } },
    logLines,
  );
  return () => {
    const line = answer.value()?.find((entry) => entry.text.endsWith(`#${change.decision}`));
    return line ? { change, state: 'done', id: line.id } : { change, state: 'notDone' };
  };
}

function itemState(change: Change, item: CrmItem, contact: number): ChangeState {
  const done = (is: boolean, id?: number): ChangeState => ({
    change,
    state: is ? 'done' : 'notDone',
    ...(id !== undefined && { id }),
  });
  switch (change.kind) {
    case 'addCommunication': {
      const value = item.communications.find(
        (entry) => entry.type === change.type && entry.value === change.value,
      );
      return done(value !== undefined, value?.id);
    }
    case 'setStage':
      return done(item.stage === change.stage);
    case 'setLink':
      return done((change.field === 'contactId' ? item.contact : item.company) === contact);
    case 'setDealContacts':
      return done(String([...item.contacts].sort()) === String([...change.contacts].sort()));
    case 'fillName':
      return done(item.name === change.name && item.lastName === change.lastName);
    default:
      return done(false);
  }
}
