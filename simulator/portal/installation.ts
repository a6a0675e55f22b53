/** Addresses of the app in its registration at the vendor. */
export interface AppUrls {
  /** Installer page, or the callback of ONAPPINSTALL for apps without user interface. */
  readonly install: string;
  /** Main page. */
  readonly app: string;
}

export interface EventBinding {
  readonly id: number;
  readonly event: string;
  /** '' for offline bindings. */
  readonly handler: string;
  readonly authType: number;
  readonly offline: boolean;
  readonly connector: string;
  /** Minimum seconds between two ONOFFLINEEVENT pings; 0 = one per request. */
  readonly minTimeout: number;
  lastPing: number;
}

export interface PlacementBinding {
  readonly placement: string;
  readonly handler: string;
  readonly userId: number;
  readonly title: string;
  readonly description: string;
  readonly langAll: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The app on one portal. */
export interface Installation {
  readonly clientId: string;
  readonly urls: AppUrls;
  readonly scope: readonly string[];
  readonly status: string;
  readonly installerId: number;
  /** Replaced by every update (docs/bitrix24/install-and-auth.md#application-token). */
  applicationToken: string;
  version: number;
  /** While false, no event is delivered and no page is shown (docs/bitrix24/install-and-auth.md#installation). */
  finished: boolean;
  events: EventBinding[];
  placements: PlacementBinding[];
  readonly options: Map<string, unknown>;
}
