import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../base/clock.ts';
import type { HttpClient } from '../base/http-client.ts';
import { randomToken } from '../base/random-token.ts';
import type { RestError } from '../base/rest-error.ts';
import { Crm } from '../crm/crm.ts';
import { DuplicateIndex } from '../crm/duplicate-index.ts';
import { deleteEventObject } from '../events/after-deletion.ts';
import { Deliveries } from '../events/deliveries.ts';
import { EventBus } from '../events/event-bus.ts';
import { OfflineQueue } from '../events/offline-queue.ts';
import { OpenLines } from '../lines/open-lines.ts';
import type { NativeSettings } from '../lines/native-tracker.ts';
import type { OAuthPortal } from '../oauth/oauth-server.ts';
import type { TokenPair, TokenVault } from '../oauth/token-vault.ts';
import { AppLifecycle } from './app-lifecycle.ts';
import { RequiredFields } from '../rest/required-fields.ts';
import { Faults } from './faults.ts';
import type { Installation } from './installation.ts';
import { Limits } from './limits.ts';
import { PortalServer } from './portal-server.ts';
import { RequestLog } from './request-log.ts';
import { Users, type NewUser } from './users.ts';

export interface NewPortal {
  readonly memberId?: string;
  /** UI language. */
  readonly language?: string;
  /** `es_std`, ... */
  readonly license?: string;
  /** Country for the native tracker's number parsing. */
  readonly country?: string;
  /** The server's offset from UTC in minutes. */
  readonly zone?: number;
  /** 1 classic, 2 simple CRM. */
  readonly crmMode?: 1 | 2;
  /** The first admin. */
  readonly admin?: NewUser;
  /** Fixed port of the portal (demo). */
  readonly port?: number;
  /** The authorization server of the portal: `info` (default) or `tech`, as portals of the regions ru, by, kz ... have. */
  readonly oauth?: OAuthRegion;
}

export type OAuthRegion = 'info' | 'tech';

export interface PortalDependencies {
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly vault: TokenVault;
  readonly serverEndpoint: (memberId: string) => string;
  readonly defaultClient: () => string;
}

/** The parts of a portal, and its interface to the OAuth server and the event bus. */
export abstract class PortalCore implements OAuthPortal {
  readonly memberId: string;
  readonly language: string;
  license: string;
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
  readonly required = new RequiredFields();
  readonly server: PortalServer;
  /** Codes for which feature.get returns Y. */
  readonly features = new Set<string>(['rest_offline_extended', 'rest_auth_connector']);
  readonly native: NativeSettings;
  crmMode: 1 | 2;
  /** False: a plan without REST. */
  paid = true;
  /** Other apps on the portal, by client id: their tokens are valid, but not this app's. */
  readonly otherApps = new Map<string, Installation>();
  /** True: events come without tokens, as for actions of nobody (docs/bitrix24/events.md#tokens-in-events). */
  eventsWithoutTokens = false;
  /** Fields that the portal leaves out of what it posts into frames, as older versions do. */
  readonly pageOmits = new Set<string>();
  /** Notifications of employees; one with the tag of an earlier one of the same app has taken its place. */
  notifications: {
    readonly id: number;
    readonly userId: number;
    readonly message: string;
    readonly tag: string;
    readonly clientId: string;
  }[] = [];
  /** Replaced ones are counted too. */
  notificationsMade = 0;
  /** Placements that this portal does not offer: an old version, or a tool that is switched off. */
  readonly missingPlacements = new Set<string>();
  /** `server_endpoint` and `SERVER_ENDPOINT` of everything that is posted; default: the true one. */
  claimedOAuth: string | undefined;
  /** An error that every request gets; see `refuseAll`. */
  refusal: { readonly error: RestError; readonly userId: number | undefined } | undefined;
  /** False: handlers on loopback addresses are refused, as real portals do. */
  allowLoopback = true;
  nextBindingId = 701;
  protected readonly app: AppLifecycle;
  readonly #dependencies: PortalDependencies;
  readonly #eventTokens = new Map<number, TokenPair>();

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
    this.app = new AppLifecycle(this, http, dependencies.defaultClient);
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
      crmMode: () => this.crmMode,
      shape: () => this.deliveriesQueue.switches.shape,
    });
    this.deliveriesQueue.beforeSend = (event) => {
      if (this.deliveriesQueue.switches.afterDeletion) deleteEventObject(this.crm, event);
    };
    this.server = new PortalServer((request, response, url, body) =>
      this.answer(request, response, url, body),
    );
  }

  /** Handles a request to the portal's current address. */
  protected abstract answer(request: IncomingMessage, response: ServerResponse, url: URL, body: string): void;

  get installation(): Installation | undefined {
    return this.app.installation;
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
    return this.claimedOAuth ?? this.#dependencies.serverEndpoint(this.memberId);
  }

  // ---- for the OAuth server and the event bus

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
      ID: this.otherApps.has(clientId) ? 6 : 5,
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
  /**
   * The documentation does not guarantee a refresh_token here, so there is none
   * (docs/bitrix24/events.md#tokens-in-events).
   */
  eventAuth(userId: number): Record<string, unknown> {
    const app = this.installation;
    if (!app) return {};
    const bare = { ...this.app.bareAuth(app), scope: app.scope.join(','), status: app.status };
    if (userId === 0 || !this.userActive(userId) || this.eventsWithoutTokens) return bare;
    const token = this.#eventToken(app, userId);
    const secondsLeft = Math.max(0, Math.floor((token.expiresAt - this.clock.now()) / 1000));
    return {
      ...bare,
      access_token: token.accessToken,
      expires: Math.floor(token.expiresAt / 1000),
      expires_in: secondsLeft,
      user_id: userId,
    };
  }

  protected clearEventTokens(): void {
    this.#eventTokens.clear();
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
