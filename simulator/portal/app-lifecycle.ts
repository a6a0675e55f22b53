import type { HttpAnswer, HttpClient } from '../base/http-client.ts';
import { encodePhp } from '../base/php-brackets.ts';
import { randomToken } from '../base/random-token.ts';
import { frameRequest, type FrameRequest } from './frame-request.ts';
import type { AppUrls, Installation } from './installation.ts';
import type { PortalCore } from './portal-core.ts';
import type { User } from './users.ts';

/** What the app's card at the vendor (or in the local app's form) says. */
export interface AppCard extends AppUrls {
  /** Default: the app registered last. */
  readonly clientId?: string;
  readonly scope?: readonly string[];
  /** L local, F free, ... */
  readonly status?: string;
}

export interface OpenOptions {
  /** Who opens; default: the first admin. */
  readonly as?: User | number;
  /** Default: the main page. */
  readonly placement?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Among several handlers of one placement. */
  readonly handler?: string;
}

const defaultScope = ['crm', 'imopenlines', 'placement', 'im', 'user_brief'];

/** Install, open, update, uninstall (rest-contract.md 1.1 - 1.4, 8.3). */
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

  /** Puts the app on the portal; nobody is told yet. */
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

  /** ONAPPINSTALL as it goes over the wire (rest-contract.md 1.2). */
  installEvent(): string {
    const app = this.#must();
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
    return this.#http.postForm(this.#must().urls.install, this.installEvent());
  }

  /** The form for the frame. Unfinished: the installer for admins, nothing for anybody else. */
  frame(options: OpenOptions = {}): FrameRequest {
    const app = this.#must();
    const user =
      typeof options.as === 'number'
        ? this.#portal.users.must(options.as)
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

  /** A new version: handlers are dropped, the application_token is another one. */
  async update(): Promise<readonly HttpAnswer[]> {
    const app = this.#must();
    // GUESS: besides the installation callback, handlers that were bound for ONAPPUPDATE hear of it.
    const handlers = this.#handlersOf('ONAPPUPDATE', app.urls.install);
    app.events = [];
    app.applicationToken = randomToken();
    const previous = `${app.version}.0.0`;
    app.version++;
    const data = {
      VERSION: `${app.version}.0.0`,
      PREVIOUS_VERSION: previous,
      LANGUAGE_ID: this.#portal.language,
    };
    return this.#tell(handlers, {
      event: 'ONAPPUPDATE',
      data,
      ts: this.#portal.clock.seconds(),
      auth: this.#fullAuth(app),
    });
  }

  /** Tokens and bindings are gone before the app hears of it; the event has no tokens. */
  async uninstall(clean: boolean): Promise<readonly HttpAnswer[]> {
    const app = this.#must();
    // GUESS: the installation callback hears of it too, when no handler was bound for it.
    const bound = this.#handlersOf('ONAPPUNINSTALL');
    const handlers = bound.length > 0 ? bound : [app.urls.install];
    const auth = this.bareAuth(app);
    this.#portal.vault.revoke(
      (pair) => pair.memberId === this.#portal.memberId && pair.clientId === app.clientId,
    );
    this.installation = undefined;
    const data = { LANGUAGE_ID: this.#portal.language, CLEAN: clean ? 1 : 0 };
    return this.#tell(handlers, { event: 'ONAPPUNINSTALL', data, ts: this.#portal.clock.seconds(), auth });
  }

  /** ONAPPPAYMENT: without application_token. */
  payment(expired: boolean): Promise<readonly HttpAnswer[]> {
    const app = this.#must();
    const { application_token: _token, ...auth } = this.bareAuth(app);
    const data = {
      CODE: app.clientId,
      VERSION: app.version,
      STATUS: app.status,
      PAYMENT_EXPIRED: expired ? 'Y' : 'N',
      DAYS: expired ? 0 : 30,
      LANGUAGE_ID: this.#portal.language,
    };
    return this.#tell(this.#handlersOf('ONAPPPAYMENT'), {
      event: 'ONAPPPAYMENT',
      data,
      ts: this.#portal.clock.seconds(),
      auth,
    });
  }

  /** What is said when no user can be named. */
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

  /** No `expires`, no `user_id` here (rest-contract.md 1.2). */
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

  #handlersOf(event: string, ...more: string[]): string[] {
    const bound = this.#must().events.filter((binding) => binding.event === event && !binding.offline);
    return [...new Set([...more, ...bound.map((binding) => binding.handler)])];
  }

  #tell(urls: readonly string[], payload: Record<string, unknown>): Promise<readonly HttpAnswer[]> {
    return Promise.all(urls.map((url) => this.#http.postForm(url, encodePhp(payload))));
  }

  #must(): Installation {
    if (!this.installation) throw new Error('the app is not on this portal');
    return this.installation;
  }
}
