import assert from 'node:assert/strict';
import { decodeLines, encodeLine } from '../../../src/store/lowdb/log-lines.ts';

const written = [{ a: 1 }, ['\u0000\n\u2028é😀'], null, 'x'.repeat(50)];
const encoded = written.map((data) => encodeLine(JSON.stringify(data)));
const whole = Buffer.concat(encoded);

describe('lines of the log', () => {
  it('are read as they were written', () => {
    assert.deepEqual(decodeLines(whole), { lines: written, goodBytes: whole.length });
    assert.deepEqual(decodeLines(Buffer.alloc(0)), { lines: [], goodBytes: 0 });
  });

  it('may stop at any byte: what is whole before it is kept', () => {
    let complete = 0;
    let goodBytes = 0;
    for (let length = 0; length < whole.length; length += 1) {
      if (length === goodBytes + (encoded[complete]?.length ?? 0)) {
        goodBytes = length;
        complete += 1;
      }
      assert.deepEqual(decodeLines(whole.subarray(0, length)), {
        lines: written.slice(0, complete),
        goodBytes,
      });
    }
  });

  it('show any byte that changed, and whether there is more behind it', () => {
    const lastStart = whole.length - (encoded.at(-1)?.length ?? 0);
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 4, at);
      const { lines, brokenAt } = decodeLines(damaged);
      assert.ok(lines.length < written.length, `byte ${at}`);
      // Without the line end before it the last line begins earlier.
      assert.equal(brokenAt === undefined, at >= lastStart - 1, `byte ${at}`);
    }
  });
});
