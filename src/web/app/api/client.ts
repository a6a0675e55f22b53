import { api, type Api, type CallName } from '../../contract/api.ts';
import type { ApiCall, BodyOf, ParamsOf, QueryOf, ResponseOf } from '../../contract/call.ts';
import { apiProblem } from '../../contract/common.ts';
import { CallError } from './call-error.ts';

/** What one call is given; parts that are not needed are left out. */
type Given<N extends CallName> = Part<'params', ParamsOf<Api[N]>> &
  Part<'query', QueryOf<Api[N]>> &
  Part<'body', BodyOf<Api[N]>>;
type Part<Name extends string, Value> =
  Record<string, never> extends Value ? Partial<Record<Name, Value>> : Record<Name, Value>;

export type Client = <N extends CallName>(name: N, given: Given<N>) => Promise<ResponseOf<Api[N]>>;

/** Asks the page API with the page's session. What comes back is checked: a page never shows half an answer. */
export function createClient(session: string): Client {
  return async <N extends CallName>(name: N, given: Given<N>) => {
    const call: ApiCall = api[name];
    const { params, query, body } = given as Asked;
    const response = await send(session, call, addressOf(call, params, query), body);
    const answer = await read(response);
    if (!response.ok) throw refusal(response.status, answer);
    const parsed = call.response.safeParse(answer);
    if (!parsed.success) throw unreadable(parsed.error);
    return parsed.data as ResponseOf<Api[N]>;
  };
}

interface Asked {
  readonly params?: Record<string, string | number>;
  readonly query?: Record<string, string | number | undefined>;
  readonly body?: unknown;
}

function addressOf(call: ApiCall, params: Asked['params'] = {}, query: Asked['query'] = {}): string {
  // Relative: the app may live below a path of its public address.
  const path = call.path
    .slice(1)
    .replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`;
}

async function send(session: string, { method }: ApiCall, address: string, body: unknown): Promise<Response> {
  const headers = { Authorization: `Bearer ${session}`, 'Content-Type': 'application/json' };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    return await fetch(address, { method, headers, ...content });
  } catch (cause) {
    throw new CallError({ status: 0, code: 'NO_ANSWER', message: '', advice: '' }, cause);
  }
}

async function read(response: Response): Promise<unknown> {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  try {
    if (isJson) return await response.json();
    // A mark at the beginning belongs to the file: `text()` would take it away.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  } catch (cause) {
    throw unreadable(cause);
  }
}

function refusal(status: number, answer: unknown): CallError {
  const { data } = apiProblem.safeParse(answer);
  return new CallError(
    data ? { status, ...data.error } : { status, code: `HTTP_${status}`, message: '', advice: '' },
  );
}

function unreadable(cause: unknown): CallError {
  return new CallError({ status: 200, code: 'ANSWER_UNREADABLE', message: '', advice: '' }, cause);
}
