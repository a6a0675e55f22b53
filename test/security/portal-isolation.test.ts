import assert from 'node:assert/strict';
import { lineId, memberId } from '../../src/domain/ids.ts';
import { api, type CallName } from '../../src/web/contract/api.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage, type CallInput, type OpenPage } from '../web/api/open-page.ts';
import { anasPortal } from '../web/api/scene.ts';

/** Ids of the other portal that an attacker may know. */
interface ForeignIds {
  readonly line: string;
  readonly chat: string;
  readonly customer: string;
  readonly decision: string;
  readonly suggestion: string;
  readonly job: string;
  readonly parked: string;
  readonly deal: number;
  readonly contact: number;
  /** Id of the chat in the portal's messenger, and of its session's activity. */
  readonly chatId: number;
  readonly activity: number;
}

/** Requests with the other portal's ids. `refused`: 404. `shows nothing`: 200 without data of the other portal. */
interface Probe {
  readonly expect: 'refused' | 'shows nothing';
  readonly requests: (foreign: ForeignIds) => readonly CallInput<(typeof api)[CallName]>[];
}

const refused = (requests: Probe['requests']): Probe => ({ expect: 'refused', requests });
const showsNothing = (requests: Probe['requests'] = () => [{}]): Probe => ({
  expect: 'shows nothing',
  requests,
});

/** `renewSession` takes no ids: it gives the user of a session another session of the same portal. */
type ProbedCall = Exclude<CallName, 'renewSession'>;

/** One probe for every call of the contract: the type requires it. */
const probes: Readonly<Record<ProbedCall, Probe>> = {
  me: showsNothing(),
  people: showsNothing(() => [{ query: { ids: '1,2,3' } }]),
  overview: showsNothing(),
  report: showsNothing(() => [{ query: { by: 'week' } }]),
  getNotices: showsNothing(),
  setNotices: showsNothing(() => [{ body: { digest: true, alarms: true, language: 'es', offset: 0 } }]),
  listLines: showsNothing(),
  changeLine: refused(({ line }) => [{ params: { lineId: line }, body: { mode: 'off' } }]),
  setNative: refused(({ line }) => [{ params: { lineId: line }, body: { tracker: true } }]),
  previewPast: showsNothing(),
  listSuggestions: showsNothing(() => [{}, { query: { state: 'decided' } }]),
  getSuggestion: refused(({ suggestion }) => [{ params: { id: suggestion } }]),
  resolveSuggestion: refused(({ suggestion, contact }) =>
    [
      { action: 'join', item: { type: 'contact', id: contact } } as const,
      { action: 'notSame' } as const,
      { action: 'merge' } as const,
      { action: 'block' } as const,
      { action: 'dismiss' } as const,
      { action: 'confirm' } as const,
    ].map((body) => ({ params: { id: suggestion }, body })),
  ),
  reopenSuggestion: refused(({ suggestion }) => [{ params: { id: suggestion } }]),
  listBlocks: showsNothing(),
  unblock: refused(() => [{ body: { key: 'phone:+34600123456' } }]),
  listOwnNumbers: showsNothing(),
  addOwnNumber: showsNothing(() => [{ body: { value: '+34 699 888 777' } }]),
  removeOwnNumber: refused(() => [{ body: { key: 'phone:+34600123456' } }]),
  listJournal: showsNothing(({ line, chat, deal }) => [
    {},
    { query: { line } },
    { query: { chat } },
    { query: { item: `deal:${String(deal)}` } },
    { query: { identifier: '600123456' } },
  ]),
  getDecision: refused(({ decision }) => [{ params: { id: decision } }]),
  undoDecision: refused(({ decision }) => [{ params: { id: decision } }]),
  judgeDecision: refused(({ decision }) => [{ params: { id: decision }, body: { right: true } }]),
  undoMany: refused(({ decision }) => [{ body: { ids: [decision] } }]),
  countUndoable: showsNothing(({ line }) => [
    { query: { from: 0, to: 9e15 } },
    { query: { from: 0, to: 9e15, line } },
  ]),
  getJob: refused(({ job }) => [{ params: { id: job } }]),
  stopJob: refused(({ job }) => [{ params: { id: job } }]),
  findCustomers: showsNothing(({ chat, deal }) => [
    {},
    { query: { q: '600 12 34 56' } },
    { query: { q: 'Vega' } },
    { query: { q: chat } },
    { query: { q: `deal:${String(deal)}` } },
  ]),
  getCustomer: refused(({ customer }) => [{ params: { id: customer } }]),
  setFirstPhone: refused(({ customer }) => [{ params: { id: customer }, body: { phone: '+34655000111' } }]),
  removeFirstPhone: refused(({ customer }) => [{ params: { id: customer } }]),
  moveChat: refused(({ chat, contact }) => [{ body: { chat, item: { type: 'contact', id: contact } } }]),
  notSame: refused(({ chat, contact }) => [{ body: { chat, item: { type: 'contact', id: contact } } }]),
  reportChat: refused(({ chat, contact }) => [{ body: { chat, item: { type: 'contact', id: contact } } }]),
  quoteChat: showsNothing(({ chat }) => [{ query: { chat } }]),
  eraseCustomer: refused(({ customer }) => [
    { params: { id: customer }, body: { crm: false } },
    { params: { id: customer }, body: { crm: true } },
  ]),
  exportCustomer: refused(({ customer }) => [{ params: { id: customer } }]),
  exportCustomerCsv: refused(({ customer }) => [{ params: { id: customer } }]),
  tryIt: showsNothing(({ line }) => [{ body: { text: 'soy 600123456', line } }]),
  health: showsNothing(),
  retryParked: showsNothing(({ parked }) => [{ body: { ids: [parked] } }]),
  registerAgain: showsNothing(),
  cardTab: refused(({ deal, contact }) => [
    { params: { type: 'deal', id: deal } },
    { params: { type: 'contact', id: contact } },
  ]),
  openedChat: refused(({ chatId }) => [{ params: { chatId } }]),
  openedActivity: refused(({ activity, deal }) => [
    { params: { activityId: activity }, query: { item: `deal:${String(deal)}` } },
  ]),
};

const names = Object.keys(probes) as ProbedCall[];

describe('isolation between portals', () => {
  it('no call of the API with ids of another portal shows or changes its data', async () => {
    await withTracker({}, async (tracker) => {
      const foreign = await fill(tracker);
      const own = await tracker.sim.addPortal({ language: 'es', license: 'es_std' });
      await own.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      own.addLine({ id: 901 });
      const page = await openPage({ ...tracker, portal: own });
      const before = await portalData(tracker);
      const requestsBefore = tracker.portal.requests.length;
      for (const name of names) await assertIsolated(name, page, foreign, tracker);
      assert.deepEqual(await portalData(tracker), before);
      assert.equal(tracker.portal.requests.length, requestsBefore, 'the other portal received no request');
      const { chats } = await tracker.stores.bindings.count(memberId(own.memberId));
      assert.equal(chats, 0);
      assert.deepEqual(own.crm.contacts.all(), []);
    });
  });

  it('the same calls succeed for the portal itself, so the probes use existing ids', async () => {
    await withTracker({}, async (tracker) => {
      const foreign = await fill(tracker);
      const page = await openPage(tracker);
      for (const name of names) {
        // These would delete data that later calls need, or need another state.
        const others = ['reopenSuggestion', 'unblock', 'removeOwnNumber'];
        if (
          [
            'eraseCustomer',
            'resolveSuggestion',
            'moveChat',
            'undoMany',
            'undoDecision',
            'notSame',
            ...others,
          ].includes(name)
        )
          continue;
        for (const request of probes[name].requests(foreign)) {
          const { status } = await page.raw(api[name], request);
          assert.equal(status, 200, `${name} ${JSON.stringify(request)}`);
        }
      }
    });
  });
});

async function assertIsolated(
  name: ProbedCall,
  page: OpenPage,
  foreign: ForeignIds,
  tracker: Tracker,
): Promise<void> {
  const { expect, requests } = probes[name];
  for (const request of requests(foreign)) {
    const { status, text } = await page.raw(api[name], request);
    assert.equal(status, expect === 'refused' ? 404 : 200, `${name}: ${text}`);
    const secrets = [...Object.values(foreign).filter(isText), 'Ana', 'Vega', 'Boda', '+34600123456'];
    for (const secret of [...secrets, new URL(tracker.portal.url).host])
      // A response may repeat values of the request, such as a phone read from its text.
      if (!JSON.stringify(request).includes(secret) && !text.startsWith('{"regions"'))
        assert.ok(!text.includes(secret), `${name} shows ${secret}: ${text}`);
    if (name === 'tryIt') assert.doesNotMatch(text, /"customerRef"|"card"|Vega/);
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 3;

/** Creates one record of every kind in Ana's portal; returns their ids. */
async function fill(tracker: Tracker): Promise<ForeignIds> {
  const { stores, member } = tracker;
  const { portal, on, says, ana, deal } = await anasPortal(tracker);
  const customer = on('telegrambot');
  await says(customer, '600123456');
  // The second phone belongs to another customer, which leads to a suggestion.
  portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
  await says(customer, '611222333');
  const line = portal.addLine({ id: 777, crmChatTracker: 'N' });
  await stores.settings.putLine(member, lineId('777'), await stores.settings.line(member, lineId('777')));
  await stores.inbox.append(member, [{ key: 'parked', body: { type: 'hint' }, at: tracker.sim.now() }]);
  const [waiting] = await stores.inbox.waiting(member, 1);
  if (waiting) await stores.inbox.failed(member, [waiting.id], 'TEST', 1);
  const page = await openPage(tracker);
  const [found] = (await page.call(api.findCustomers)).items;
  const [suggestion] = (await page.call(api.listSuggestions)).items;
  const decision = (await page.call(api.listJournal)).items.find(({ outcome }) => outcome === 'bound');
  const job = await page.call(api.undoMany, { body: { from: 1, to: 2 } });
  const [parked] = await stores.inbox.parked(member);
  assert.ok(found && suggestion && decision && parked);
  return {
    line: String(line.id),
    chat: customer.userCode,
    customer: found.id,
    decision: decision.id,
    suggestion: suggestion.id,
    job: job.id,
    parked: parked.id,
    deal: deal.id,
    contact: ana.id,
    chatId: customer.chat.id,
    activity: customer.activityId,
  };
}

/** The portal's data in the CRM and in the stores. */
async function portalData({ portal, stores, member }: Tracker) {
  return {
    crm: crmContent(portal),
    journal: await stores.journal.list(member, { limit: 1000 }),
    customers: await stores.bindings.listCustomers(member, { limit: 100 }),
    suggestions: await stores.suggestions.list(member, 'open', 100),
    parked: await stores.inbox.parked(member),
    line: await stores.settings.line(member, lineId('777')),
    settings: await stores.settings.portal(member),
    lines: portal.lines,
  };
}
