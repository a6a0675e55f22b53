import { isTrustedTransport, webAddress, withoutTrailingSlash } from '../../runtime/web-address.ts';

export interface PortalEndpoint {
  /** REST address without trailing slash: the SDK joins with a slash of its own (sdk.md 3). */
  readonly endpoint: string;
  /** Host, with the port where there is one. */
  readonly domain: string;
}

/** What a token answer's `client_endpoint` says, if the app may talk to it. */
export function portalEndpoint(clientEndpoint: string, allowInsecure: boolean): PortalEndpoint | undefined {
  const url = webAddress(clientEndpoint);
  if (!url || !isTrustedTransport(url, allowInsecure)) return undefined;
  return { endpoint: withoutTrailingSlash(url), domain: url.host };
}
