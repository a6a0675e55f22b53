import assert from 'node:assert/strict';
import { startSimulator } from '../../../simulator/portal-simulator.ts';
import type { Change } from '../../../src/domain/changes/change.ts';
import {
  changeSchema,
  changeValues,
  itemsOf,
  phaseOf,
  targetOf,
} from '../../../src/domain/changes/change.ts';
import { changeKinds } from '../../../src/domain/changes/change-kind.ts';
import { changePhases } from '../../../src/domain/changes/change-spec.ts';
import { typeOfTarget } from '../../../src/domain/changes/target.ts';
import { changeSamples, prepareScene } from '../../helpers/change-samples.ts';

/** Every way to spoil one field of an object. */
function spoiled(value: object): readonly object[] {
  return Object.keys(value).flatMap((key) => {
    const { [key as never]: _gone, ...rest } = value;
    return [rest, { ...value, [key]: null }, { ...value, [key]: [{}] }];
  });
}

describe('every kind of change', () => {
  let samples: readonly Change[];

  before(async () => {
    const sim = await startSimulator();
    const portal = await sim.addPortal({});
    samples = changeKinds.map((kind) => changeSamples[kind](prepareScene(portal)).change);
    await sim.close();
  });

  for (const [index, kind] of changeKinds.entries()) {
    describe(kind, () => {
      const sample = (): Change => samples[index] ?? assert.fail();

      it('is read back from a stored row as it was, with what a later version added', () => {
        const row: unknown = JSON.parse(JSON.stringify({ ...sample(), later: 1 }));
        assert.deepEqual(changeSchema.parse(row), { ...sample(), later: 1 });
      });

      it('is refused where any of its fields is missing or of another shape', () => {
        for (const broken of spoiled(sample()))
          assert.equal(changeSchema.safeParse(broken).success, false, JSON.stringify(broken));
      });

      it('names the item that it is about, its values and its phase', () => {
        const { before, after } = changeValues(sample());
        assert.notEqual(before, after);
        const created = 77;
        const [main] = itemsOf(sample(), created);
        assert.equal(main?.type, typeOfTarget(targetOf(sample())));
        assert.equal(main.id === created, kind === 'createItem');
        assert.ok(changePhases.includes(phaseOf(sample())));
      });
    });
  }

  it('of an unknown kind is refused', () => {
    for (const kind of ['constructor', 'toString', '__proto__', 'deleteItem', 1, null])
      assert.equal(changeSchema.safeParse({ ...samples[0], kind }).success, false);
  });
});
