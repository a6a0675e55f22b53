import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  respond,
  startFakeServer,
  restResult,
  type FakeServer,
  type SeenRequest,
} from '../bitrix24/fake-server.ts';
import { member } from '../bitrix24/portal-fixture.ts';

interface Person {
  readonly id: number;
  readonly admin: boolean;
  /** Ids of the lines that a user without admin rights may edit. */
  readonly lines: readonly string[];
}

interface Binding {
  readonly name: string;
  /** Empty for offline events. */
  readonly handler: string;
  readonly title?: string;
}

/** A minimal portal with its authorization server, for tests of handlers. */
export interface PortalStub {
  readonly server: FakeServer;
  /** Addresses in requests point to this server: the app must never call it. */
  readonly untrustedServer: FakeServer;
  /** Issues a new token pair for a user. */
  issue(person: 'admin' | 'editor' | 'employee'): { access: string; refresh: string };
  /** Invalidates all tokens, as an uninstallation does. */
  revokeTokens(): void;
  readonly events: Binding[];
  readonly placements: Binding[];
  readonly lines: {
    ID: string;
    LINE_NAME: string;
    ACTIVE: string;
    CRM: string;
    CRM_CHAT_TRACKER: string;
    CRM_CREATE: string;
  }[];
  /** Names of all called methods, also of commands in batches. */
  readonly calledMethods: string[];
  /** The authorization server answers every request with 502. */
  oauthDown: boolean;
  /** Offline events are refused with ACCESS_DENIED. */
  refusesOfflineEvents: boolean;
  /** What a REST request waits for before it is answered. */
  beforeRest: () => Promise<void>;
  /** Replies for these methods instead of the normal ones. */
  readonly replies: Map<string, Reply>;
  close(): Promise<void>;
}

type Params = Readonly<Record<string, unknown>>;
type Reply = { readonly value: unknown } | { readonly status: number; readonly error: string };

const restBody = z.looseObject({ auth: z.string().catch(''), cmd: z.array(z.string()).optional() });
const requestParams = z.looseObject({
  event: z.string().optional(),
  event_type: z.string().optional(),
  handler: z.string().optional(),
  PLACEMENT: z.string().optional(),
  HANDLER: z.string().optional(),
  TITLE: z.string().optional(),
  CONFIG_ID: z.coerce.string().optional(),
  OPTIONS: z.looseObject({ CHECK_PERMISSION: z.string().optional() }).optional(),
  PARAMS: z
    .looseObject({
      filter: z.looseObject({ ID: z.coerce.string() }).optional(),
      LINE_NAME: z.string().optional(),
    })
    .optional(),
});

const people: Readonly<Record<string, Person>> = {
  admin: { id: 1, admin: true, lines: [] },
  editor: { id: 2, admin: false, lines: ['15'] },
  employee: { id: 3, admin: false, lines: [] },
};

export async function startPortalStub(): Promise<PortalStub> {
  const access = new Map<string, Person>();
  const refresh = new Map<string, string>();
  const untrustedServer = await startFakeServer(() => ({}));
  const server = await startFakeServer((request, response) => {
    if (request.path === '/oauth/token/') {
      if (portal.oauthDown) return respond(response, 502, 'down');
      const name = refresh.get(new URLSearchParams(request.body).get('refresh_token') ?? '');
      return name === undefined ? respond(response, 400, { error: 'invalid_grant' }) : tokenAnswer(name);
    }
    return portal.beforeRest().then(() => answerRest(request, response));
  });

  const issue: PortalStub['issue'] = (name) => {
    const pair = { access: `AT-${randomUUID()}`, refresh: `RT-${randomUUID()}` };
    access.set(pair.access, people[name]!);
    refresh.set(pair.refresh, name);
    return pair;
  };

  function tokenAnswer(name: string): unknown {
    const pair = issue(name as 'admin');
    return {
      access_token: pair.access,
      refresh_token: pair.refresh,
      expires_in: 3600,
      client_endpoint: `${server.url}/rest/`,
      member_id: member,
      scope: 'crm,imopenlines,placement',
      status: 'L',
      user_id: people[name]?.id,
    };
  }

  function answerRest(request: SeenRequest, response: Parameters<typeof respond>[0]): unknown {
    const { auth, cmd, ...params } = restBody.parse(JSON.parse(request.body));
    const person = access.get(auth);
    // The application is not there any more, or only the token is not valid.
    const error = access.size === 0 ? 'NO_AUTH_FOUND' : 'expired_token';
    if (!person) return respond(response, 401, { error, error_description: '' });
    const method = request.path.replace('/rest/', '');
    if (method !== 'batch') {
      const reply = run(method, params, person);
      if ('value' in reply) return restResult(reply.value);
      return respond(response, reply.status, { error: reply.error, error_description: '' });
    }
    const replies = (cmd ?? []).map((command) => {
      const [name = '', query = ''] = command.split('?');
      return run(name, Object.fromEntries(new URLSearchParams(query)), person);
    });
    return restResult({
      result: Object.fromEntries(
        replies.flatMap((reply, index) => ('value' in reply ? [[index, reply.value] as const] : [])),
      ),
      result_error: Object.fromEntries(
        replies.flatMap((reply, index) =>
          'error' in reply ? [[index, { error: reply.error }] as const] : [],
        ),
      ),
    });
  }

  function run(method: string, params: Params, person: Person): Reply {
    portal.calledMethods.push(method);
    const reply = portal.replies.get(method);
    if (reply) return reply;
    const request = requestParams.parse(params);
    switch (method) {
      case 'profile':
        return { value: { ID: String(person.id), ADMIN: person.admin, NAME: 'Vadim' } };
      case 'user.admin':
        return { value: person.admin };
      case 'app.info':
        return { value: { LICENSE: 'br_pro100', LANGUAGE_ID: 'br', INSTALLED: false } };
      case 'event.get':
        return {
          value: portal.events.map(({ name, handler }) =>
            handler === ''
              ? { event: name, connector_id: '', offline: 1 }
              : { event: name, handler, auth_type: '0', offline: 0 },
          ),
        };
      case 'event.bind':
        if (request.event === 'ONSESSIONSTART') return { status: 400, error: 'ERROR_EVENT_NOT_FOUND' };
        if (request.event_type === 'offline' && portal.refusesOfflineEvents)
          return { status: 403, error: 'ACCESS_DENIED' };
        portal.events.push({ name: request.event ?? '', handler: request.handler ?? '' });
        return { value: true };
      case 'event.unbind':
        remove(portal.events, request.event, request.handler ?? '');
        return { value: { count: 1 } };
      case 'placement.get':
        return {
          value: portal.placements.map(({ name, handler, title }) => ({
            placement: name,
            handler,
            title,
            userId: 0,
            options: [],
          })),
        };
      case 'placement.bind':
        portal.placements.push({
          name: request.PLACEMENT ?? '',
          handler: request.HANDLER ?? '',
          title: request.TITLE ?? '',
        });
        return { value: true };
      case 'placement.unbind':
        remove(portal.placements, request.PLACEMENT, request.HANDLER);
        return { value: { count: 2 } };
      case 'imopenlines.config.list.get':
        return {
          value: portal.lines.filter(
            ({ ID }) =>
              [undefined, ID].includes(request.PARAMS?.filter?.ID) &&
              (request.OPTIONS?.CHECK_PERMISSION !== 'MODIFY' || person.admin || person.lines.includes(ID)),
          ),
        };
      case 'imopenlines.config.update':
        if (!person.admin && !person.lines.includes(request.CONFIG_ID ?? ''))
          return { status: 403, error: 'CONFIG_WRONG_USER_PERMISSION' };
        return { value: portal.lines.some(({ ID }) => ID === request.CONFIG_ID) };
      default:
        return { status: 404, error: 'ERROR_METHOD_NOT_FOUND' };
    }
  }

  const portal: PortalStub = {
    server,
    untrustedServer,
    issue,
    revokeTokens() {
      access.clear();
      refresh.clear();
    },
    events: [],
    placements: [],
    lines: [
      { ID: '15', LINE_NAME: 'VIP', ACTIVE: 'Y', CRM: 'Y', CRM_CHAT_TRACKER: 'Y', CRM_CREATE: 'lead' },
      { ID: '16', LINE_NAME: 'Sales', ACTIVE: 'N', CRM: 'Y', CRM_CHAT_TRACKER: 'N', CRM_CREATE: 'deal' },
    ],
    calledMethods: [],
    oauthDown: false,
    refusesOfflineEvents: false,
    beforeRest: () => Promise.resolve(),
    replies: new Map(),
    close: async () => {
      await Promise.all([server.close(), untrustedServer.close()]);
    },
  };
  return portal;
}

function remove(list: Binding[], name: string | undefined, handler: string | undefined): void {
  const remaining = list.filter((binding) => binding.name !== name || binding.handler !== handler);
  list.splice(0, list.length, ...remaining);
}
