import { randomToken } from '../base/random-token.ts';
import type { Clock } from '../base/clock.ts';
import type { HttpAnswer, HttpClient } from '../base/http-client.ts';
import { Crm } from '../crm/crm.ts';
import { DuplicateIndex } from '../crm/duplicate-index.ts';
import { snapshotOf } from '../crm/snapshot.ts';
import { Deliveries, type Delivery } from '../events/deliveries.ts';
import { deleteBefore } from '../events/after-deletion.ts';
import { EventBus } from '../events/event-bus.ts';
import { OfflineQueue } from '../events/offline-queue.ts';
import { Agent, Customer, type NewCustomer } from '../lines/customer.ts';
import type { Line, NewLine } from '../lines/line.ts';
import { OpenLines } from '../lines/open-lines.ts';
import type { NativeSettings } from '../lines/native-tracker.ts';
import type { OAuthPortal } from '../oauth/oauth-server.ts';
import type { TokenPair, TokenVault } from '../oauth/token-vault.ts';
import { AppLifecycle, type AppCard, type OpenOptions } from './app-lifecycle.ts';
import { Faults, type Fault } from './faults.ts';
import type { FrameRequest } from './frame-request.ts';
import type { Installation } from './installation.ts';
import { Limits } from './limits.ts';
import { Person } from './person.ts';
import { PortalServer } from './portal-server.ts';
import { RequestLog, type LoggedRequest } from './request-log.ts';
import { Users, type NewUser, type User } from './users.ts';

export interface NewPortal {
  readonly memberId?: string;
  /** UI language. */
  readonly language?: string;
  /** `es_std`, ... */
  readonly license?: string;
  /** Country that the portal's own tracker reads numbers with. */
  readonly country?: string;
  /** Server's offset from UTC in minutes. */
  readonly zone?: number;
  /** 1 classic, 2 simple CRM. */
  readonly crmMode?: 1 | 2;
  /** The first admin. */
  readonly admin?: NewUser;
  /** Fixed port of the portal (demo). */
  readonly port?: number;
}

export interface PortalDependencies {
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly vault: TokenVault;
  readonly serverEndpoint: () => string;
  readonly defaultClient: () => string;
}

/** One Bitrix24 account on a port of its own. */
export class Portal implements OAuthPortal {
  readonly memberId: string;
  readonly language: string;
  readonly license: string;
  readonly zone: number;
  readonly clock: Clock;
  readonly vault: TokenVault;
  readonly users = new Users();
  readonly crm: Crm;
  readonly index: DuplicateIndex;
  readonly lines: OpenLines;
  readonly bus: EventBus;
  readonly deliveriesQueue: Deliveries;
  readonly offline: OfflineQueue;
  readonly log = new RequestLog();
  readonly limits: Limits;
  readonly faults = new Faults();
  readonly server: PortalServer;
  /** Codes that feature.get answers with Y. */
  readonly features = new Set<string>(['rest_offline_extended', 'rest_auth_connector']);
  readonly native: NativeSettings;
  crmMode: 1 | 2;
  /** REST only on commercial plans. */
  paid = true;
  /** Handlers on loopback are refused when false, as a real portal does. */
  allowLoopback = true;
  nextBindingId = 701;
  readonly #app: AppLifecycle;
  readonly #dependencies: PortalDependencies;
  readonly #eventTokens = new Map<number, TokenPair>();
  #guests = new Map<string, User>();
  #nextExternal = 7001;

  constructor(dependencies: PortalDependencies, portal: NewPortal) {
    const { clock, http, vault } = dependencies;
    this.#dependencies = dependencies;
    this.clock = clock;
    this.vault = vault;
    this.memberId = portal.memberId ?? randomToken();
    this.language = portal.language ?? 'en';
    this.license = portal.license ?? `${this.language}_std`;
    this.zone = portal.zone ?? 60;
    this.crmMode = portal.crmMode ?? 1;
    this.native = { country: portal.country ?? 'ES', repeatLeads: true, exclusions: new Set() };
    const admin = this.users.add({ name: 'Admin', lastName: 'Portal', ...portal.admin, admin: true });
    this.#app = new AppLifecycle(this, http, dependencies.defaultClient);
    this.deliveriesQueue = new Deliveries(clock, http);
    this.offline = new OfflineQueue(clock);
    this.bus = new EventBus(clock, this, this.deliveriesQueue, this.offline);
    this.crm = new Crm(clock, this.bus, admin.id);
    this.index = new DuplicateIndex(this.crm);
    this.limits = new Limits(clock);
    const { crm, index, users, native } = this;
    this.lines = new OpenLines({
      clock,
      crm,
      index,
      users,
      native,
      events: this.bus,
      shape: () => this.delivery.shape,
    });
    this.deliveriesQueue.beforeSend = (event) => {
      if (this.delivery.afterDeletion) deleteBefore(this.crm, event);
    };
    this.server = new PortalServer(this);
  }

  start(port?: number): Promise<void> {
    return this.server.start(port);
  }
  async close(): Promise<void> {
    this.deliveriesQueue.close();
    await this.server.close();
  }

  /** `127.0.0.1:12345`. */
  get domain(): string {
    return this.server.domain;
  }
  get url(): string {
    return `http://${this.domain}`;
  }
  get restUrl(): string {
    return `${this.url}/rest/`;
  }
  get serverEndpoint(): string {
    return this.#dependencies.serverEndpoint();
  }

  // ---- people and lines

  get admin(): User {
    return this.users.firstAdmin();
  }
  addUser(user: NewUser = {}): User {
    return this.users.add(user);
  }
  /** His tokens die with him. */
  dismiss(user: User): void {
    user.active = false;
    this.vault.revoke((pair) => pair.memberId === this.memberId && pair.userId === user.id);
  }
  /** Somebody who works in the CRM by hand; default: the admin. */
  person(user: User | number = this.admin): Person {
    return new Person(this.crm, typeof user === 'number' ? user : user.id);
  }
  addLine(line: NewLine = {}): Line {
    return this.lines.addLine(line);
  }
  /** A person on a channel. The same `externalId` on a connector is the same guest on every line. */
  customer(customer: NewCustomer): Customer {
    const line = this.lines.lines.get(customer.line);
    if (!line) throw new Error(`no line ${customer.line}`);
    const externalId = customer.externalId ?? String(this.#nextExternal++);
    const key = `${customer.connector}|${externalId}`;
    let guest = this.#guests.get(key);
    if (!guest)
      this.#guests.set(key, (guest = this.users.addGuest(customer.name ?? '', customer.lastName ?? '')));
    return new Customer(this.lines, line, guest, customer, customer.externalChat ?? externalId);
  }
  /** Default: the admin answers. */
  agent(user: User = this.admin): Agent {
    return new Agent(this.lines, user);
  }
  bot(name: string): Agent {
    return new Agent(this.lines, this.users.add({ name, kind: 'bot', readCrm: 'none', writeCrm: 'none' }));
  }
  systemNotice(customer: Customer, text: string, important = false): void {
    this.lines.systemNotice(customer.chat, text, important);
  }

  // ---- the app

  get installation(): Installation | undefined {
    return this.#app.installation;
  }
  /** Server flow: ONAPPINSTALL is posted at once, the app counts as installed. `late`: only `sendInstallEvent` posts it. */
  async installLocally(
    card: AppCard,
    options: { readonly late?: boolean } = {},
  ): Promise<HttpAnswer | undefined> {
    this.#app.add(card, true);
    return options.late ? undefined : this.#app.sendInstallEvent();
  }
  sendInstallEvent(): Promise<HttpAnswer> {
    return this.#app.sendInstallEvent();
  }
  /** The body of the event above, to send it somewhere else or changed. */
  installEvent(): string {
    return this.#app.installEvent();
  }
  /** Flow with pages: the admin opens the app for the first time. Nothing is delivered before `finishInstall`. */
  openInstaller(card: AppCard, as?: User): Promise<HttpAnswer> {
    if (!this.installation || this.installation.finished) this.#app.add(card, false);
    return this.#app.open(as ? { as } : {});
  }
  /** Puts the app there without opening anything: the portal's page does that (`pageUrl`). */
  addApp(card: AppCard): Installation {
    return this.#app.add(card, false);
  }
  finishInstall(): void {
    if (!this.installation) throw new Error('the app is not on this portal');
    this.installation.finished = true;
  }
  /** Main page or a placement, opened by somebody. */
  openApp(options: OpenOptions = {}): Promise<HttpAnswer> {
    return this.#app.open(options);
  }
  frame(options: OpenOptions = {}): FrameRequest {
    return this.#app.frame(options);
  }
  /** New application_token, no handlers any more, ONAPPUPDATE. */
  update(): Promise<readonly HttpAnswer[]> {
    return this.#app.update();
  }
  uninstall(options: { readonly clean?: boolean } = {}): Promise<readonly HttpAnswer[]> {
    this.#eventTokens.clear();
    return this.#app.uninstall(options.clean ?? false);
  }
  sendPayment(expired = false): Promise<readonly HttpAnswer[]> {
    return this.#app.payment(expired);
  }
  /** A fresh pair for a user, as if he had opened the app. */
  issueToken(user: User = this.admin): TokenPair {
    if (!this.installation) throw new Error('the app is not on this portal');
    const { clientId, scope } = this.installation;
    return this.vault.issue({ memberId: this.memberId, clientId, userId: user.id, scope });
  }
  /** All access tokens of this portal are past their hour. */
  expireTokens(): void {
    this.vault.expire((pair) => pair.memberId === this.memberId);
  }
  revokeTokens(): void {
    this.vault.revoke((pair) => pair.memberId === this.memberId);
  }
  /** Page that shows the app in a frame, for real browsers. */
  pageUrl(
    options: {
      readonly user?: number;
      readonly placement?: string;
      readonly options?: Readonly<Record<string, string>>;
    } = {},
  ): string {
    const query = new URLSearchParams({
      user: String(options.user ?? this.admin.id),
      placement: options.placement ?? 'DEFAULT',
    });
    if (options.options) query.set('options', JSON.stringify(options.options));
    return `${this.url}/portal/?${query}`;
  }

  // ---- traffic

  /** Switches of event delivery. */
  get delivery(): Deliveries['switches'] {
    return this.deliveriesQueue.switches;
  }
  get deliveries(): readonly Delivery[] {
    return this.deliveriesQueue.log;
  }
  delivered(): Promise<void> {
    return this.deliveriesQueue.delivered();
  }
  holdEvents(): void {
    this.deliveriesQueue.hold();
  }
  releaseEvents(): void {
    this.deliveriesQueue.release();
  }
  get requests(): readonly LoggedRequest[] {
    return this.log.entries;
  }
  /** HTTP requests; with a REST method, those that are it or carry it in a batch. */
  countRequests(method?: string): number {
    return this.log.count(method);
  }
  resetLog(): void {
    this.log.reset();
    this.deliveriesQueue.log.length = 0;
  }
  failNext(fault: Fault): void {
    this.faults.failNext(fault);
  }
  /** The portal moves to another address; the old one answers 302 (rest-contract.md 8.1). */
  rename(): Promise<void> {
    return this.server.move();
  }
  /** The CRM as plain JSON in a stable order. */
  snapshot(): Record<string, unknown> {
    return snapshotOf(this.crm);
  }

  // ---- what the OAuth server and the events ask

  userActive(userId: number): boolean {
    return this.users.get(userId)?.active ?? false;
  }
  appStatus(clientId: string): string | undefined {
    return this.installation?.clientId === clientId ? this.installation.status : undefined;
  }
  appInfo(clientId: string): Record<string, unknown> {
    const app = this.installation?.clientId === clientId ? this.installation : undefined;
    const type = this.license.replace(/^[a-z]+_/, '');
    return {
      ID: 5,
      CODE: clientId,
      VERSION: app?.version ?? 1,
      STATUS: app?.status ?? 'L',
      INSTALLED: app?.finished ?? false,
      PAYMENT_EXPIRED: this.paid ? 'N' : 'Y',
      DAYS: null,
      LANGUAGE_ID: this.language,
      LICENSE: this.license,
      LICENSE_TYPE: type,
      LICENSE_FAMILY: type.replace(/\d+$/, ''),
    };
  }
  /** refresh_token is not promised here, so there is none (rest-contract.md 2.1). */
  eventAuth(userId: number): Record<string, unknown> {
    const app = this.installation;
    if (!app) return {};
    const bare = { ...this.#app.bareAuth(app), scope: app.scope.join(','), status: app.status };
    if (userId === 0 || !this.userActive(userId)) return bare;
    const token = this.#eventToken(app, userId);
    const left = Math.max(0, Math.floor((token.expiresAt - this.clock.now()) / 1000));
    return {
      ...bare,
      access_token: token.accessToken,
      expires: Math.floor(token.expiresAt / 1000),
      expires_in: left,
      user_id: userId,
    };
  }

  #eventToken(app: Installation, userId: number): TokenPair {
    const known = this.#eventTokens.get(userId);
    if (known && known.clientId === app.clientId && !known.revoked && !this.vault.expired(known))
      return known;
    const token = this.vault.issue({
      memberId: this.memberId,
      clientId: app.clientId,
      userId,
      scope: app.scope,
    });
    this.#eventTokens.set(userId, token);
    return token;
  }
}
