import { isTrustedTransport, webAddress, withoutTrailingSlash } from '../../runtime/web-address.ts';

export interface PortalEndpoint {
  /** REST address without trailing slash: the SDK adds one (docs/bitrix24/sdk.md#addresses). */
  readonly endpoint: string;
  /** Host, with the port where there is one. */
  readonly domain: string;
}

/** Parses `client_endpoint` of a token answer; `undefined` for an address that the app must not call. */
export function portalEndpoint(clientEndpoint: string, allowInsecure: boolean): PortalEndpoint | undefined {
  const url = webAddress(clientEndpoint);
  if (!url || !isTrustedTransport(url, allowInsecure)) return undefined;
  return { endpoint: withoutTrailingSlash(url), domain: url.host };
}
