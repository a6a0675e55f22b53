import { memberId } from '../../src/domain/ids.ts';
import type { PortalRecord } from '../../src/domain/portal-record.ts';
import { createOAuthServer } from '../../src/bitrix24/auth/oauth-server.ts';
import { createPortalClients, type PortalClients } from '../../src/bitrix24/client/portal-clients.ts';
import { createTokens, type Tokens } from '../../src/bitrix24/auth/tokens.ts';
import { openMemoryStores } from '../../src/store/open-memory-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { testLog } from '../helpers/test-log.ts';

export const member = memberId('a223c6b3710f85df22e9377d6c4f7553');
export const secretBox = createSecretBox({ keys: ['a secret key for tests only'] });
export const log = testLog();

export function portalRecord(change: Partial<PortalRecord> = {}): PortalRecord {
  return {
    memberId: member,
    domain: 'acme.example',
    clientEndpoint: 'http://127.0.0.1:9/rest',
    accessToken: 'AT-1',
    refreshToken: 'RT-1',
    expires: 4_000_000_000,
    applicationToken: 'APP-TOKEN',
    userId: 1,
    scope: ['crm'],
    status: 'L',
    regions: ['ES'],
    state: 'active',
    installedAt: 1,
    ...change,
  };
}

export interface PortalFixture {
  readonly stores: Stores;
  readonly clients: PortalClients;
  readonly tokens: Tokens;
  /** Number of requests sent so far. */
  readonly requests: () => number;
}

/** Memory stores with one portal, and clients that use the given authorization server. */
export async function createPortalFixture(options: {
  readonly oauthUrl: string;
  readonly portal?: Partial<PortalRecord>;
  readonly timeoutMs?: number;
  readonly stores?: Stores;
}): Promise<PortalFixture> {
  const { oauthUrl, timeoutMs = 2000 } = options;
  const stores = options.stores ?? (await openMemoryStores({ secretBox }));
  await stores.portals.put(portalRecord(options.portal));
  const credentials = {
    clientId: 'local.1',
    clientSecret: 'client secret',
    timeoutMs,
    attempts: 2,
    now: Date.now,
  };
  const oauth = createOAuthServer({ ...credentials, url: oauthUrl, allowInsecure: true });
  const tokens = createTokens({ portals: stores.portals, oauth, log, now: Date.now });
  let requests = 0;
  const onRequest = (): void => void (requests += 1);
  const clients = createPortalClients({
    ...credentials,
    oauthUrls: [oauthUrl],
    portals: stores.portals,
    tokens,
    log,
    onRequest,
  });
  return { stores, clients, tokens, requests: () => requests };
}

/** Token response of the authorization server for this portal. */
export function tokenGrant(portalUrl: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    access_token: 'AT-2',
    refresh_token: 'RT-2',
    expires: Math.floor(Date.now() / 1000) + 3600,
    expires_in: 3600,
    client_endpoint: `${portalUrl}/rest/`,
    server_endpoint: 'https://oauth.bitrix.info/rest/',
    domain: 'oauth.bitrix.info',
    member_id: member,
    scope: 'crm,imopenlines,placement',
    status: 'L',
    user_id: 1,
    ...change,
  };
}
