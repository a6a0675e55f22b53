import assert from 'node:assert/strict';
import { portalRegions } from '../../src/bitrix24/install/portal-regions.ts';

describe('portalRegions', () => {
  const cases = [
    [{ licence: 'de_ent10000', domain: 'acme.bitrix24.com', language: 'en' }, ['DE']],
    [{ licence: 'ru_basic', domain: 'acme.bitrix24.ru', language: 'ru' }, ['RU']],
    [{ licence: 'br_pro100', domain: 'acme.bitrix24.com.br', language: 'br' }, ['BR']],
    [{ licence: 'kz_demo', domain: 'acme.bitrix24.kz', language: 'ru' }, ['KZ']],
    [{ licence: 'en_std', domain: 'acme.bitrix24.es', language: 'la' }, ['ES']],
    [{ licence: 'la_std', domain: 'acme.bitrix24.es', language: 'la' }, ['ES', 'MX', 'CO', 'AR', 'CL', 'PE']],
    [{ licence: 'la_std', domain: 'acme.bitrix24.mx', language: 'la' }, ['MX', 'CO', 'AR', 'CL', 'PE']],
    [{ licence: 'en_std', domain: 'acme.bitrix24.com', language: 'fr' }, ['FR']],
    [{ licence: 'en_std', domain: 'acme.bitrix24.com', language: 'en' }, []],
    [{ domain: '127.0.0.1:3000' }, []],
    [{ licence: 'constructor', domain: 'acme.constructor', language: 'constructor' }, []],
  ] as const;
  for (const [clues, regions] of cases) {
    it(`${JSON.stringify(clues)} -> ${regions.join(', ') || 'none'}`, () => {
      assert.deepEqual(portalRegions(clues), regions);
    });
  }
});
