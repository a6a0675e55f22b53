import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectControl } from '../../src/cli/control/control-client.ts';
import { startControlServer } from '../../src/cli/control/control-server.ts';
import type { Operations } from '../../src/cli/operations.ts';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const write = (portal: PortalSim, text: string): void => {
  const line = portal.addLine({ crmChatTracker: 'N' });
  portal.customer({ connector: 'telegrambot', line: line.id }).write(text);
};

describe('journal --portal', () => {
  it('shows one portal, by each of its names, in this process and through the socket; refuses others', async () => {
    await withTracker({}, async (tracker) => {
      const { sim, url, portal, application } = tracker;
      const other = await sim.addPortal({ language: 'es' });
      await other.installLocally({ install: `${url}/install`, app: `${url}/app` });
      write(portal, '600123456');
      write(other, '600654321');
      await tracker.waitUntilIdle();
      await other.delivered();
      await application.lanes.idle();

      const dir = await mkdtemp(join(tmpdir(), 'tracker-'));
      const server = await startControlServer(join(dir, 'control.sock'), application.operations);
      try {
        const remote = await connectControl(join(dir, 'control.sock'));
        assert.ok(remote);
        for (const operations of [application.operations, remote]) await check(operations, portal, other);
      } finally {
        await new Promise((resolve) => server.close(resolve));
        await rm(dir, { recursive: true, force: true });
      }
    });
  });
});

async function check(operations: Operations, portal: PortalSim, other: PortalSim): Promise<void> {
  const phones = async (name?: string) => {
    const entries = await operations.journal({ limit: 10, ...(name !== undefined && { portal: name }) });
    return entries.flatMap(({ decision }) => decision.identifiers.map(({ value }) => value)).sort();
  };
  assert.deepEqual(await phones(), ['+34600123456', '+34600654321']);
  assert.deepEqual(await phones(portal.domain), ['+34600123456']);
  assert.deepEqual(await phones(other.memberId.toUpperCase()), ['+34600654321']);
  await assert.rejects(phones('nobody.example.com'), { name: 'CommandError', code: 'PORTAL_UNKNOWN' });
}
