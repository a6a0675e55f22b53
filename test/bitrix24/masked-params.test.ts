import assert from 'node:assert/strict';
import { maskedParams } from '../../src/bitrix24/client/masked-params.ts';
import { PortalError } from '../../src/bitrix24/client/portal-client.ts';
import { restLogLine } from '../../src/bitrix24/client/rest-log-line.ts';
import type { PortalRequest } from '../../src/bitrix24/client/observe-requests.ts';

const personal = /600123456|34600|ana@|Ana|Calle|secret|token-of/;

describe('parameters in the REST log', () => {
  it('show names and ids; of other values only kind and length', () => {
    const masked = maskedParams({
      entityTypeId: 3,
      id: 7,
      fields: {
        name: 'Ana García',
        fm: { n0: { typeId: 'PHONE', valueType: 'WORK', value: '+34600123456' } },
        contactIds: ['12', 13],
        opened: true,
        opportunity: 1200.5,
        companyId: null,
      },
    });
    assert.deepEqual(masked, {
      entityTypeId: 3,
      id: 7,
      'fields[name]': 'text(10)',
      'fields[fm][n0][typeId]': 'PHONE',
      'fields[fm][n0][valueType]': 'WORK',
      'fields[fm][n0][value]': 'text(12)',
      'fields[contactIds][0]': 12,
      'fields[contactIds][1]': 13,
      'fields[opened]': 'true',
      'fields[opportunity]': 'number(6)',
      'fields[companyId]': 'null',
    });
  });

  it('never show a value or key that may be personal', () => {
    for (const params of [
      { id: '600123456' },
      { filter: { '@id': [600_123_456] } },
      { type: 'ana@example.com', values: ['+34600123456'] },
      { typeId: 'Ana' },
      { '+34600123456': 1 },
      { comment: { deep: { deeper: { and: { more: { here: { Ana: 'Calle 1' } } } } } } },
      new URLSearchParams('fields[name]=Ana&values[0]=%2B34600123456&ID=600123456'),
    ])
      assert.doesNotMatch(JSON.stringify(maskedParams(params)), personal);
  });

  it('are cut after 40 values', () => {
    const many = maskedParams({ values: Array.from({ length: 500 }, (_, n) => `text ${n}`) });
    assert.equal(Object.keys(many).length, 41);
    assert.equal(many['more'], 460);
  });

  it('come with error codes of the portal, but not with its sentences', () => {
    const outcome = (code: string) => ({ ok: false, error: new PortalError('rejected', code) }) as const;
    const command = (code: string) => ({ method: 'crm.item.add', params: {}, outcome: outcome(code) });
    const request: PortalRequest = {
      at: 1,
      member: 'm',
      requestId: 'r',
      method: 'batch',
      took: 1.4,
      status: 400,
      outcome: 'rejected',
      code: 'No contact for Ana',
      sent: 1,
      received: 2,
      commands: [command('ACCESS_DENIED'), command('Ana: +34600123456')],
    };
    const line = restLogLine(request);
    assert.equal(line.code, 'ERROR');
    assert.deepEqual(
      line.commands.map(({ error }) => error),
      ['ACCESS_DENIED', 'ERROR'],
    );
  });
});
