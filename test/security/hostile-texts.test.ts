import assert from 'node:assert/strict';
import { readText } from '../../src/domain/reading/read-text.ts';
import { mask } from '../../src/observability/mask.ts';
import { toCsv } from '../../src/web/csv/to-csv.ts';
import { api } from '../../src/web/contract/api.ts';
import { restError } from '../../src/bitrix24/client/rest-error.ts';
import { cpuMs } from '../helpers/cpu-time.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { hostile, veryLong } from './hostile.ts';

describe('hostile names and messages', () => {
  it('names are stored unchanged in the CRM; timelines and API responses contain nothing of the messages', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ name: Object.values(hostile).join(' '), crmChatTracker: 'N' });
      const people = [...Object.values(hostile), veryLong].map((text, index) => ({
        text,
        name: text.slice(0, 200),
        known: `6112223${String(30 + index)}`,
        fresh: `6001234${String(50 + index)}`,
        contact: portal.person().createContact({ name: '', phones: [`+346112223${String(30 + index)}`] }),
      }));
      tracker.sim.advance(86_400_000);
      for (const { text, name, known, fresh } of people) {
        portal
          .customer({ connector: 'telegrambot', line: line.id, name })
          .write(`mi número es ${known}\n${text}`);
        portal.customer({ connector: 'viber', line: line.id, name }).write(`mi número es ${fresh}\n${text}`);
      }
      await tracker.waitUntilIdle();
      const page = await openPage(tracker);
      const { logMessages, comments } = portal.crm.timeline;
      const lines = [...logMessages.values(), ...comments.values()].map(({ text }) => text);
      assert.ok(lines.length >= people.length);
      for (const { text, name, known, fresh, contact } of people) {
        assert.equal(contact.name, name.trim());
        assert.deepEqual(contact.phones, [`+34${known}`]);
        const lead = portal.crm.leads.all().find(({ phones }) => phones.includes(`+34${fresh}`));
        assert.equal(lead?.name, name);
        assert.deepEqual(lead.phones, [`+34${fresh}`]);
        for (const line of lines) assert.ok(!line.includes(text.slice(0, 12)), line);
        for (const q of [name, text.slice(0, 12)])
          assert.equal((await page.raw(api.findCustomers, { query: { q } })).status, 200);
        const [found] = (await page.call(api.findCustomers, { query: { q: fresh } })).items;
        const table = await page.call(api.exportCustomerCsv, { params: { id: found?.id ?? '' } });
        assert.doesNotMatch(table, /(?:^|[",;\r\n\t])[=@]/);
      }
      for (const call of [api.listJournal, api.findCustomers, api.listLines, api.health]) {
        const { headers } = await page.raw(call);
        assert.match(headers['content-type'] ?? '', /^application\/json/);
        assert.equal(headers['x-content-type-options'], 'nosniff');
      }
    });
  });

  it('no cell of a CSV export is a formula in any spreadsheet', () => {
    const cells: readonly (readonly [string, string])[] = [
      ['=1+1', "'=1+1"],
      ['+34600123456', "'+34600123456"],
      ['-1', "'-1"],
      ['@a', "'@a"],
      ['  =1', "'  =1"],
      ['＝1+1', "'＝1+1"],
      ['\t=1', `"'\t'=1"`],
      ['a;=1', `"a;'=1"`],
      ['a\r\n=1', `"a\r\n'=1"`],
      ['a "b"', '"a ""b"""'],
      ['telegrambot|1|-100|5', 'telegrambot|1|-100|5'],
      ['2026-11-25', '2026-11-25'],
    ];
    for (const [value, cell] of cells) assert.equal(toCsv([[value]]), `\uFEFF${cell}\r\n`);
  });
});

describe('CPU time grows linearly with the length of hostile texts', () => {
  const shapes: Readonly<Record<string, string>> = {
    letters: 'a',
    'local parts': 'a@',
    domains: 'a.',
    'letters and dashes': 'a-',
    digits: '6',
    'spaced digits': '6 ',
    'dashed digits': '6-',
    fractions: '1/',
    'plus signs': '+34 ',
    words: 'uno dos ',
    'spelled addresses': 'a (arroba) b punto ',
    links: 'http://wa.me/6 ',
    brackets: '[URL=',
    quotes: '«',
    'angle brackets': '<',
    'combining marks': 'a\u0301',
  };
  const operations: Readonly<Record<string, (text: string) => unknown>> = {
    'reading a message': (text) => readText(text, { regions: ['ES', 'MX', 'BR'] }),
    'masking a log line': mask,
    'reading an error of the portal': (description) => restError({ code: 'X', description, status: 400 }),
  };
  /** The better of two, because garbage collection also takes CPU time. */
  const cost = (work: () => unknown): number => Math.min(cpuMs(work), cpuMs(work));

  for (const [operation, work] of Object.entries(operations))
    it(operation, () => {
      for (const [shape, unit] of Object.entries(shapes)) {
        const text = (length: number): string => unit.repeat(length / unit.length);
        work(text(3000));
        const short = cost(() => work(text(6000)));
        const long = cost(() => work(text(48_000)));
        // Eight times the length: quadratic time would take 64 times as long. Texts are read up to 20,000 characters.
        assert.ok(long < 24 * short + 150, `${shape}: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`);
      }
    });
});
