import { member } from '../bitrix24/portal-fixture.ts';
import type { PortalStub } from './portal-stub.ts';

/** Nested values in PHP's form encoding, as Bitrix24 posts them. */
export function encodeForm(value: unknown, prefix = ''): string {
  if (typeof value !== 'object' || value === null)
    return `${encodeURIComponent(prefix)}=${encodeURIComponent(String(value))}`;
  return Object.entries(value)
    .map(([key, inner]) => encodeForm(inner, prefix === '' ? key : `${prefix}[${key}]`))
    .filter((part) => part !== '')
    .join('&');
}

export const applicationToken = '51856fefc120afa4b628cc82d3935cce';

/** `data` of events from the examples of the REST documentation. */
const documentedData: Readonly<Record<string, Record<string, unknown>>> = {
  ONAPPINSTALL: { VERSION: '1.0.0', ACTIVE: 'Y', INSTALLED: 'Y', LANGUAGE_ID: 'de' },
  ONAPPUPDATE: { VERSION: '2.1.0', PREVIOUS_VERSION: '2.0.3', LANGUAGE_ID: 'de' },
  ONAPPUNINSTALL: { LANGUAGE_ID: 'de', CLEAN: 1 },
  ONCRMLEADADD: { FIELDS: { ID: 662 } },
  ONOPENLINEMESSAGEADD: {
    DATA: [
      {
        connector: { connector_id: 'livechat', line_id: 128, chat_id: 10587, user_id: 1985 },
        chat: { id: 10585 },
        message: { id: 80964, date: '', text: 'hello', files: [], attach: '', system: 'N', user_id: 1985 },
        ref: [],
        extra: { EXTRA_URL: '' },
      },
    ],
  },
};

/** Body of an event of this portal. */
export function eventBody(
  name: string,
  auth: Record<string, unknown> = {},
  data = documentedData[name] ?? {},
): string {
  return encodeForm({
    event: name,
    data,
    ts: '1696527000',
    auth: { member_id: member, application_token: applicationToken, ...auth },
  });
}

/** Body that the portal posts when it opens the app; every address in it points to the untrusted server. */
export function pageBody(
  portal: PortalStub,
  tokens: { access: string; refresh: string },
  change: Record<string, string> = {},
): string {
  return encodeForm({
    DOMAIN: new URL(portal.untrustedServer.url).host,
    PROTOCOL: '0',
    AUTH_ID: tokens.access,
    AUTH_EXPIRES: '3600',
    REFRESH_ID: tokens.refresh,
    SERVER_ENDPOINT: `${portal.untrustedServer.url}/rest/`,
    APPLICATION_TOKEN: applicationToken,
    APPLICATION_SCOPE: 'crm,imopenlines,placement',
    member_id: member,
    status: 'L',
    PLACEMENT: 'DEFAULT',
    ...change,
  });
}

/** `auth` of an event with tokens; the addresses point to the untrusted server. */
export function eventTokens(
  portal: PortalStub,
  tokens: { access: string; refresh: string },
): Record<string, string> {
  return {
    access_token: tokens.access,
    refresh_token: tokens.refresh,
    domain: new URL(portal.untrustedServer.url).host,
    client_endpoint: `${portal.untrustedServer.url}/rest/`,
    server_endpoint: `${portal.untrustedServer.url}/rest/`,
  };
}
