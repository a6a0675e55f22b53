import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MatrixMemory, roomFor } from '../../../../src/domain/reading/opinion/network/matrix-memory.ts';

const size = fc.integer({ min: 1, max: 37 });
const shapes = fc.record({
  rows: size,
  inputs: size,
  outputs: fc.integer({ min: 1, max: 6 }).map((eights) => 8 * eights),
  hasBias: fc.boolean(),
  seed: fc.integer(),
});

/** Numbers between -1 and 1 that differ from place to place. */
function fill(values: Float32Array, seed: number): void {
  values.forEach((_, at) => (values[at] = Math.sin(seed + 1.7 * at)));
}

describe('matrices', () => {
  it('are multiplied as loops multiply them, in all sizes, also some columns of wider ones', () => {
    fc.assert(
      fc.property(shapes, ({ rows, inputs, outputs, hasBias, seed }) => {
        const [wide, far] = [inputs + 3, outputs + 16];
        const room = roomFor(rows, wide) + roomFor(inputs, far) + roomFor(1, outputs) + roomFor(rows, far);
        const memory = new MatrixMemory(room, outputs);
        const x = memory.matrix(rows, wide);
        const weights = memory.matrix(inputs, far);
        const bias = memory.matrix(1, outputs);
        const y = memory.matrix(rows, far);
        [x, weights, bias].forEach(({ values }, index) => fill(values, seed + index));
        memory.multiply({
          of: { matrix: x, first: 2 },
          rows,
          inputs,
          by: { matrix: weights, first: 8 },
          outputs,
          ...(hasBias && { bias }),
          into: { matrix: y, first: 4 },
        });
        for (let row = 0; row < rows; row++) {
          for (let output = 0; output < outputs; output++) {
            let sum = hasBias ? bias.values[output]! : 0;
            for (let input = 0; input < inputs; input++)
              sum += x.values[row * wide + 2 + input]! * weights.values[input * far + 8 + output]!;
            assert.ok(Math.abs(sum - y.values[row * far + 4 + output]!) < 1e-4);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
