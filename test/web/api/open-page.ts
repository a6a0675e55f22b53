import assert from 'node:assert/strict';
import request from 'supertest';
import { z } from 'zod';
import type { User } from '../../../simulator/portal/users.ts';
import { apiProblem } from '../../../src/web/contract/common.ts';
import type { ApiCall, BodyOf, ParamsOf, QueryOf, ResponseOf } from '../../../src/web/contract/call.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';

export interface CallInput<C extends ApiCall> {
  readonly params?: ParamsOf<C>;
  readonly query?: QueryOf<C>;
  readonly body?: BodyOf<C>;
}

/** An open page: sends calls of the contract and validates their answers. */
export interface OpenPage {
  readonly token: string;
  call<C extends ApiCall>(call: C, input?: CallInput<C>): Promise<ResponseOf<C>>;
  /** Sends a call that has to fail; returns status and code: `404 CHAT_UNKNOWN`. */
  refused<C extends ApiCall>(call: C, input?: CallInput<C>): Promise<string>;
  raw<C extends ApiCall>(call: C, input?: CallInput<C>): request.Test;
}

const values = z.record(z.string(), z.unknown()).catch({});

/** Opens the app in the portal as a user; default: the admin. */
export async function openPage(tracker: Tracker, as?: User): Promise<OpenPage> {
  const { status, body } = await tracker.portal.openApp(as ? { as } : {});
  assert.equal(status, 200);
  const token = /<meta name="session" content="([^"]+)">/.exec(body)?.[1] ?? assert.fail('no session');
  const raw = <C extends ApiCall>(call: C, input: CallInput<C> = {}): request.Test => {
    const params = values.parse(input.params ?? {});
    const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(params[name])),
    );
    const verb = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;
    const test = request(tracker.url)
      [verb[call.method]](path)
      .set('Authorization', `Bearer ${token}`)
      .query(values.parse(input.query ?? {}));
    return input.body === undefined ? test : test.send(values.parse(input.body));
  };
  return {
    token,
    raw,
    async call(call, input) {
      const response = await raw(call, input);
      assert.equal(response.status, 200, JSON.stringify(response.body));
      return call.response.parse(response.type === 'text/csv' ? response.text : response.body) as ResponseOf<
        typeof call
      >;
    },
    async refused(call, input) {
      const response = await raw(call, input);
      const { error } = apiProblem.parse(response.body);
      assert.ok(error.message !== '' && error.advice !== '');
      return `${String(response.status)} ${error.code}`;
    },
  };
}
