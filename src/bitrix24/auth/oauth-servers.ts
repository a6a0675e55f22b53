import { PortalError } from '../client/portal-client.ts';
import { createOAuthServer, type OAuthServer, type OAuthServerOptions } from './oauth-server.ts';
import { oauthServerOf } from './oauth-server-of.ts';

export interface OAuthServersOptions extends Omit<OAuthServerOptions, 'url'> {
  /** Every authorization server that may receive client_secret, the default first. No trailing slashes. */
  readonly urls: readonly string[];
}

/**
 * The client of all authorization servers (docs/bitrix24/install-and-auth.md#authorization-servers). The server that the
 * hints name is asked first. Where it gives no tokens the others are asked, so that a portal that moved between them is
 * followed; the refusal that counts is that of the first.
 */
export function createOAuthServers({ urls, ...options }: OAuthServersOptions): OAuthServer {
  const servers = urls.map((url) => ({ url, client: createOAuthServer({ ...options, url }) }));
  const ordered = (hints: readonly (string | undefined)[]): readonly OAuthServer[] => {
    const named = hints.map((hint) => oauthServerOf(urls, hint));
    const order = new Set([...named, ...urls]);
    return [...order].flatMap((url) =>
      servers.filter((server) => server.url === url).map(({ client }) => client),
    );
  };
  return {
    async refresh(refreshToken, hints = []) {
      let refusal: PortalError | undefined;
      for (const server of ordered(hints)) {
        try {
          return await server.refresh(refreshToken);
        } catch (error) {
          if (!(error instanceof PortalError)) throw error;
          refusal ??= error;
          // The portal is known there: its tokens were given, or its plan is the reason.
          if (error.code === 'PORTAL_ADDRESS_REFUSED' || error.kind === 'restDisabled') break;
        }
      }
      throw refusal ?? new PortalError('transient', 'OAUTH_UNREACHABLE');
    },
  };
}
