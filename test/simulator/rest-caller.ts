import { isRecord } from '../../simulator/base/params.ts';
import type { PortalSim, User } from '../../simulator/portal-simulator.ts';

export interface RestAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A plain JSON client of a portal's REST API, with the token of a user (default: the admin). */
export class RestCaller {
  token: string;
  readonly #portal: PortalSim;

  constructor(portal: PortalSim, user?: User) {
    this.#portal = portal;
    this.token = portal.issueToken(user).accessToken;
  }

  async call(method: string, params: Record<string, unknown> = {}): Promise<RestAnswer> {
    const response = await fetch(`${this.#portal.restUrl}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ ...params, auth: this.token }),
    });
    const body: unknown = await response.json();
    return { status: response.status, body: isRecord(body) ? body : {} };
  }

  /** Returns `result`; throws when the call fails. */
  async result<T>(method: string, params: Record<string, unknown> = {}): Promise<T> {
    const { status, body } = await this.call(method, params);
    if (status !== 200) throw new Error(`${method}: ${status} ${JSON.stringify(body)}`);
    return body['result'] as T;
  }

  /** Returns status and error code. */
  async error(method: string, params: Record<string, unknown> = {}): Promise<readonly [number, unknown]> {
    const { status, body } = await this.call(method, params);
    return [status, body['error']];
  }
}
