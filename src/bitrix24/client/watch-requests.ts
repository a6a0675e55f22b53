import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { z } from 'zod';
import { batchOutcomes } from './batch-answer.ts';
import type { PortalErrorKind, RestOutcome } from './portal-client.ts';
import { PortalError } from './portal-client.ts';
import { transportError } from './transport-error.ts';

/** `tokenExpired` happens every hour: the token is renewed and the request sent again. */
type RequestOutcome = 'ok' | 'tokenExpired' | PortalErrorKind;

/** One REST method of a request, as it was sent; the outcome is missing where the whole request failed. */
export interface WatchedCommand {
  readonly method: string;
  readonly params: unknown;
  readonly outcome: RestOutcome | undefined;
}

/** One HTTP request to a portal, once it is over. Holds what was sent: to be masked before it is kept. */
export interface PortalRequest {
  /** Unix ms. */
  readonly at: number;
  /** Empty where only a token was known. */
  readonly member: string;
  readonly requestId: string;
  readonly method: string;
  /** Milliseconds. */
  readonly took: number;
  /** HTTP; 0 = no answer. */
  readonly status: number;
  readonly outcome: RequestOutcome;
  readonly code: string;
  /** Bytes of the bodies. */
  readonly sent: number;
  readonly received: number;
  readonly commands: readonly WatchedCommand[];
}

export interface RequestWatch {
  /** An answer that is good, or the error that the request ends with. */
  ended(
    config: InternalAxiosRequestConfig | undefined,
    response: AxiosResponse | undefined,
    error?: unknown,
  ): void;
}

export interface WatchOptions {
  readonly member: string;
  readonly now: () => number;
  readonly onRequest: (request: PortalRequest) => void;
}

interface Begun {
  readonly at: number;
  readonly clock: number;
  readonly body: Readonly<Record<string, unknown>>;
  received: number;
}

const body = z.record(z.string(), z.unknown()).catch({});

/** Follows every HTTP request of a client from its start to its end. */
export function watchRequests(http: AxiosInstance, { member, now, onRequest }: WatchOptions): RequestWatch {
  const begun = new WeakMap<object, Begun>();
  http.interceptors.request.use((config) => {
    begun.set(config, { at: now(), clock: performance.now(), body: body.parse(config.data), received: 0 });
    return config;
  });
  const measure = function (this: object, text: unknown): unknown {
    const known = begun.get(this);
    if (known && typeof text === 'string') known.received = Buffer.byteLength(text);
    return text;
  };
  http.defaults.transformResponse = [measure, ...[http.defaults.transformResponse ?? []].flat()];
  return {
    ended(config, response, error) {
      const known = config && begun.get(config);
      if (!config || !known) return;
      begun.delete(config);
      const { method, requestId } = addressOf(config.url ?? '');
      onRequest({
        at: known.at,
        member,
        requestId,
        method,
        took: performance.now() - known.clock,
        status: response?.status ?? 0,
        ...verdict(error, now()),
        sent: typeof config.data === 'string' ? Buffer.byteLength(config.data) : 0,
        received: known.received,
        commands: commandsOf(method, known.body, error === undefined ? response : undefined),
      });
    },
  };
}

/** What the SDK asks for: `crm.item.get?bx24_request_id=...` (sdk.md 3). */
function addressOf(url: string): { readonly method: string; readonly requestId: string } {
  const [path = '', query = ''] = url.split('?');
  const method = path.split('/').at(-1) ?? '';
  return { method, requestId: new URLSearchParams(query).get('bx24_request_id') ?? '' };
}

function verdict(error: unknown, now: number): { readonly outcome: RequestOutcome; readonly code: string } {
  if (error === undefined) return { outcome: 'ok', code: '' };
  const { kind, code } = error instanceof PortalError ? error : transportError(error, now);
  // An AxiosError that went through says that the SDK renews the token and tries again.
  const renewed = kind === 'authRevoked' && !(error instanceof PortalError);
  return { outcome: renewed ? 'tokenExpired' : kind, code };
}

const batchBody = z.object({ cmd: z.array(z.string()) });
const answered = z.looseObject({ result: z.unknown() });

/** `response` only where it is good. */
function commandsOf(
  method: string,
  { auth: _auth, ...params }: Readonly<Record<string, unknown>>,
  response: AxiosResponse<unknown> | undefined,
): readonly WatchedCommand[] {
  const result = response && answered.safeParse(response.data).data?.result;
  const batch = method === 'batch' ? batchBody.safeParse(params).data?.cmd : undefined;
  if (!batch) return [{ method, params, outcome: response && { ok: true, result } }];
  const commands = batch.map((command) => {
    const [name = '', query = ''] = command.split('?', 2);
    return { method: name, params: new URLSearchParams(query) };
  });
  const outcomes = response && outcomesOf(result, commands);
  return commands.map((command, index) => ({ ...command, outcome: outcomes?.[index] }));
}

/** What comes of an answer of another shape is for those who asked. */
function outcomesOf(
  result: unknown,
  commands: readonly { readonly method: string }[],
): readonly RestOutcome[] {
  try {
    const asked = commands.map(({ method }) => ({ method, params: {} }));
    return batchOutcomes(result, asked, 0);
  } catch (error) {
    if (error instanceof PortalError) return [];
    throw error;
  }
}
