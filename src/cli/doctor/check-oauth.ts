import { randomBytes } from 'node:crypto';
import type { OAuthServer } from '../../bitrix24/auth/oauth-server.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import { fail, ok, warn, type Check } from './check.ts';

/**
 * Requests new tokens with a made-up refresh token, so that no portal's token is used up. `invalid_client` means that
 * the app's credentials are wrong, `invalid_grant` that only the token is
 * (docs/bitrix24/errors.md#authorization-server).
 */
export async function checkOAuth(oauth: OAuthServer, url: string): Promise<Check> {
  const what = `authorization server ${url}`;
  try {
    await oauth.refresh(randomBytes(35).toString('hex'));
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return verdict(what, error);
  }
  return warn(`${what}: takes a made-up token`, 'Is B24_OAUTH_URL the one of Bitrix24?');
}

function verdict(what: string, { code }: PortalError): Check {
  if (code.toLowerCase() === 'invalid_grant')
    return ok(`${what}: answers, client_id and client_secret are taken`);
  if (code.toLowerCase() === 'invalid_client')
    return fail(
      `${what}: refuses client_id or client_secret`,
      'Copy B24_CLIENT_ID and B24_CLIENT_SECRET again from the application card in Bitrix24.',
    );
  if (code.startsWith('OAUTH_'))
    return fail(
      `${what}: does not answer (${code})`,
      'Check that this machine may reach it: DNS, firewall, proxy; and B24_OAUTH_URL.',
    );
  return warn(`${what}: answers ${code}`, 'Check B24_OAUTH_URL, and try again later.');
}
