import { setTimeout as sleep } from 'node:timers/promises';
import { encodePhp } from '../../simulator/base/php-brackets.ts';
import { FuzzClient, type HttpCall } from '../fuzz/http-client.ts';
import { attackerRequest, type HostileAccess } from './messages.ts';

/** Everything that the owner and the employees of the hostile portal, and strangers, can send, all at once. */

interface Attack {
  /** Connections that each send the next request when the last was answered. */
  readonly connections: number;
  /** Between two requests of a connection: an attacker's line is not endless either. */
  readonly pauseMs: number;
  readonly call: (n: number) => HttpCall;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (path: string, body: string): HttpCall => ({ method: 'POST', path, headers: FORM, body });
const pages = ['customers', 'journal', 'health', 'lines', 'overview', 'suggestions', 'customers?q=600123456'];

function attacksOf({ payload, sessions, opening }: HostileAccess): Readonly<Record<string, Attack>> {
  const template = JSON.stringify(payload);
  const event = (text: string, n: number): string => {
    const forged = JSON.parse(template, (key, value: unknown) => {
      if (key === 'text') return text;
      return key === 'id' || key === 'message_id' ? `${String(value)}${n}` : value;
    }) as Record<string, unknown>;
    return encodePhp(forged);
  };
  return {
    'fat events': {
      connections: 2,
      pauseMs: 100,
      call: (n) => post('/events', event('a '.repeat(60_000), n)),
    },
    'texts that are slow to read': {
      connections: 2,
      pauseMs: 100,
      call: (n) => post('/events', event(`x${'-'.repeat(54)}\n> +34 600 12 `.repeat(300), n)),
    },
    'forged events': {
      connections: 4,
      pauseMs: 50,
      call: (n) => post('/events', event(`mi número es +346${10_000_000 + n}`, n)),
    },
    'nested forms without a token': {
      connections: 2,
      pauseMs: 100,
      call: () => post('/events', 'a[0][1][2]=1&'.repeat(15_000)),
    },
    'events of unknown portals': {
      connections: 2,
      pauseMs: 50,
      call: (n) => post('/events', `event=ONCRMLEADADD&auth[member_id]=m${n}&auth[application_token]=x`),
    },
    installations: {
      connections: 1,
      pauseMs: 200,
      call: (n) =>
        post('/install', `event=ONAPPINSTALL&auth[member_id]=m${n}&auth[refresh_token]=r${n}&auth[domain]=x`),
    },
    'page calls': {
      connections: 20,
      pauseMs: 100,
      call: (n) => ({
        method: 'GET',
        path: `/api/v1/${pages[n % pages.length] ?? ''}`,
        headers: { authorization: `Bearer ${sessions[n % sessions.length] ?? ''}` },
      }),
    },
    openings: { connections: 2, pauseMs: 200, call: () => post('/app', encodePhp(opening)) },
  };
}

let counts: Record<string, number> = {};
let isOver = false;
let running: Promise<void>[] = [];

async function sendAll(http: FuzzClient, name: string, { pauseMs, call }: Attack): Promise<void> {
  while (!isOver) {
    const n = (counts[name] = (counts[name] ?? 0) + 1);
    await http.send(call(n));
    await sleep(pauseMs);
  }
}

process.on('message', (message) => {
  const asked = attackerRequest.parse(message);
  if (asked.ask === 'start') {
    const http = new FuzzClient(asked.port);
    counts = {};
    isOver = false;
    running = Object.entries(attacksOf(asked.access)).flatMap(([name, attack]) =>
      Array.from({ length: attack.connections }, () => sendAll(http, name, attack)),
    );
    process.send?.({ value: true });
    return;
  }
  isOver = true;
  void Promise.all(running).then(() => process.send?.({ value: counts }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ value: true });
