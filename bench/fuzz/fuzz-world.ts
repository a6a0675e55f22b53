import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../config/read-manifest.ts';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import type { OutgoingEvent } from '../../simulator/events/deliveries.ts';
import {
  startSimulator,
  type Customer,
  type PortalSim,
  type Simulator,
  type User,
} from '../../simulator/portal-simulator.ts';
import { startAppProcess, type AppProcess } from '../process/app-process.ts';
import { FuzzClient, type HttpAnswer } from './http-client.ts';

const client = { clientId: 'local.fuzz', clientSecret: 'secret of the fuzzer' };
const PORTAL_TIMEOUT_MS = 2000;
/** The app ends when it needs more. */
const MAX_HEAP_MB = 256;
const CHATS = 4;
const connectors = ['telegrambot', 'fbinstagramdirect', 'viber', 'whatsappbytwilio'];

/** The portal that the steps of one round attack with, and as. */
export interface FuzzPortal {
  readonly portal: PortalSim;
  readonly customers: readonly Customer[];
  /** Events that the portal made and that are not posted yet. */
  readonly caught: OutgoingEvent[];
  /** True events of this portal, to mutate. */
  readonly samples: readonly OutgoingEvent[];
  readonly employee: User;
  /** Sessions of pages that the administrator and the employee opened last. */
  sessions: readonly string[];
  /** Answers of the portal that were not the true ones, of all portals. */
  readonly altered: { count: number };
}

/** The app in a process of its own, with portals in this one. */
export class FuzzWorld {
  readonly app: AppProcess;
  readonly http: FuzzClient;
  readonly #sim: Simulator;
  readonly #dir: string;
  readonly altered = { count: 0 };

  private constructor(app: AppProcess, sim: Simulator, dir: string) {
    this.app = app;
    this.http = new FuzzClient(app.port);
    this.#sim = sim;
    this.#dir = dir;
  }

  static async start(): Promise<FuzzWorld> {
    const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-fuzz-'));
    const sim = await startSimulator();
    sim.registerApp(client);
    const app = await startAppProcess(
      {
        ...client,
        port: 0,
        dir,
        secretKey: 'key of the fuzzer',
        oauthUrl: sim.oauthUrl,
        sweepInterval: 0,
        portalTimeoutMs: PORTAL_TIMEOUT_MS,
      },
      [`--max-old-space-size=${MAX_HEAP_MB}`],
    );
    return new FuzzWorld(app, sim, dir);
  }

  /** A portal with the app installed, chats in which somebody wrote, and pages that are open. */
  async addPortal(): Promise<FuzzPortal> {
    // The plan with the largest request limit, so that many calls reach the portal.
    const portal = await this.#sim.addPortal({ language: 'es', license: 'es_ent10000' });
    const { url } = this.app;
    await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
    const caught: OutgoingEvent[] = [];
    portal.delivery.drop = (event) => {
      caught.push(event);
      return true;
    };
    const line = portal.addLine({ name: 'Tienda', crmChatTracker: 'N' });
    const customers = Array.from({ length: CHATS }, (_, chat) =>
      portal.customer({ connector: connectors[chat] ?? '', line: line.id, name: `Cliente ${chat}` }),
    );
    customers.forEach((customer, chat) => customer.write(`mi número es +34 60012340${chat}`));
    const samples = [...caught, ...appEvents(caught[0])];
    const employee = portal.addUser({ name: 'Eva', readCrm: 'own', writeCrm: 'own' });
    const { altered } = this;
    const fuzzed: FuzzPortal = { portal, customers, caught, samples, employee, sessions: [], altered };
    await this.postCaught(fuzzed);
    await this.openPages(fuzzed);
    return fuzzed;
  }

  /** Posts what the portal has to tell, in order. */
  async postCaught({ caught }: FuzzPortal): Promise<readonly HttpAnswer[]> {
    const answers: HttpAnswer[] = [];
    for (const { payload } of caught.splice(0))
      answers.push(await this.postForm('/events', encodePhp(payload)));
    return answers;
  }

  /** Both users open the app; their sessions replace the former ones, where the app lets them in. */
  async openPages(fuzzed: FuzzPortal): Promise<void> {
    const { portal, employee } = fuzzed;
    const pages = [await portal.openApp(), await portal.openApp({ as: employee })];
    const opened = pages.flatMap(
      ({ body }) => /<meta name="session" content="([^"]+)">/.exec(body)?.[1] ?? [],
    );
    if (opened.length > 0) fuzzed.sessions = opened;
  }

  postForm(path: string, body: string | Uint8Array): Promise<HttpAnswer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.http.send({ method: 'POST', path, headers, body });
  }

  /** Whether the process answers. */
  async isAlive(): Promise<boolean> {
    return (await this.http.send({ method: 'GET', path: '/health' })).status === 200;
  }

  async close(): Promise<void> {
    this.http.close();
    await this.app.kill();
    await this.#sim.close();
    await rm(this.#dir, { recursive: true, force: true });
  }
}

/** Every event that the app asks for, with the envelope of a true one. */
function appEvents(sample: OutgoingEvent | undefined): readonly OutgoingEvent[] {
  if (!sample) throw new Error('the portal made no event');
  return [...readManifest().events, 'ONAPPINSTALL', 'ONAPPPAYMENT', 'ONCRMCONTACTDELETE'].map((event) => ({
    ...sample,
    event,
    payload: { ...sample.payload, event, data: { FIELDS: { ID: '1' }, CLEAN: '0' } },
  }));
}
