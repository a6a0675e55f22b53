import assert from 'node:assert/strict';
import { z } from 'zod';
import type { RestLogLine } from '../../src/store/ports.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const logLine = z.looseObject({
  msg: z.string(),
  event: z.string().optional(),
  trace: z.string().optional(),
  traces: z.array(z.string()).optional(),
  heard: z.array(z.string()).optional(),
  request: z.string().optional(),
  decision: z.string().optional(),
});
type LogLine = z.infer<typeof logLine>;

/** What somebody reads who has nothing but the log: the requests that a delivery led to, and its decisions. */
function follow(lines: readonly LogLine[], trace: string) {
  const rounds = lines.filter(({ msg, traces }) => msg === 'round' && traces?.includes(trace));
  const requests = rounds.flatMap(({ request }) => request ?? []);
  const decisions = lines.filter(({ msg, request }) => msg === 'decided' && requests.includes(request ?? ''));
  return { requests, decisions: decisions.flatMap(({ decision }) => decision ?? []) };
}

async function collect(lines: AsyncIterable<RestLogLine>): Promise<readonly RestLogLine[]> {
  const all: RestLogLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe('a message can be followed by the log alone', () => {
  for (const { name, shape, native } of portalVariants.filter((one) => one.native === 'N')) {
    it(`from its event to its REST requests; ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal, stores } = tracker;
        const line = portal.addLine({ crmChatTracker: native });
        const ana = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
        ana.write('hola');
        await tracker.waitUntilIdle();
        const before = tracker.log.length;
        ana.write('600123456');
        await tracker.waitUntilIdle();
        const lines = tracker.log.slice(before).map((text) => logLine.parse(JSON.parse(text)));
        const message = lines.find(({ msg, event }) => msg === 'event' && event === 'ONOPENLINEMESSAGEADD');
        assert.ok(message?.trace, 'the event tells its trace');
        assert.ok(lines.some(({ msg, traces }) => msg === 'taken' && traces?.includes(message.trace!)));
        const { requests, decisions } = follow(lines, message.trace);
        const journal = await tracker.journal();
        assert.deepEqual(decisions, [journal.at(-1)?.id]);

        const told = (await collect(stores.restLog.read({ from: 0 }))).filter(({ request }) =>
          requests.includes(request),
        );
        const made = portal.requests.filter(({ requestId }) => requests.includes(requestId));
        assert.ok(made.length >= 3, 'read, change');
        assert.deepEqual(
          told.map(({ commands }) => commands.map(({ method }) => method)),
          made.map(({ method, commands }) =>
            commands.length > 0 ? commands.map((command) => command.method) : [method],
          ),
        );
        assert.ok(told.some(({ commands }) => commands.some(({ method }) => method === 'crm.item.update')));
        const { phones } = portal.crm.leads.all()[0] ?? {};
        assert.deepEqual(phones, ['+34600123456']);
      });
    });
  }

  it('also when a session brought it, and from a decision to what took it back', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.delivery.drop = ({ event }) => event === 'ONOPENLINEMESSAGEADD';
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      const lines = tracker.log.map((text) => logLine.parse(JSON.parse(text)));
      const looked = lines.find(({ msg, heard }) => msg === 'looked' && (heard?.length ?? 0) > 0);
      assert.ok(looked, 'a hint brought a message');
      const hinted = lines.find(({ msg, trace }) => msg === 'event' && looked.traces?.includes(trace ?? ''));
      assert.ok(hinted, 'the event of the hint is told');
      const { decisions } = follow(lines, looked.heard?.[0] ?? '');
      const [decision = ''] = decisions;
      assert.equal((await tracker.journal()).at(-1)?.id, decision);
      assert.ok(portal.requests.some(({ requestId }) => requestId === looked.request));

      await tracker.application.operations.undo(decision, 'admin');
      const undo = tracker.log
        .map((text) => logLine.parse(JSON.parse(text)))
        .find((entry) => entry.msg === 'undo');
      assert.equal(undo?.decision, decision);
      assert.ok(portal.requests.some(({ requestId }) => requestId === undo.request));
    });
  });

  it('and nothing personal is on the way', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, stores, member } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal
        .customer({ connector: 'whatsappbytwilio', line: line.id, name: 'Berta', externalId: '34611222333' })
        .write('berta@example.com 600123456');
      await tracker.waitUntilIdle();
      assert.ok((await tracker.journal()).length > 0);
      const restLog = JSON.stringify(await collect(stores.restLog.read({ from: 0 })));
      const token = (await stores.portals.get(member))?.accessToken ?? assert.fail('no token');
      for (const text of [restLog, tracker.log.join('')])
        for (const secret of ['600123456', '34611222333', 'berta', 'Berta', token, member])
          assert.ok(!text.includes(secret), secret);
    });
  });
});
