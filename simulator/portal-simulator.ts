import { Clock } from './base/clock.ts';
import { HttpClient } from './base/http-client.ts';
import { OAuthServer, type OAuthRequest } from './oauth/oauth-server.ts';
import type { OAuthFaults } from './oauth/oauth-faults.ts';
import { Portal } from './portal/portal.ts';
import type { NewPortal } from './portal/portal-core.ts';

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

/** The OAuth server and any number of portals, all on loopback. */
export class Simulator {
  readonly clock: Clock;
  readonly portals: Portal[] = [];
  readonly #oauth: OAuthServer;
  readonly #http: HttpClient;
  #lastClient = '';

  constructor(options: SimulatorOptions) {
    this.clock = new Clock(options.now);
    this.#oauth = new OAuthServer(this.clock);
    this.#http = new HttpClient(options.deliveryTimeout);
  }

  async start(port?: number): Promise<this> {
    await this.#oauth.start(port);
    return this;
  }

  /** Value for `B24_OAUTH_URL`. */
  get oauthUrl(): string {
    return this.#oauth.url;
  }
  get oauthFaults(): OAuthFaults {
    return this.#oauth.faults;
  }
  get oauthRequests(): readonly OAuthRequest[] {
    return this.#oauth.requests;
  }

  registerApp(app: { readonly clientId: string; readonly clientSecret: string }): void {
    this.#oauth.registerApp(app.clientId, app.clientSecret);
    this.#lastClient = app.clientId;
  }

  async addPortal(portal: NewPortal = {}): Promise<Portal> {
    const dependencies = {
      clock: this.clock,
      http: this.#http,
      vault: this.#oauth.vault,
      serverEndpoint: () => this.#oauth.restUrl,
      defaultClient: () => this.#lastClient,
    };
    const added = new Portal(dependencies, portal);
    await added.start(portal.port);
    this.#oauth.addPortal(added);
    this.portals.push(added);
    return added;
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
    this.#oauth.faults.clear();
    await Promise.all([...this.portals.map((portal) => portal.close()), this.#oauth.close()]);
    this.#http.close();
  }
}

export function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return new Simulator(options).start(options.port);
}
