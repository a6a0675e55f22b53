import type { AxiosInstance, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { z } from 'zod';
import { batchOutcomes } from './batch-answer.ts';
import type { PortalErrorKind, RestOutcome } from './portal-client.ts';
import { PortalError } from './portal-client.ts';
import { transportError } from './transport-error.ts';

/** `tokenExpired` is routine, about once an hour: the token is renewed and the request sent again. */
type RequestOutcome = 'ok' | 'tokenExpired' | PortalErrorKind;

/** One REST method of a request, as it was sent; `outcome` is missing when the whole request failed. */
export interface ObservedCommand {
  readonly method: string;
  readonly params: unknown;
  readonly outcome: RestOutcome | undefined;
}

/**
 * One finished HTTP request to a portal. Contains the parameters as sent: they must be masked before they are stored.
 */
export interface PortalRequest {
  /** Unix ms. */
  readonly at: number;
  /** Empty when the portal's id is not known. */
  readonly member: string;
  readonly requestId: string;
  readonly method: string;
  /** Milliseconds. */
  readonly took: number;
  /** HTTP status; 0 = no answer. */
  readonly status: number;
  readonly outcome: RequestOutcome;
  readonly code: string;
  /** Bytes of the bodies. */
  readonly sent: number;
  readonly received: number;
  readonly commands: readonly ObservedCommand[];
}

export interface RequestObserver {
  /** Reports a finished request: with its response, or with the error that it ends with. */
  ended(
    config: InternalAxiosRequestConfig | undefined,
    response: AxiosResponse | undefined,
    error?: unknown,
  ): void;
}

export interface ObserveOptions {
  readonly member: string;
  readonly now: () => number;
  readonly onRequest: (request: PortalRequest) => void;
}

interface StartedRequest {
  readonly at: number;
  /** `performance.now()` at the start. */
  readonly clock: number;
  readonly body: Readonly<Record<string, unknown>>;
  received: number;
}

const body = z.record(z.string(), z.unknown()).catch({});

/** Reports every HTTP request of a client to `onRequest` when it has ended. */
export function observeRequests(
  http: AxiosInstance,
  { member, now, onRequest }: ObserveOptions,
): RequestObserver {
  const started = new WeakMap<object, StartedRequest>();
  http.interceptors.request.use((config) => {
    started.set(config, { at: now(), clock: performance.now(), body: body.parse(config.data), received: 0 });
    return config;
  });
  const measure = function (this: object, text: unknown): unknown {
    const request = started.get(this);
    if (request && typeof text === 'string') request.received = Buffer.byteLength(text);
    return text;
  };
  http.defaults.transformResponse = [measure, ...[http.defaults.transformResponse ?? []].flat()];
  return {
    ended(config, response, error) {
      const request = config && started.get(config);
      if (!config || !request) return;
      started.delete(config);
      const { method, requestId } = addressOf(config.url ?? '');
      onRequest({
        at: request.at,
        member,
        requestId,
        method,
        took: performance.now() - request.clock,
        status: response?.status ?? 0,
        ...outcomeOf(error, now()),
        sent: typeof config.data === 'string' ? Buffer.byteLength(config.data) : 0,
        received: request.received,
        commands: commandsOf(method, request.body, error === undefined ? response : undefined),
      });
    },
  };
}

/** Method and request id of the SDK's URL: `crm.item.get?bx24_request_id=...` (docs/bitrix24/sdk.md#single-calls). */
function addressOf(url: string): { readonly method: string; readonly requestId: string } {
  const [path = '', query = ''] = url.split('?');
  const method = path.split('/').at(-1) ?? '';
  return { method, requestId: new URLSearchParams(query).get('bx24_request_id') ?? '' };
}

function outcomeOf(error: unknown, now: number): { readonly outcome: RequestOutcome; readonly code: string } {
  if (error === undefined) return { outcome: 'ok', code: '' };
  const { kind, code } = error instanceof PortalError ? error : transportError(error, now);
  // An AxiosError that was not converted means that the SDK renews the token and retries.
  const renewed = kind === 'authRevoked' && !(error instanceof PortalError);
  return { outcome: renewed ? 'tokenExpired' : kind, code };
}

const batchBody = z.object({ cmd: z.array(z.string()) });
const answerBody = z.looseObject({ result: z.unknown() });

/** `response`: only when it is valid. */
function commandsOf(
  method: string,
  { auth: _auth, ...params }: Readonly<Record<string, unknown>>,
  response: AxiosResponse<unknown> | undefined,
): readonly ObservedCommand[] {
  const result = response && answerBody.safeParse(response.data).data?.result;
  const batch = method === 'batch' ? batchBody.safeParse(params).data?.cmd : undefined;
  if (!batch) return [{ method, params, outcome: response && { ok: true, result } }];
  const commands = batch.map((command) => {
    const [name = '', query = ''] = command.split('?', 2);
    return { method: name, params: new URLSearchParams(query) };
  });
  const outcomes = response && outcomesOf(result, commands);
  return commands.map((command, index) => ({ ...command, outcome: outcomes?.[index] }));
}

/** Unexpected answers are reported to the caller of the request; here they are only not counted. */
function outcomesOf(
  result: unknown,
  commands: readonly { readonly method: string }[],
): readonly RestOutcome[] {
  try {
    return batchOutcomes(result, commands);
  } catch (error) {
    if (error instanceof PortalError) return [];
    throw error;
  }
}
