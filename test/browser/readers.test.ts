import assert from 'node:assert/strict';
import type { UserCode } from '../../src/domain/ids.ts';
import { api, type Api } from '../../src/web/contract/api.ts';
import type { ApiCall, BodyOf, ParamsOf, QueryOf } from '../../src/web/contract/call.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { openSuggestions } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { othersNumber } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';

/** Calls that need more than the right to read. */
type GuardedCall = { [N in keyof Api]: Api[N]['right'] extends 'read' ? never : N }[keyof Api];
/** Inputs for each of them: a new call without an entry does not compile. */
type GuardedCallInputs = {
  readonly [N in GuardedCall]: readonly {
    readonly params: ParamsOf<Api[N]>;
    readonly query?: QueryOf<Api[N]>;
    readonly body?: BodyOf<Api[N]>;
  }[];
};

/** A user who sees the CRM and may not change anything. */
describe('a reader in a browser', () => {
  let tracker: Tracker;
  let scene: Awaited<ReturnType<typeof othersNumber>>;
  let tab: AppTab;

  before(async () => {
    tracker = await startTracker();
    scene = await othersNumber(tracker);
  });
  after(() => tracker.close());
  beforeEach(async () => {
    tab = await openApp(tracker, { user: scene.reader().id });
  });

  /** Labels of buttons that do not change anything. */
  const readOnlyButtons =
    /^(?:Verlas|Ajustes|Abiertas|Decididas|Buscar|Borrar filtro|Detalles|Todas las decisiones de este chat|Probar|Volver|Comprobar ahora|Abrir conversación|Qué escribió|Guardar como CSV)$/;

  it('sees no button that changes anything in any view, with all sections expanded', async () => {
    await tab.app.getByText('Aquí puede verlo todo').waitFor();
    const main = tab.app.getByRole('main');
    const assertReadOnly = async (where: string): Promise<void> => {
      for (const button of await main.locator('button:not([data-customer]):visible').all())
        assert.match((await button.innerText()).trim(), readOnlyButtons, where);
      assert.equal(await main.getByRole('checkbox').count(), 0, where);
      assert.equal(await main.getByRole('switch').count(), 0, where);
    };
    for (const view of [0, 1, 2, 3, 4, 5, 6]) {
      await tab.openView(view);
      const collapsed = main.locator('button[aria-expanded=false]:visible');
      while ((await collapsed.count()) > 0) await collapsed.first().click();
      await tab.waitUntilLoaded();
      await assertReadOnly(`view ${String(view)}`);
      if (view === 1) {
        await main.getByText('Automático', { exact: true }).first().waitFor();
        assert.equal(await main.locator('select:enabled').count(), 0);
      }
    }
    await tab.openView(4);
    await main.locator('[data-customer]').first().click();
    await tab.app.locator('#first-phone').waitFor();
    await assertReadOnly('customer panel');
    await tab.close();
  });

  it('gets 403 for every such call with the session of the page', async () => {
    const { line, portal, customer, ana, luis } = scene;
    const [suggestion] = await openSuggestions(tracker);
    const [decision] = await tracker.journal();
    const [record] = await tracker.stores.bindings.customersByRef(tracker.member, [
      { type: 'contact', id: ana.id },
    ]);
    assert.ok(suggestion && decision && record);
    const chat: UserCode | undefined = record.chats[0];
    assert.equal(chat, customer.userCode);
    const item = { type: 'contact', id: luis.id } as const;
    const lineParams = { lineId: String(line.id) };
    const oneCustomer = { id: record.id };
    const oneSuggestion = { id: suggestion.id };
    const attempts: GuardedCallInputs = {
      getNotices: [{ params: {} }],
      setNotices: [{ params: {}, body: { digest: true, alarms: true, language: 'es', offset: 0 } }],
      changeLine: [{ params: lineParams, body: { mode: 'off' } }],
      setNative: [{ params: lineParams, body: { tracker: true } }],
      previewPast: [{ params: {} }],
      resolveSuggestion: [
        { params: oneSuggestion, body: { action: 'join', item } },
        { params: oneSuggestion, body: { action: 'notSame' } },
        { params: oneSuggestion, body: { action: 'merge' } },
        { params: oneSuggestion, body: { action: 'block' } },
        { params: oneSuggestion, body: { action: 'dismiss' } },
        { params: oneSuggestion, body: { action: 'confirm' } },
      ],
      reopenSuggestion: [{ params: oneSuggestion }],
      listBlocks: [{ params: {} }],
      unblock: [{ params: {}, body: { key: 'phone:+34611222333' } }],
      listOwnNumbers: [{ params: {} }],
      addOwnNumber: [{ params: {}, body: { value: '+34611222333' } }],
      removeOwnNumber: [{ params: {}, body: { key: 'phone:+34611222333' } }],
      undoDecision: [{ params: { id: decision.id } }],
      judgeDecision: [{ params: { id: decision.id }, body: { right: false } }],
      undoMany: [
        { params: {}, body: { ids: [decision.id] } },
        { params: {}, body: { from: 0, to: tracker.sim.now() + 1000 } },
      ],
      countUndoable: [{ params: {}, query: { from: 0, to: tracker.sim.now() + 1000 } }],
      setFirstPhone: [{ params: oneCustomer, body: { phone: '+34 600 999 888' } }],
      removeFirstPhone: [{ params: oneCustomer }],
      moveChat: [{ params: {}, body: { chat, item } }],
      notSame: [{ params: {}, body: { chat, item } }],
      eraseCustomer: [{ params: oneCustomer, body: { crm: true } }],
      exportCustomer: [{ params: oneCustomer }],
      exportCustomerCsv: [{ params: oneCustomer }],
      retryParked: [{ params: {}, body: { ids: ['1'] } }],
      registerAgain: [{ params: {} }],
    };
    const before = {
      crm: crmContent(portal),
      config: structuredClone(line.config),
      journal: await tracker.journal(),
    };
    const guarded = Object.entries(api).filter(([, { right }]) => right !== 'read');
    assert.deepEqual(guarded.map(([name]) => name).sort(), Object.keys(attempts).sort());
    const readWithBody = Object.values<ApiCall>(api).filter(
      ({ method, right }) => method !== 'GET' && right === 'read',
    );
    assert.deepEqual(
      readWithBody,
      [api.renewSession, api.stopJob, api.reportChat, api.tryIt],
      'which store nothing, except a question for those who may decide',
    );
    for (const [name, call] of guarded)
      for (const attempt of attempts[name as GuardedCall])
        assert.equal(await sendFromConsole(call, attempt), 403, `${name} ${JSON.stringify(attempt)}`);
    assert.deepEqual(
      { crm: crmContent(portal), config: line.config, journal: await tracker.journal() },
      before,
    );
    assert.equal((await openSuggestions(tracker)).length, 1);
    await tab.close(/status of 403/);
  });

  /** Sends a call as from the browser's console, and returns the status. */
  function sendFromConsole(
    call: ApiCall,
    attempt: {
      readonly params: unknown;
      readonly query?: object;
      readonly body?: unknown;
    },
  ): Promise<number> {
    const params = attempt.params as Readonly<Record<string, string>>;
    const path = call.path
      .slice(1)
      .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const query = Object.entries(attempt.query ?? {}).map(([name, value]) => `${name}=${String(value)}`);
    const body = attempt.body === undefined ? 'undefined' : JSON.stringify(JSON.stringify(attempt.body));
    return tab.frame().evaluate<number>(`fetch(${JSON.stringify(`${path}?${query.join('&')}`)}, {
      method: '${call.method}',
      headers: {
        Authorization: 'Bearer ' + document.querySelector('meta[name=session]').content,
        'Content-Type': 'application/json',
      },
      body: ${body},
    }).then(({ status }) => status)`);
  }
});
