import type { ConnectionOptions } from './bitrix24/client/b24-connection.ts';
import type { PageLimits } from './bitrix24/client/page-limits.ts';
import type { Manifest } from './domain/manifest.ts';
import type { Log } from './observability/log.ts';
import type { OnCrashPoint } from './runtime/crash-points.ts';
import type { Timers } from './runtime/timers.ts';
import type { Stores } from './store/ports.ts';
import type { SecretBox } from './store/secrets/secret-box.ts';

/** The part of the configuration that the application needs. */
export interface ApplicationConfig {
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Addresses of the authorization servers, the default first. */
  readonly oauthUrls: readonly string[];
  /** Portals and authorization server may be http on loopback. */
  readonly allowInsecurePortals: boolean;
  /** Seconds between sweeps; 0 = off. */
  readonly sweepInterval: number;
  /** Days in which an installation brings back the data of a portal that asked to delete it. */
  readonly eraseGraceDays: number;
}

export interface ApplicationDeps {
  readonly config: ApplicationConfig;
  readonly manifest: Manifest;
  readonly stores: Stores;
  readonly secretBox: SecretBox;
  readonly log: Log;
  /** Unix ms. */
  readonly now?: () => number;
  readonly timers?: Timers;
  readonly requestLimits?: RequestLimits;
  readonly pageLimits?: PageLimits | undefined;
  /** For tests: called at every crash point. */
  readonly onCrashPoint?: OnCrashPoint;
}

/** Time limit and number of attempts of one request to a portal. */
export type RequestLimits = Pick<ConnectionOptions, 'timeoutMs' | 'attempts'>;
