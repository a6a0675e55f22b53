import type { HttpAnswer, HttpClient } from '../base/http-client.ts';
import { encodePhp } from '../base/php-brackets.ts';
import { randomToken } from '../base/random-token.ts';
import { frameRequest, type FrameRequest } from './frame-request.ts';
import type { AppUrls, Installation } from './installation.ts';
import type { PortalCore } from './portal-core.ts';
import type { User } from './users.ts';

/** The app's registration at the vendor, or the form of a local app. */
export interface AppCard extends AppUrls {
  /** Default: the app registered last. */
  readonly clientId?: string;
  readonly scope?: readonly string[];
  /** Status letter: L local, F free, ... */
  readonly status?: string;
}

export interface OpenOptions {
  /** The user who opens the app; default: the first admin. */
  readonly as?: User | number;
  /** Default: the main page. */
  readonly placement?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Selects one of several handlers of a placement. */
  readonly handler?: string;
}

const defaultScope = ['crm', 'imopenlines', 'placement', 'im', 'user_brief'];

/** Installation, opening, update and uninstallation of the app (docs/bitrix24/install-and-auth.md). */
export class AppLifecycle {
  installation: Installation | undefined;
  readonly #portal: PortalCore;
  readonly #http: HttpClient;
  readonly #defaultClient: () => string;

  constructor(portal: PortalCore, http: HttpClient, defaultClient: () => string) {
    this.#portal = portal;
    this.#http = http;
    this.#defaultClient = defaultClient;
  }

  /** Adds the app to the portal without sending an event. */
  add(card: AppCard, finished: boolean): Installation {
    this.installation = {
      clientId: card.clientId ?? this.#defaultClient(),
      urls: { install: card.install, app: card.app },
      scope: card.scope ?? defaultScope,
      status: card.status ?? 'L',
      installerId: this.#portal.users.firstAdmin().id,
      applicationToken: randomToken(),
      version: 1,
      finished,
      events: [],
      placements: [],
      options: new Map(),
    };
    return this.installation;
  }

  /** The encoded body of ONAPPINSTALL (docs/bitrix24/install-and-auth.md#app-events). */
  installEvent(): string {
    const app = this.#requireInstallation();
    const data = {
      VERSION: `${app.version}.0.0`,
      ACTIVE: 'Y',
      INSTALLED: 'Y',
      LANGUAGE_ID: this.#portal.language,
    };
    return encodePhp({
      event: 'ONAPPINSTALL',
      data,
      ts: this.#portal.clock.seconds(),
      auth: this.#fullAuth(app),
    });
  }

  sendInstallEvent(): Promise<HttpAnswer> {
    return this.#http.postForm(this.#requireInstallation().urls.install, this.installEvent());
  }

  /**
   * The form for the frame. Before the installation is finished: the installer for admins, an error for other users.
   */
  frame(options: OpenOptions = {}): FrameRequest {
    const app = this.#requireInstallation();
    const user =
      typeof options.as === 'number'
        ? this.#portal.users.require(options.as)
        : (options.as ?? this.#portal.users.firstAdmin());
    const placement = options.placement ?? 'DEFAULT';
    if (!app.finished) {
      if (!user.admin || placement !== 'DEFAULT') throw new Error('the application is not fully installed');
      return frameRequest(this.#portal, app, { user, url: app.urls.install, placement });
    }
    if (placement === 'DEFAULT')
      return frameRequest(this.#portal, app, { user, url: app.urls.app, placement });
    const bound = app.placements.find(
      (binding) =>
        binding.placement === placement &&
        (options.handler === undefined || binding.handler === options.handler),
    );
    if (!bound) throw new Error(`nothing is bound to ${placement}`);
    return frameRequest(this.#portal, app, {
      user,
      url: bound.handler,
      placement,
      options: options.options ?? {},
    });
  }

  open(options: OpenOptions = {}): Promise<HttpAnswer> {
    const { url, fields } = this.frame(options);
    return this.#http.postForm(url, encodePhp(fields));
  }

  /**
   * Installs a new version: event handlers are removed, the application_token changes. Only handlers that were bound to
   * ONAPPUPDATE get the event, not the installation callback (docs/bitrix24/install-and-auth.md#app-events).
   */
  async update(): Promise<readonly HttpAnswer[]> {
    const app = this.#requireInstallation();
    const handlers = this.#handlersOf('ONAPPUPDATE');
    app.events = [];
    app.applicationToken = randomToken();
    const previous = `${app.version}.0.0`;
    app.version++;
    const data = {
      VERSION: `${app.version}.0.0`,
      PREVIOUS_VERSION: previous,
      LANGUAGE_ID: this.#portal.language,
    };
    return this.#post(handlers, {
      event: 'ONAPPUPDATE',
      data,
      ts: this.#portal.clock.seconds(),
      auth: this.#fullAuth(app),
    });
  }

  /**
   * Revokes tokens and removes bindings before ONAPPUNINSTALL is sent to the handlers that were bound to it; the event
   * has no tokens.
   */
  async uninstall(clean: boolean): Promise<readonly HttpAnswer[]> {
    const app = this.#requireInstallation();
    const handlers = this.#handlersOf('ONAPPUNINSTALL');
    const auth = this.bareAuth(app);
    this.#portal.vault.revoke(
      (pair) => pair.memberId === this.#portal.memberId && pair.clientId === app.clientId,
    );
    this.installation = undefined;
    const data = { LANGUAGE_ID: this.#portal.language, CLEAN: clean ? 1 : 0 };
    return this.#post(handlers, { event: 'ONAPPUNINSTALL', data, ts: this.#portal.clock.seconds(), auth });
  }

  /** Sends ONAPPPAYMENT, which has no application_token. */
  payment(expired: boolean): Promise<readonly HttpAnswer[]> {
    const app = this.#requireInstallation();
    const { application_token: _token, ...auth } = this.bareAuth(app);
    const data = {
      CODE: app.clientId,
      VERSION: app.version,
      STATUS: app.status,
      PAYMENT_EXPIRED: expired ? 'Y' : 'N',
      DAYS: expired ? 0 : 30,
      LANGUAGE_ID: this.#portal.language,
    };
    return this.#post(this.#handlersOf('ONAPPPAYMENT'), {
      event: 'ONAPPPAYMENT',
      data,
      ts: this.#portal.clock.seconds(),
      auth,
    });
  }

  /** The `auth` of an event without a user. */
  bareAuth(app: Installation): Record<string, unknown> {
    const { domain, serverEndpoint, restUrl, memberId } = this.#portal;
    return {
      domain,
      server_endpoint: serverEndpoint,
      client_endpoint: restUrl,
      member_id: memberId,
      application_token: app.applicationToken,
    };
  }

  /** The `auth` with tokens; without `expires` and `user_id` (docs/bitrix24/install-and-auth.md#app-events). */
  #fullAuth(app: Installation): Record<string, unknown> {
    const { memberId } = this.#portal;
    const token = this.#portal.vault.issue({
      memberId,
      clientId: app.clientId,
      userId: app.installerId,
      scope: app.scope,
    });
    return {
      ...this.bareAuth(app),
      scope: app.scope.join(' '),
      access_token: token.accessToken,
      refresh_token: token.refreshToken,
      expires_in: this.#portal.vault.accessLife,
      status: app.status,
    };
  }

  #handlersOf(event: string): string[] {
    const bound = this.#requireInstallation().events.filter(
      (binding) => binding.event === event && !binding.offline,
    );
    return [...new Set(bound.map((binding) => binding.handler))];
  }

  #post(urls: readonly string[], payload: Record<string, unknown>): Promise<readonly HttpAnswer[]> {
    return Promise.all(urls.map((url) => this.#http.postForm(url, encodePhp(payload))));
  }

  #requireInstallation(): Installation {
    if (!this.installation) throw new Error('the app is not on this portal');
    return this.installation;
  }
}
