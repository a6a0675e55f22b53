import assert from 'node:assert/strict';
import type { PortalSim } from '../../../simulator/portal-simulator.ts';
import { applyChanges } from '../../../src/bitrix24/crm/changes/apply-changes.ts';
import { readChangeStates } from '../../../src/bitrix24/crm/changes/read-change-states.ts';
import { planRevert, revert } from '../../../src/bitrix24/crm/changes/revert-changes.ts';
import { timelineTexts } from '../../../src/bitrix24/crm/changes/timeline-texts.ts';
import type { PortalClient } from '../../../src/bitrix24/client/portal-client.ts';
import type { AppliedChange, Change } from '../../../src/domain/changes/change.ts';
import { changeKinds } from '../../../src/domain/changes/change-kind.ts';
import { changeSamples, prepareScene } from '../../helpers/change-samples.ts';
import { crmContent } from '../../helpers/crm-content.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';

const DEAL = 2;
const REQUEST = 'test-changes';
const texts = timelineTexts('es');

async function clientOf({ application, member }: Tracker): Promise<PortalClient> {
  return application.clients.of(member);
}

async function apply(client: PortalClient, ...changes: readonly Change[]): Promise<readonly AppliedChange[]> {
  const [applied = []] = await applyChanges(client, [{ before: [], changes }], texts, REQUEST);
  return applied;
}

async function stateOf(client: PortalClient, change: Change, applied: readonly AppliedChange[] = []) {
  const [[found] = []] = await readChangeStates(client, [{ changes: [change], applied }], REQUEST);
  return found?.state;
}

/** REST methods sent for `work`: the app itself reads what the events name meanwhile. */
async function methodsSent(portal: PortalSim, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = portal.requests.length;
  await work();
  return portal.requests
    .slice(before)
    .filter(({ requestId }) => requestId === REQUEST)
    .flatMap(({ method, commands }) =>
      commands.length > 0 ? commands.map((command) => command.method) : [method],
    );
}

describe('every kind of change, against a portal', () => {
  for (const kind of changeKinds) {
    describe(kind, () => {
      it('is made, is read back, and undo leaves the CRM as before', async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const { change, method, undoMethod } = changeSamples[kind](prepareScene(portal));
          const client = await clientOf(tracker);
          const before = crmContent(portal);
          assert.equal(await stateOf(client, change), 'notDone');

          let applied: readonly AppliedChange[] = [];
          const sent = await methodsSent(portal, async () => (applied = await apply(client, change)));
          assert.deepEqual(sent, [method]);
          assert.deepEqual(
            applied.map(({ outcome }) => outcome),
            ['applied'],
          );
          assert.notDeepEqual(crmContent(portal), before);
          assert.equal(await stateOf(client, change), 'done', 'without the answer that told its id');
          assert.equal(await stateOf(client, change, applied), 'done');

          const made = crmContent(portal);
          const { steps, leftAlone } = await planRevert(client, applied, REQUEST, () => false);
          assert.deepEqual(crmContent(portal), made, 'planning changes nothing');
          const undone = await methodsSent(portal, () => revert(client, steps, REQUEST));
          assert.deepEqual(undone, undoMethod === undefined ? [] : [undoMethod]);
          assert.deepEqual(
            leftAlone.map(({ code }) => code),
            undoMethod === undefined ? ['mergeIsFinal'] : [],
          );
          assert.deepEqual(crmContent(portal), undoMethod === undefined ? made : before);
        });
      });

      it('is left alone by undo where a person took away what it was made on', async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const { change, vanish, stateOnceGone } = changeSamples[kind](prepareScene(portal));
          const client = await clientOf(tracker);
          const applied = await apply(client, change);
          vanish(applied[0]?.created);
          const left = crmContent(portal);
          assert.equal(await stateOf(client, change, applied), stateOnceGone);
          const { steps, leftAlone } = await planRevert(client, applied, REQUEST, () => false);
          assert.deepEqual(steps, []);
          const codes = { gone: 'itemGone', notDone: 'changedSince', done: 'mergeIsFinal' } as const;
          assert.deepEqual(
            leftAlone.map(({ code, value }) => ({ code, value })),
            [{ code: codes[stateOnceGone], value: kind }],
          );
          assert.deepEqual(crmContent(portal), left);
        });
      });
    });
  }

  it('what is already bound is present, and undo leaves it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const scene = prepareScene(portal);
      const { change } = changeSamples.bindActivity(scene);
      portal.crm.activities.bind(scene.activity, scene.deal, portal.person().actor);
      const client = await clientOf(tracker);
      const applied = await apply(client, change);
      assert.deepEqual(applied, [{ change, outcome: 'present' }]);
      assert.deepEqual(await planRevert(client, applied, REQUEST, () => false), { steps: [], leftAlone: [] });
    });
  });

  it('a change on an item that could not be created fails, and nothing is left behind', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const scene = prepareScene(portal);
      const client = await clientOf(tracker);
      const creation = changeSamples.createItem(scene).change;
      const binding = changeSamples.bindActivity(scene).change;
      const leaving = changeSamples.setStage(scene).change;
      portal.required.require(DEAL, 'comments', 'Comment');
      const before = crmContent(portal);
      const applied = await apply(client, creation, { ...binding, item: { created: 'deal' } }, leaving);
      assert.deepEqual(
        applied.map(({ change, outcome, error }) => [change.kind, outcome, error]),
        [
          ['createItem', 'failed', 'CRM_FIELD_ERROR_REQUIRED'],
          ['bindActivity', 'failed', 'TARGET_NOT_CREATED'],
          ['setStage', 'failed', 'NOT_JOINED'],
        ],
      );
      assert.deepEqual(crmContent(portal), before);
    });
  });
});
