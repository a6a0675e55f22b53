import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpAnswer } from '../base/http-client.ts';
import { RestError } from '../base/rest-error.ts';
import { snapshotOf } from '../crm/snapshot.ts';
import type { Deliveries, Delivery } from '../events/deliveries.ts';
import { Agent, Customer, type NewCustomer } from '../lines/customer.ts';
import type { Line, NewLine } from '../lines/line.ts';
import type { TokenPair } from '../oauth/token-vault.ts';
import { servePage } from '../page/portal-page.ts';
import { Gateway } from '../rest/gateway.ts';
import type { AppCard, OpenOptions } from './app-lifecycle.ts';
import type { Fault } from './faults.ts';
import type { FrameRequest } from './frame-request.ts';
import type { Installation } from './installation.ts';
import { Person } from './person.ts';
import { PortalCore } from './portal-core.ts';
import type { LoggedRequest } from './request-log.ts';
import type { NewUser, User } from './users.ts';

/** A simulated Bitrix24 portal on its own port: the API for tests and the demo. */
export class Portal extends PortalCore {
  readonly #gateway = new Gateway(this);
  readonly #guests = new Map<string, User>();
  #nextExternal = 7001;

  // ---- users and lines

  get admin(): User {
    return this.users.firstAdmin();
  }
  addUser(user: NewUser = {}): User {
    return this.users.add(user);
  }
  /** Dismisses an employee: requests with their tokens get `authorization_error` (docs/bitrix24/errors.md#dead-tokens). */
  dismiss(user: User): void {
    user.active = false;
  }
  /** A user who works in the CRM; default: the admin. */
  person(user: User | number = this.admin): Person {
    return new Person(this.crm, typeof user === 'number' ? user : user.id);
  }
  addLine(line: NewLine = {}): Line {
    return this.lines.addLine(line);
  }
  /** A customer on a channel. The same `externalId` on a connector is the same guest user on every line. */
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
  /** An employee who replies; default: the admin. */
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

  /** Server flow: the app is installed, and ONAPPINSTALL is posted; with `late` only by `sendInstallEvent`. */
  async installLocally(
    card: AppCard,
    options: { readonly late?: boolean } = {},
  ): Promise<HttpAnswer | undefined> {
    this.app.add(card, true);
    return options.late ? undefined : this.app.sendInstallEvent();
  }
  sendInstallEvent(): Promise<HttpAnswer> {
    return this.app.sendInstallEvent();
  }
  /** The encoded body of ONAPPINSTALL, to post it elsewhere or modified. */
  installEvent(): string {
    return this.app.installEvent();
  }
  /** Page flow: the admin opens the app for the first time. No event is delivered before `finishInstall`. */
  openInstaller(card: AppCard, as?: User): Promise<HttpAnswer> {
    if (!this.installation || this.installation.finished) this.app.add(card, false);
    return this.app.open(as ? { as } : {});
  }
  /** Adds the app without opening it: for the portal's page (`pageUrl`). */
  addApp(card: AppCard): Installation {
    return this.app.add(card, false);
  }
  finishInstall(): void {
    if (!this.installation) throw new Error('the app is not on this portal');
    this.installation.finished = true;
  }
  /** A user opens the main page or a placement. */
  openApp(options: OpenOptions = {}): Promise<HttpAnswer> {
    return this.app.open(options);
  }
  frame(options: OpenOptions = {}): FrameRequest {
    return this.app.frame(options);
  }
  /** Updates the app: a new application_token, all event handlers removed, ONAPPUPDATE sent. */
  update(): Promise<readonly HttpAnswer[]> {
    return this.app.update();
  }
  uninstall(options: { readonly clean?: boolean } = {}): Promise<readonly HttpAnswer[]> {
    this.clearEventTokens();
    return this.app.uninstall(options.clean ?? false);
  }
  sendPayment(expired = false): Promise<readonly HttpAnswer[]> {
    return this.app.payment(expired);
  }
  /** A new token pair for a user, as if that user had opened the app. */
  issueToken(user: User = this.admin): TokenPair {
    if (!this.installation) throw new Error('the app is not on this portal');
    const { clientId, scope } = this.installation;
    return this.vault.issue({ memberId: this.memberId, clientId, userId: user.id, scope });
  }
  /** A token pair of another app on this portal. */
  issueForeignToken(clientId: string, user: User = this.admin): TokenPair {
    if (!this.installation) throw new Error('the app is not on this portal');
    const app = { ...this.installation, clientId };
    this.otherApps.set(clientId, app);
    return this.vault.issue({ memberId: this.memberId, clientId, userId: user.id, scope: app.scope });
  }
  /** Lets all access tokens of this portal expire. */
  expireTokens(): void {
    this.vault.expire((pair) => pair.memberId === this.memberId);
  }
  revokeTokens(): void {
    this.vault.revoke((pair) => pair.memberId === this.memberId);
  }
  /** Address of a page that shows the app in a frame, for browsers. */
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
    return `${this.url}/portal/?${query.toString()}`;
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
  /** Number of HTTP requests; with `method`, of those that call it, alone or in a batch. */
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
  /** Every request is refused with this error until `acceptAll`; with `user`, those with this user's tokens. */
  refuseAll(status: number, code: string, user?: User): void {
    this.refusal = { error: new RestError(status, code, 'Simulated refusal'), userId: user?.id };
  }
  acceptAll(): void {
    this.refusal = undefined;
  }
  /** Moves the portal to another address; the old one answers 302 (docs/bitrix24/install-and-auth.md#moved-portals). */
  rename(): Promise<void> {
    return this.server.move();
  }
  /** The CRM as plain JSON in a stable order. */
  snapshot(): Record<string, unknown> {
    return snapshotOf(this.crm);
  }

  protected answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string): void {
    if (url.pathname.startsWith('/rest/')) {
      this.#gateway.answer(request, response, url, body);
      return;
    }
    if (url.pathname.startsWith('/portal/')) {
      servePage(this, request, response, url, body);
      return;
    }
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  }
}
