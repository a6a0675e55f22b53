/**
 * The one of `allowed` that `address` names, by scheme, host and port; `undefined` for any other address. An address from
 * a request or an answer may choose between configured servers and never add one: whoever receives a refresh request
 * receives client_secret.
 */
export function oauthServerOf(allowed: readonly string[], address: string | undefined): string | undefined {
  const origin = originOf(address);
  return origin === undefined ? undefined : allowed.find((url) => originOf(url) === origin);
}

function originOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  // Addresses without a host have the text 'null' for an origin.
  return origin === 'null' ? undefined : origin;
}
