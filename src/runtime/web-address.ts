const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** True for addresses that never leave this machine. */
export function isLoopback(url: URL): boolean {
  return loopbackHost.test(url.hostname) || url.hostname.endsWith('.localhost');
}

/** https, or plain http on loopback where that is allowed (docs/spec.md 11, `ALLOW_INSECURE_PORTALS`). */
export function isTrustedTransport(url: URL, allowInsecure: boolean): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && allowInsecure && isLoopback(url));
}

/** Parses an http(s) address; `undefined` for any other text, and for one with credentials, query or fragment. */
export function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return bare && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Origin and path of the address, without trailing slashes. */
export function withoutTrailingSlash(url: URL): string {
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
