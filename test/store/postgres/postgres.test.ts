import assert from 'node:assert/strict';
import pg from 'pg';
import { openPostgresStores } from '../../../src/store/open-postgres-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { StoreError, type StoreErrorCode } from '../../../src/store/store-error.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { storeBattery } from '../battery.ts';
import { fill, readAll } from '../fill.ts';
import { entry, freshMember, portalOf } from '../samples.ts';
import { startPostgresIfPossible, type Server } from './server.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
const hasCode = (code: StoreErrorCode) => (error: unknown) =>
  error instanceof StoreError && error.code === code;

describe('postgres', () => {
  let server: Server | undefined;
  let url = '';
  before(async function () {
    this.timeout(60_000);
    server = await startPostgresIfPossible();
    if (server === undefined) this.skip();
    url = await server.newDatabase();
  });
  after(() => server?.stop());

  storeBattery('postgres', (options) => openPostgresStores({ url, secretBox, ...options }));

  describe('for several processes', () => {
    const opened: Stores[] = [];
    const open = async (address = url): Promise<Stores> => {
      const stores = await openPostgresStores({ url: address, secretBox, connections: 4 });
      opened.push(stores);
      return stores;
    };
    afterEach(async () => {
      for (const stores of opened.splice(0)) await stores.close();
    });

    /** Queries the database directly. */
    async function query(text: string, address = url): Promise<readonly Record<string, unknown>[]> {
      const client = new pg.Client({ connectionString: address });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(text)).rows;
      } finally {
        await client.end();
      }
    }

    it('migrates a new database once when several processes start together', async () => {
      const address = (await server?.newDatabase()) ?? '';
      const all = await Promise.all(Array.from({ length: 5 }, () => open(address)));
      const member = freshMember();
      await fill(all[0]!, member);
      assert.deepEqual(await readAll(all[4]!, member), await readAll(all[0]!, member));
    });

    it('preserves everything over a restart', async () => {
      const member = freshMember();
      const first = await open();
      await fill(first, member);
      const told = await readAll(first, member);
      await first.close();
      assert.deepEqual(await readAll(await open(), member), told);
    });

    it('stores a delivery once when several processes receive it', async () => {
      const [a, b] = [await open(), await open()];
      const member = freshMember();
      await a.portals.put(portalOf(member));
      const keys = Array.from({ length: 60 }, (_, n) => entry(`k${n}`));
      const both = await Promise.all([
        a.inbox.append(member, keys),
        b.inbox.append(member, keys.toReversed()),
        a.inbox.append(member, keys.toReversed()),
        b.inbox.append(member, keys),
      ]);
      assert.equal(both.flat().filter((each) => each === 'stored').length, keys.length);
      assert.equal((await b.inbox.waiting(member, 100)).length, keys.length);
    });

    it('serializes exclusive work over all processes with few connections', async () => {
      const all = [await open(), await open(), await open()];
      const members = Array.from({ length: 12 }, freshMember);
      const running = new Map<string, number>();
      let most = 0;
      await Promise.all(
        members.flatMap((member) =>
          all.map((stores) =>
            stores.portals.exclusively(member, async () => {
              running.set(member, (running.get(member) ?? 0) + 1);
              most = Math.max(most, running.get(member) ?? 0);
              await stores.portals.put(portalOf(member));
              await new Promise((resolve) => setTimeout(resolve, 3));
              running.set(member, (running.get(member) ?? 0) - 1);
            }),
          ),
        ),
      );
      assert.equal(most, 1);
    });

    it('works again after its connections broke', async () => {
      const stores = await open();
      await stores.portals.exclusively(freshMember(), () => stores.ping());
      await query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'chat-tracker' and pid <> pg_backend_pid()`,
      );
      // Each connection of the pool may fail once.
      await waitFor('it answers', () =>
        stores
          .ping()
          .then(() => true)
          .catch(() => false),
      );
      await stores.portals.exclusively(freshMember(), () => stores.ping());
    });

    /** Number of rows of a portal in all tables. */
    async function rowsOf(member: string): Promise<number> {
      const tables = await query(
        `select table_name from information_schema.columns where table_schema = 'chat_tracker' and column_name = 'portal' and table_name <> 'rest_log'`,
      );
      assert.equal(tables.length, 10);
      const portal = `(select id from chat_tracker.portals where member = '${member}')`;
      const counts = tables.map(
        ({ table_name: name }) =>
          `select count(*)::int as n from chat_tracker.${String(name)} where portal = ${portal}`,
      );
      return (await query(counts.join(' union all '))).reduce((sum, { n }) => sum + Number(n), 0);
    }
    const allRows = async (): Promise<number> => {
      const tables = await query(
        `select table_name from information_schema.columns where table_schema = 'chat_tracker' and column_name = 'portal' and table_name <> 'rest_log'`,
      );
      const counts = tables.map(
        ({ table_name: name }) => `select count(*)::int as n from chat_tracker.${String(name)}`,
      );
      return (await query(counts.join(' union all '))).reduce((sum, { n }) => sum + Number(n), 0);
    };

    it('deletes all rows of an erased portal, also after an interruption', async () => {
      const stores = await open();
      const [erased, interrupted] = [freshMember(), freshMember()];
      const before = await allRows();
      for (const member of [erased, interrupted]) await fill(stores, member);
      assert.ok((await rowsOf(erased)) > 100);
      await stores.portals.erase(erased);
      assert.equal(await allRows(), before + (await rowsOf(interrupted)));
      await query(`update chat_tracker.portals set member = null where member = '${interrupted}'`);
      await (await open()).portals.erase(freshMember());
      assert.equal(await allRows(), before);
    });

    it('stores no token in the clear and no body of a handled entry', async () => {
      const member = freshMember();
      const stores = await open();
      await fill(stores, member);
      const [portal] = await query(`select data as t from chat_tracker.portals where member = '${member}'`);
      assert.doesNotMatch(String(portal?.['t']), /in-the-clear/);
      const done = await query(
        `select body as t from chat_tracker.inbox i join chat_tracker.portals p on p.id = i.portal
         where member = '${member}' and done_at is not null`,
      );
      assert.deepEqual(done, [{ t: 'null' }]);
    });

    it('rejects a database of a later version', async () => {
      const address = (await server?.newDatabase()) ?? '';
      await (await open(address)).close();
      const client = new pg.Client({ connectionString: address });
      await client.connect();
      await client.query(
        `insert into chat_tracker.kysely_migration (name, timestamp) values ('9999 from the future', '')`,
      );
      await client.end();
      await assert.rejects(openPostgresStores({ url: address, secretBox }), hasCode('STORE_VERSION'));
    });

    it('reports a row that was changed by hand', async () => {
      const member = freshMember();
      const stores = await open();
      await fill(stores, member);
      await query(
        `update chat_tracker.chats set data = '{"userCode":5}'
         where portal = (select id from chat_tracker.portals where member = '${member}')`,
      );
      await assert.rejects(stores.bindings.chatById(member, 7), hasCode('STORE_UNREADABLE'));
    });

    it('reports an unreachable server without the password', async () => {
      const address = new URL(url);
      address.port = '1';
      address.password = 'very-secret';
      await assert.rejects(openPostgresStores({ url: address.href, secretBox }), (error) => {
        assert.ok(hasCode('STORE_UNREACHABLE')(error));
        assert.doesNotMatch(String(error), /very-secret/);
        return true;
      });
    });
  });
});
