import assert from 'node:assert/strict';
import { readText } from '../../src/domain/reading/read-text.ts';
import { mask } from '../../src/observability/mask.ts';
import { csv } from '../../src/web/api/csv.ts';
import { api } from '../../src/web/contract/api.ts';
import { restError } from '../../src/bitrix24/client/rest-error.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { hostile, veryLong } from './hostile.ts';

describe('hostile names and messages', () => {
  it('the CRM holds exactly the names, timelines and answers nothing of the messages', async () => {
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
        portal.customer({ connector: 'telegrambot', line: line.id, name }).write(`${known} ${text}`);
        portal.customer({ connector: 'viber', line: line.id, name }).write(`${fresh} ${text}`);
      }
      await tracker.waitUntilIdle();
      const page = await openPage(tracker);
      const { logMessages, comments } = portal.crm.timeline;
      const told = [...logMessages.values(), ...comments.values()].map(({ text }) => text);
      assert.ok(told.length >= people.length);
      for (const { text, name, known, fresh, contact } of people) {
        assert.equal(contact.name, name.trim());
        assert.deepEqual(contact.phones, [`+34${known}`]);
        const lead = portal.crm.leads.all().find(({ phones }) => phones.includes(`+34${fresh}`));
        assert.equal(lead?.name, name);
        assert.deepEqual(lead.phones, [`+34${fresh}`]);
        for (const word of told) assert.ok(!word.includes(text.slice(0, 12)), word);
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

  it('no cell of a table is a formula, in any spreadsheet', () => {
    const inert: readonly (readonly [string, string])[] = [
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
    for (const [value, cell] of inert) assert.equal(csv([[value]]), `\uFEFF${cell}\r\n`);
  });
});

describe('long hostile texts take time that grows with their length', () => {
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
  const ways: Readonly<Record<string, (text: string) => unknown>> = {
    reading: (text) => readText(text, { regions: ['ES', 'MX', 'BR'] }),
    masking: mask,
    'a complaint of a portal': (description) => restError({ code: 'X', description, status: 400 }),
  };
  /** The best of two: the machine has other things to do as well. */
  const cost = (work: () => unknown): number =>
    Math.min(
      ...[1, 2].map(() => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );

  for (const [way, work] of Object.entries(ways))
    it(way, () => {
      for (const [shape, unit] of Object.entries(shapes)) {
        const text = (length: number): string => unit.repeat(length / unit.length);
        work(text(3000));
        const short = cost(() => work(text(6000)));
        const long = cost(() => work(text(48_000)));
        // Eight times the length; the square of that would be 64. A text is read up to 100,000 characters.
        assert.ok(long < 24 * short + 150, `${shape}: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`);
      }
    });
});
