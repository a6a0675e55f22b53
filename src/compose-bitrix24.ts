import type { ApplicationConfig, ApplicationDeps, RequestLimits } from './application-deps.ts';
import type { OAuthServer } from './bitrix24/auth/oauth-server.ts';
import { createOAuthServers } from './bitrix24/auth/oauth-servers.ts';
import { createTokens } from './bitrix24/auth/tokens.ts';
import type { PortalClients } from './bitrix24/client/portal-clients.ts';
import { createPortalClients } from './bitrix24/client/portal-clients.ts';
import { restLogLine } from './bitrix24/client/rest-log-line.ts';
import type { Installation } from './bitrix24/install/installation.ts';
import { createInstallation } from './bitrix24/install/installation.ts';
import type { PendingInstalls } from './bitrix24/install/pending-installs.ts';
import { createPendingInstalls } from './bitrix24/install/pending-installs.ts';
import { createRegisterPortal } from './bitrix24/install/register-portal.ts';
import type { Metrics } from './observability/metrics.ts';
import { noCrashPoint } from './runtime/crash-points.ts';

/**
 * Longer than a portal may work on one request (docs/bitrix24/batch-and-limits.md#request-rate); one retry
 * when its request limit is reached.
 */
const REQUEST_LIMITS: RequestLimits = { timeoutMs: 65_000, attempts: 2 };
const OAUTH_TIMEOUT_MS = 15_000;
/** The client of the configured authorization servers. */
export function createConfiguredOAuth(
  {
    oauthUrls: urls,
    clientId,
    clientSecret,
    allowInsecurePortals: allowInsecure,
  }: Pick<ApplicationConfig, 'oauthUrls' | 'clientId' | 'clientSecret' | 'allowInsecurePortals'>,
  now: () => number,
): OAuthServer {
  return createOAuthServers({
    urls,
    clientId,
    clientSecret,
    allowInsecure,
    timeoutMs: OAUTH_TIMEOUT_MS,
    now,
  });
}

/** Everything that connects to Bitrix24. */
export function composeBitrix24(
  deps: ApplicationDeps,
  now: () => number,
  metrics: Metrics,
): { clients: PortalClients; installation: Installation; pending: PendingInstalls } {
  const {
    config,
    stores,
    secretBox,
    log,
    requestLimits = REQUEST_LIMITS,
    onCrashPoint = noCrashPoint,
  } = deps;
  const { portals, restLog } = stores;
  const { clientId, clientSecret, oauthUrls, publicUrl } = config;
  const oauth = createConfiguredOAuth(config, now);
  const clients = createPortalClients({
    oauthUrls,
    clientId,
    clientSecret,
    ...requestLimits,
    ...(deps.pageLimits && { pageLimits: deps.pageLimits }),
    log,
    now,
    onCrashPoint,
    portals,
    tokens: createTokens({ portals, oauth, log, now, onCrashPoint }),
    onRequest: (request) => {
      metrics.portalRequest(request);
      restLog.add(restLogLine(request));
    },
  });
  const registerPortal = createRegisterPortal({ portals, oauth, clients, now });
  const pending = createPendingInstalls(stores, secretBox);
  return {
    clients,
    pending,
    installation: createInstallation({
      ...deps,
      clients,
      registerPortal,
      pending,
      publicUrl,
      now,
      eraseGraceDays: config.eraseGraceDays,
    }),
  };
}
