import assert from 'node:assert/strict';
import { lineId } from '../../../src/domain/ids.ts';
import { defaultLineSettings } from '../../../src/domain/line-settings.ts';
import { isPortalUnknown, StoreError } from '../../../src/store/store-error.ts';
import {
  chat,
  code,
  customer,
  decision,
  email,
  entry,
  freshMember,
  phone,
  portalOf,
  batch,
  suggestion,
} from '../samples.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

export function portalsBattery(subject: StoresUnderTest): void {
  describe('portals', () => {
    it('returns the record that was put last', async () => {
      const member = freshMember();
      assert.equal(await subject.stores.portals.get(member), undefined);
      await subject.stores.portals.put(portalOf(member));
      assert.deepEqual(await subject.stores.portals.get(member), portalOf(member));
      const newer = portalOf(member, {
        accessToken: 'b',
        refreshToken: 'c',
        state: 'revoked',
        domain: 'x.bitrix24.ru',
      });
      await subject.stores.portals.put(newer);
      assert.deepEqual(await subject.stores.portals.get(member), newer);
    });

    it('updates only stored portals', async () => {
      const member = await subject.newPortal();
      const changed = portalOf(member, { accessToken: 'b' });
      await subject.stores.portals.update(changed);
      assert.deepEqual(await subject.stores.portals.get(member), changed);
      await subject.stores.portals.erase(member);
      await assert.rejects(subject.stores.portals.update(changed), isPortalUnknown);
      assert.equal(await subject.stores.portals.get(member), undefined);
    });

    it('verifies its own rows without findings', async () => {
      const member = await subject.newPortal();
      await fill(subject, member);
      assert.deepEqual(await subject.stores.portals.verify(member), []);
    });

    it('lists all portals', async () => {
      const [a, b] = [freshMember(), freshMember()];
      await subject.stores.portals.put(portalOf(a));
      await subject.stores.portals.put(portalOf(b, { state: 'uninstalled' }));
      const listed = await subject.stores.portals.list();
      assert.deepEqual(
        listed
          .filter((portal) => [a, b].includes(portal.memberId))
          .map((portal) => portal.state)
          .sort(),
        ['active', 'uninstalled'],
      );
    });

    it('serializes exclusive work of one name, also after a failure', async () => {
      const member = freshMember();
      let running = 0;
      let most = 0;
      const order: number[] = [];
      const work = (n: number) => async (): Promise<number> => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(n);
        running -= 1;
        if (n === 2) throw new Error('two');
        return n;
      };
      const results = await Promise.allSettled(
        [1, 2, 3].map((n) => subject.stores.portals.exclusively(member, work(n))),
      );
      assert.equal(most, 1);
      assert.equal(order.length, 3);
      assert.deepEqual(
        results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason))),
        [1, 'Error: two', 3],
      );
    });

    it('runs exclusive work of two names concurrently', async () => {
      let release: (() => void) | undefined;
      const first = subject.stores.portals.exclusively(
        freshMember(),
        () => new Promise<string>((resolve) => (release = () => resolve('first'))),
      );
      assert.equal(await subject.stores.portals.exclusively(freshMember(), async () => 'second'), 'second');
      while (release === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
      release();
      assert.equal(await first, 'first');
    });

    it('serializes the holders of a lane, which may take the token lock', async () => {
      const member = await subject.newPortal();
      const { portals } = subject.stores;
      const order: string[] = [];
      await Promise.all(
        ['a', 'b'].map((name) =>
          portals.holdLane(member, async () => {
            order.push(name);
            await portals.exclusively(member, () => portals.put(portalOf(member)));
            order.push(name);
          }),
        ),
      );
      assert.deepEqual(order, ['a', 'a', 'b', 'b']);
    });

    it('allows writes inside exclusive work', async () => {
      const member = freshMember();
      await subject.stores.portals.exclusively(member, () => subject.stores.portals.put(portalOf(member)));
      assert.deepEqual(await subject.stores.portals.get(member), portalOf(member));
    });
  });

  describe('erase', () => {
    it('deletes everything of the portal and nothing of others', async () => {
      const [erased, kept] = [freshMember(), freshMember()];
      for (const member of [erased, kept]) await fill(subject, member);
      await subject.stores.portals.erase(erased);
      assert.deepEqual(await everything(subject, erased), emptyState);
      assert.notDeepEqual(await everything(subject, kept), emptyState);
      assert.equal(
        (await subject.stores.portals.list()).some((portal) => portal.memberId === erased),
        false,
      );
    });

    it('accepts a delivery as new after the portal was erased', async () => {
      const member = await subject.newPortal();
      await subject.stores.inbox.append(member, [entry('a')]);
      await subject.stores.portals.erase(member);
      assert.deepEqual(await subject.stores.inbox.waiting(member, 1), []);
      await subject.stores.portals.put(portalOf(member));
      assert.deepEqual(await subject.stores.inbox.append(member, [entry('a')]), ['stored']);
    });
  });

  describe('closed', () => {
    it('rejects with a code and advice', async () => {
      const { stores } = subject;
      await subject.close();
      await assert.rejects(stores.inbox.append(freshMember(), [entry('a')]), isClosed);
      await assert.rejects(stores.ping(), isClosed);
      await stores.close();
    });

    it('answers a ping while open', () => subject.stores.ping());
  });
}

function isClosed(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'STORE_CLOSED' && error.advice.length > 10;
}

async function fill({ stores }: StoresUnderTest, member: ReturnType<typeof freshMember>): Promise<void> {
  await stores.portals.put(portalOf(member));
  await stores.inbox.append(member, [entry('a')]);
  await stores.settings.putLine(member, lineId('1'), { ...defaultLineSettings, mode: 'off' });
  await stores.settings.putPortal(member, { blocked: ['phone:+34600123456'] });
  await stores.settings.putNote(member, 'sweep', '5');
  await stores.record(
    member,
    batch({
      chats: [chat('livechat|1|100|20', { chatId: 5 })],
      customers: [customer('c1', { phones: [phone('+34600123456')], emails: [email('ana@example.com')] })],
      decisions: [decision('d1')],
      suggestions: [suggestion('s1')],
      sources: [{ line: lineId('1'), source: 'message', at: 5 }],
    }),
  );
}

async function everything({ stores }: StoresUnderTest, member: ReturnType<typeof freshMember>) {
  return {
    portal: await stores.portals.get(member),
    waiting: await stores.inbox.waiting(member, 10),
    isWaiting: (await stores.inbox.members()).includes(member),
    chats: await stores.bindings.chats(member, [code('livechat|1|100|20')]),
    byId: await stores.bindings.chatById(member, 5),
    phones: await stores.bindings.customersByPhone(member, [phone('+34600123456')]),
    emails: await stores.bindings.customersByEmail(member, email('ana@example.com')),
    customerRefs: await stores.bindings.customersByRef(member, [{ type: 'contact', id: 7 }]),
    count: await stores.bindings.count(member),
    journal: await stores.journal.list(member, { limit: 10 }),
    suggestions: await stores.suggestions.list(member, 'open', 10),
    line: await stores.settings.line(member, lineId('1')),
    settings: await stores.settings.portal(member),
    sources: await stores.settings.sources(member),
    note: await stores.settings.note(member, 'sweep'),
  };
}

const emptyState = {
  portal: undefined,
  waiting: [],
  isWaiting: false,
  chats: new Map(),
  byId: undefined,
  phones: new Map(),
  emails: [],
  customerRefs: [],
  count: { chats: 0, customers: 0 },
  journal: [],
  suggestions: [],
  line: defaultLineSettings,
  settings: { blocked: [] },
  sources: [],
  note: undefined,
};
