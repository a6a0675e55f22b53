import assert from 'node:assert/strict';
import { createLog } from '../../src/observability/log.ts';
import { mask } from '../../src/observability/mask.ts';
import { portalHash } from '../../src/observability/portal-hash.ts';
import { PortalError } from '../../src/bitrix24/client/portal-client.ts';

describe('masking of logs', () => {
  function logged(write: (log: ReturnType<typeof createLog>) => void): string {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    write(createLog({ level: 'debug', destination }));
    return lines.join('');
  }

  it('removes phones, e-mails and tokens', () => {
    for (const text of [
      '+34 600 123 456',
      '(11) 98765-4321',
      "ann.o'hara@example.com",
      '51856fefc120afa4b628cc82d3935cce',
    ]) {
      assert.doesNotMatch(mask(`seen ${text} there`), /123|8765|hara|1856fefc/);
    }
    assert.equal(mask('line 15, 200 in 3.5 s'), 'line 15, 200 in 3.5 s');
  });

  it('applies to sentences and to known keys', () => {
    const text = logged((log) => {
      log.info(
        { phone: '+34600123456', auth: { access_token: 'AT' }, deep: { refreshToken: 'RT' }, member: 'm' },
        'call +34600123456',
      );
      log.warn('ann@example.com');
    });
    assert.doesNotMatch(text, /600123456|ann@|"AT"|"RT"/);
    assert.match(text, new RegExp(`"member":"${portalHash('m')}"`));
  });

  it('logs errors and their causes without additional properties', () => {
    const cause = Object.assign(new Error('POST failed for +34600123456'), {
      config: { data: 'NAME=Ann' },
      response: { body: 'Ann' },
    });
    const error = new PortalError('rejected', 'BAD', { cause });
    const text = logged((log) => {
      log.error({ err: error }, 'it failed');
    });
    assert.doesNotMatch(text, /Ann|600123456/);
    assert.match(text, /"code":"BAD"/);
    assert.match(text, /POST failed for/);
  });
});
