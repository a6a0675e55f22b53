import assert from 'node:assert/strict';
import { withRetries } from '../../src/processing/chat-work.ts';
import { identifierOf } from '../../src/domain/identifiers/identifier.ts';
import { chat, phone, someTime } from '../store/samples.ts';

describe('waits and a clock that is set back', () => {
  const refused = identifierOf('phone', phone('+34600123456'), 'typed');
  const record = chat('x|1|1|1', { retryLater: { at: someTime, identifiers: [refused] } });

  it('attack low: refused changes are tried again after a minute, and at once when the clock went back an hour', () => {
    assert.deepEqual(withRetries(record, [], someTime + 30_000).identifiers, []);
    assert.deepEqual(withRetries(record, [], someTime + 60_000).identifiers, [refused]);
    assert.deepEqual(withRetries(record, [], someTime - 3_600_000).identifiers, [refused]);
  });
});
