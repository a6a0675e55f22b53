import assert from 'node:assert/strict';
import { readFile, readdir, rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openPostgresStores } from '../../../src/store/open-postgres-stores.ts';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import { api } from '../../../src/web/contract/api.ts';
import { secretBox } from '../../bitrix24/portal-fixture.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { startPostgresIfPossible, type Server } from '../../store/postgres/server.ts';
import { openPage } from '../../web/api/open-page.ts';

const PERSON = { name: 'Griselda', lastName: 'Quintanilla' };
const EMAIL = 'griselda.q@example.com';
/** Stored before: the phone in every spelling, the address, words of a text that is not handled yet. */
const stored: readonly RegExp[] = [
  /6\W{0,2}0\W{0,2}0\W{0,2}1\W{0,2}2\W{0,2}3\W{0,2}4\W{0,2}5\W{0,2}6/,
  /٦٠٠١٢٣٤٥٦/,
  /griselda\.q/i,
  /violeta/,
];
/** What nobody may find afterwards: also the name, and words of handled texts. */
const traces: readonly RegExp[] = [...stored, /griselda/i, /quintanilla/i, /esmeralda/];

/** A person who wrote, whose number stands in another chat too, in events that wait and in one that was set aside. */
async function personInAllTables(tracker: Tracker): Promise<void> {
  const { portal, stores, member } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const person = portal.customer({ connector: 'telegrambot', line: line.id, ...PERSON });
  person.write(`hola, quiero el vestido esmeralda. Mi número es 600 12 34 56 y mi correo ${EMAIL}`);
  await tracker.waitUntilIdle();
  const other = portal.customer({ connector: 'viber', line: line.id, name: 'Luis' });
  other.write('mi número es 611 222 333');
  await tracker.waitUntilIdle();
  other.write('el teléfono de mi amiga es 600-123-456');
  await tracker.waitUntilIdle();
  const [connector = '', , externalChat = '', user = ''] = person.userCode.split('|');
  const message = (text: string, messageId: string) => ({
    body: {
      type: 'message',
      connector,
      line: String(line.id),
      externalChat,
      user,
      messageId,
      text,
      at: 1,
      source: 'message',
      unsure: false,
    },
    at: 1,
  });
  const data = { DATA: { connector: { connector_id: connector, chat_id: externalChat }, text: 'violeta' } };
  await stores.inbox.append(member, [
    message('el vestido violeta, por favor', 'm1'),
    { body: { type: 'unread', name: 'ONOPENLINEMESSAGEADD', data, ts: '', source: 'message' }, at: 1 },
    { body: { type: 'fax', text: 'el de Luis y el de su amiga (+34) 600.123.456' }, at: 1 },
    { body: { type: 'fax', text: 'el de su amiga es ٦٠٠١٢٣٤٥٦' }, at: 1 },
    { body: { type: 'fax', text: 'el de Luis es 611222333' }, at: 1 },
  ]);
  const [, unread, fax] = await stores.inbox.waiting(member, 9);
  assert.ok(unread && fax);
  await stores.inbox.failed(member, [unread.id, fax.id], 'UNREADABLE_EVENT', 1);
  await stores.settings.putNote(member, 'refusals', JSON.stringify([{ words: `Wrong e-mail ${EMAIL}` }]));
}

async function erasePerson(tracker: Tracker): Promise<void> {
  const page = await openPage(tracker);
  const { items } = await page.call(api.findCustomers, { query: { q: EMAIL } });
  const [found] = items;
  assert.ok(found);
  await page.call(api.eraseCustomer, { params: { id: found.id }, body: { crm: false } });
}

/** What is kept of the other customer. */
async function assertOtherKept({ stores, member }: Tracker): Promise<void> {
  const [kept, ...rest] = await stores.bindings.listCustomers(member, { limit: 9 });
  assert.deepEqual([kept?.phones, rest], [['+34611222333'], []]);
  const { waiting, parked } = await stores.inbox.load(member);
  assert.equal(waiting + parked, 1);
}

async function filesWith(dir: string, trace: RegExp): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (trace.test(await readFile(path, 'utf8'))) found.push(path);
  }
  return found;
}

async function columnsWith(databaseUrl: string, trace: RegExp): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const columns = await client.query<{ schema: string; table: string; column: string }>(
      `select table_schema as schema, table_name as table, column_name as column from information_schema.columns
       where table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { schema, table, column } of columns.rows) {
      const { rows } = await client.query<{ value: string | null }>(
        `select "${column}"::text as value from "${schema}"."${table}"`,
      );
      if (rows.some(({ value }) => value !== null && trace.test(value))) found.push(`${table}.${column}`);
    }
    assert.ok(columns.rows.length > 30);
    return found;
  } finally {
    await client.end();
  }
}

describe('attack 17: an erased person stays somewhere', () => {
  it('row 17: nothing of an erased person is in any file of the data directory', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tracker-erased-'));
    try {
      await withTracker({ stores: await openSqliteStores({ dir, secretBox }) }, async (tracker) => {
        await personInAllTables(tracker);
        for (const trace of stored) assert.notDeepEqual(await filesWith(dir, trace), [], String(trace));
        await erasePerson(tracker);
        await assertOtherKept(tracker);
        for (const trace of traces) assert.deepEqual(await filesWith(dir, trace), [], String(trace));
      });
      for (const trace of traces) assert.deepEqual(await filesWith(dir, trace), [], String(trace));
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });

  describe('PostgreSQL', () => {
    let server: Server | undefined;
    before(async function () {
      server = await startPostgresIfPossible();
      if (!server) this.skip();
    });
    after(() => server?.stop());

    it('row 17: nothing of an erased person is in any column of any table', async () => {
      assert.ok(server);
      const url = await server.newDatabase();
      const stores = await openPostgresStores({ url, secretBox });
      await withTracker({ stores }, async (tracker) => {
        await personInAllTables(tracker);
        for (const trace of stored) assert.notDeepEqual(await columnsWith(url, trace), [], String(trace));
        await erasePerson(tracker);
        await assertOtherKept(tracker);
        for (const trace of traces) assert.deepEqual(await columnsWith(url, trace), [], String(trace));
      });
    });
  });
});
