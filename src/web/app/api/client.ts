import { api, type Api, type CallName } from '../../contract/api.ts';
import type { ApiCall, BodyOf, ParamsOf, QueryOf, ResponseOf } from '../../contract/call.ts';
import { apiProblem } from '../../contract/common.ts';
import { CallError } from './call-error.ts';

/** Input of a call; parts without required fields are optional. */
type CallInput<N extends CallName> = Part<'params', ParamsOf<Api[N]>> &
  Part<'query', QueryOf<Api[N]>> &
  Part<'body', BodyOf<Api[N]>>;
type Part<Name extends string, Value> =
  Record<string, never> extends Value ? Partial<Record<Name, Value>> : Record<Name, Value>;

/** HTTP status of a call whose session has ended. */
const SESSION_ENDED = 401;

export type Client = <N extends CallName>(name: N, input: CallInput<N>) => Promise<ResponseOf<Api[N]>>;

/**
 * Creates a client of the page API for a session token. A session that has ended is renewed once with a new access token
 * (`newAccess`), and the call is sent again. Answers are validated. Throws `CallError`.
 */
export function createClient(
  firstSession: string,
  newAccess: () => Promise<string | undefined> = () => Promise.resolve(undefined),
): Client {
  let session = firstSession;
  let renewing: Promise<boolean> | undefined;
  const renew = async (): Promise<boolean> => {
    const accessToken = await newAccess();
    if (accessToken === undefined) return false;
    const response = await send(session, api.renewSession, addressOf(api.renewSession), { accessToken });
    const renewed = response.ok ? api.renewSession.response.safeParse(await read(response)).data : undefined;
    session = renewed?.session ?? session;
    return renewed !== undefined;
  };
  /** Calls that fail together share one renewal. */
  const renewOnce = (): Promise<boolean> => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };

  return async <N extends CallName>(name: N, input: CallInput<N>) => {
    const call: ApiCall = api[name];
    const { params, query, body } = input as UntypedInput;
    const sendOnce = (): Promise<Response> => send(session, call, addressOf(call, params, query), body);
    const first = await sendOnce();
    const response = first.status === SESSION_ENDED && (await renewOnce()) ? await sendOnce() : first;
    const answer = await read(response);
    if (!response.ok) throw errorOf(response.status, answer);
    const parsed = call.response.safeParse(answer);
    if (!parsed.success) throw unreadable(parsed.error);
    return parsed.data as ResponseOf<Api[N]>;
  };
}

/** The input of any call, which the compiler cannot infer for a generic name. */
interface UntypedInput {
  readonly params?: Record<string, string | number>;
  readonly query?: Record<string, string | number | undefined>;
  readonly body?: unknown;
}

function addressOf(
  call: ApiCall,
  params: UntypedInput['params'] = {},
  query: UntypedInput['query'] = {},
): string {
  // Relative, because the app's public address may have a path.
  const path = call.path
    .slice(1)
    .replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
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
    // `text()` would remove the byte order mark, which belongs to the exported file.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  } catch (cause) {
    throw unreadable(cause);
  }
}

function errorOf(status: number, answer: unknown): CallError {
  const { data } = apiProblem.safeParse(answer);
  return new CallError(
    data ? { status, ...data.error } : { status, code: `HTTP_${status}`, message: '', advice: '' },
  );
}

function unreadable(cause: unknown): CallError {
  return new CallError({ status: 200, code: 'ANSWER_UNREADABLE', message: '', advice: '' }, cause);
}
