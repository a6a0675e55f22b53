import { Clock } from './base/clock.ts';
import { HttpClient } from './base/http-client.ts';
import { OAuthServer, type OAuthRequest } from './oauth/oauth-server.ts';
import type { OAuthFaults } from './oauth/oauth-faults.ts';
import { Portal } from './portal/portal.ts';
import type { NewPortal, OAuthRegion } from './portal/portal-core.ts';

export type { Portal as PortalSim } from './portal/portal.ts';
export type { Customer } from './lines/customer.ts';
export type { Item } from './crm/item.ts';
export type { Activity } from './crm/activities.ts';
export type { User } from './portal/users.ts';

export interface SimulatorOptions {
  /** Source of time, unix ms; `advance` adds to it. Default: the machine's clock. */
  readonly now?: () => number;
  /** Timeout of an event's POST, in real ms. */
  readonly deliveryTimeout?: number;
  /** Fixed port of the OAuth server (demo). */
  readonly port?: number;
}

/** Both OAuth servers and any number of portals, all on loopback. */
export class Simulator {
  readonly clock: Clock;
  readonly portals: Portal[] = [];
  readonly #oauth: Readonly<Record<OAuthRegion, OAuthServer>>;
  /** Authorization server by member id. */
  readonly #regions = new Map<string, OAuthRegion>();
  readonly #http: HttpClient;
  #lastClient = '';

  constructor(options: SimulatorOptions) {
    this.clock = new Clock(options.now);
    const info = new OAuthServer(this.clock);
    this.#oauth = { info, tech: new OAuthServer(this.clock, info.vault) };
    this.#http = new HttpClient(options.deliveryTimeout);
  }

  async start(port?: number): Promise<this> {
    await this.#oauth.info.start(port);
    await this.#oauth.tech.start();
    return this;
  }

  /** Value for `B24_OAUTH_URL`: the authorization server of portals that name no other. */
  get oauthUrl(): string {
    return this.#oauth.info.url;
  }
  get oauthFaults(): OAuthFaults {
    return this.#oauth.info.faults;
  }
  get oauthRequests(): readonly OAuthRequest[] {
    return this.#oauth.info.requests;
  }
  /** The other authorization server. */
  get techOAuthUrl(): string {
    return this.#oauth.tech.url;
  }
  get techOAuthFaults(): OAuthFaults {
    return this.#oauth.tech.faults;
  }
  get techOAuthRequests(): readonly OAuthRequest[] {
    return this.#oauth.tech.requests;
  }

  registerApp(app: { readonly clientId: string; readonly clientSecret: string }): void {
    for (const server of Object.values(this.#oauth)) server.registerApp(app.clientId, app.clientSecret);
    this.#lastClient = app.clientId;
  }

  async addPortal(portal: NewPortal = {}): Promise<Portal> {
    const dependencies = {
      clock: this.clock,
      http: this.#http,
      vault: this.#oauth.info.vault,
      serverEndpoint: (memberId: string) => this.#oauth[this.#regions.get(memberId) ?? 'info'].restUrl,
      defaultClient: () => this.#lastClient,
    };
    const added = new Portal(dependencies, portal);
    await added.start(portal.port);
    this.moveOAuth(added, portal.oauth ?? 'info');
    this.portals.push(added);
    return added;
  }

  /** The portal belongs to this authorization server from now on; the other does not know its tokens any more (GUESS). */
  moveOAuth(portal: Portal, region: OAuthRegion): void {
    for (const server of Object.values(this.#oauth)) server.removePortal(portal.memberId);
    this.#oauth[region].addPortal(portal);
    this.#regions.set(portal.memberId, region);
  }

  /** Unix ms of the simulator. */
  now(): number {
    return this.clock.now();
  }
  /** Moves the simulator's time forward: tokens expire, buckets drain. */
  advance(ms: number): void {
    this.clock.advance(ms);
  }

  /** Resolves when all portals have delivered their events. */
  async delivered(): Promise<void> {
    for (const portal of this.portals) await portal.delivered();
  }

  /** Closes all servers and connections. */
  async close(): Promise<void> {
    const servers = Object.values(this.#oauth);
    for (const { faults } of servers) faults.clear();
    await Promise.all([...this.portals, ...servers].map((one) => one.close()));
    this.#http.close();
  }
}

export function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return new Simulator(options).start(options.port);
}
