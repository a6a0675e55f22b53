import assert from 'node:assert/strict';
import { z } from 'zod';
import type { RestLogLine } from '../../src/store/ports.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const logLine = z.looseObject({
  msg: z.string(),
  event: z.string().optional(),
  trace: z.string().optional(),
  traces: z.array(z.string()).optional(),
  fromHistory: z.array(z.string()).optional(),
  request: z.string().optional(),
  decision: z.string().optional(),
});
type LogLine = z.infer<typeof logLine>;

/** From the log alone: the requests caused by a delivery, and its decisions. */
function traceDelivery(lines: readonly LogLine[], trace: string) {
  const batches = lines.filter(({ msg, traces }) => msg === 'decision batch' && traces?.includes(trace));
  const requests = batches.flatMap(({ request }) => request ?? []);
  const decisions = lines.filter(
    ({ msg, request }) => msg === 'decision recorded' && requests.includes(request ?? ''),
  );
  return { requests, decisions: decisions.flatMap(({ decision }) => decision ?? []) };
}

async function collect(lines: AsyncIterable<RestLogLine>): Promise<readonly RestLogLine[]> {
  const all: RestLogLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe('a message can be traced with the log alone', () => {
  for (const { name, shape, native } of portalVariants.filter((variant) => variant.native === 'N')) {
    it(`from its event to its REST requests: ${name}`, async () => {
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
        const message = lines.find(
          ({ msg, event }) => msg === 'event received' && event === 'ONOPENLINEMESSAGEADD',
        );
        assert.ok(message?.trace, 'the event is logged with a trace id');
        assert.ok(lines.some(({ msg, traces }) => msg === 'run started' && traces?.includes(message.trace!)));
        const { requests, decisions } = traceDelivery(lines, message.trace);
        const journal = await tracker.journal();
        assert.deepEqual(decisions, [journal.at(-1)?.id]);

        const logged = (await collect(stores.restLog.read({ from: 0 }))).filter(({ request }) =>
          requests.includes(request),
        );
        const sent = portal.requests.filter(({ requestId }) => requests.includes(requestId));
        assert.ok(sent.length >= 3, 'requests that read and change');
        assert.deepEqual(
          logged.map(({ commands }) => commands.map(({ method }) => method)),
          sent.map(({ method, commands }) =>
            commands.length > 0 ? commands.map((command) => command.method) : [method],
          ),
        );
        assert.ok(logged.some(({ commands }) => commands.some(({ method }) => method === 'crm.item.update')));
        const { phones } = portal.crm.leads.all()[0] ?? {};
        assert.deepEqual(phones, ['+34600123456']);
      });
    });
  }

  it('also when a session event led to it, and from a decision to its undo', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.delivery.drop = ({ event }) => event === 'ONOPENLINEMESSAGEADD';
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      const lines = tracker.log.map((text) => logLine.parse(JSON.parse(text)));
      const read = lines.find(
        ({ msg, fromHistory }) => msg === 'hints followed' && (fromHistory?.length ?? 0) > 0,
      );
      assert.ok(read, 'a session event led to a message');
      const sessionEvent = lines.find(
        ({ msg, trace }) => msg === 'event received' && read.traces?.includes(trace ?? ''),
      );
      assert.ok(sessionEvent, 'the session event is logged');
      const { decisions } = traceDelivery(lines, read.fromHistory?.[0] ?? '');
      const [decision = ''] = decisions;
      assert.equal((await tracker.journal()).at(-1)?.id, decision);
      assert.ok(portal.requests.some(({ requestId }) => requestId === read.request));

      await tracker.application.operations.undo(decision, 'admin');
      const undo = tracker.log
        .map((text) => logLine.parse(JSON.parse(text)))
        .find((entry) => entry.msg === 'undo started');
      assert.equal(undo?.decision, decision);
      assert.ok(portal.requests.some(({ requestId }) => requestId === undo.request));
    });
  });

  it('and the logs contain no personal data', async () => {
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
