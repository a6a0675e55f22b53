import type { Backend } from '../sql/backend.ts';

/** Sends a call to the worker thread; settles as the call does there. */
export type Send = (port: string, method: string, args: readonly unknown[]) => Promise<unknown>;

type MethodNames = { readonly [P in keyof Backend]: Readonly<Record<keyof Backend[P], true>> };

/** Lists every method of every port; the compiler reports a missing one. */
const METHODS: MethodNames = {
  portals: {
    get: true,
    put: true,
    update: true,
    reseal: true,
    list: true,
    erase: true,
    revision: true,
    revisions: true,
    purge: true,
  },
  inbox: {
    append: true,
    waiting: true,
    stillWaiting: true,
    load: true,
    members: true,
    backlog: true,
    failed: true,
    parked: true,
    retry: true,
  },
  bindings: {
    chats: true,
    chatById: true,
    chatsByPrefix: true,
    customers: true,
    customersByPhone: true,
    customersByEmail: true,
    customersByRef: true,
    listCustomers: true,
    count: true,
  },
  journal: { get: true, list: true },
  suggestions: { get: true, list: true },
  settings: {
    line: true,
    putLine: true,
    portal: true,
    putPortal: true,
    ownNumbers: true,
    putOwnNumbers: true,
    sources: true,
    lastReceived: true,
    note: true,
    putNote: true,
  },
  appNotes: { get: true, put: true },
  restLog: { append: true, readPage: true, prune: true },
  whole: {
    record: true,
    eraseCustomers: true,
    expire: true,
    newestPhones: true,
    verify: true,
    backup: true,
    ping: true,
    close: true,
  },
};

/**
 * A backend whose methods call `send`. Arguments and results are cloned between the threads, so both sides have the same
 * types.
 */
export function remoteBackend(send: Send): Backend {
  const port = <P extends keyof Backend>(name: P): Backend[P] =>
    Object.fromEntries(
      Object.keys(METHODS[name]).map((method) => [
        method,
        (...args: readonly unknown[]) => send(name, method, args),
      ]),
    ) as unknown as Backend[P];
  return {
    portals: port('portals'),
    inbox: port('inbox'),
    bindings: port('bindings'),
    journal: port('journal'),
    suggestions: port('suggestions'),
    settings: port('settings'),
    appNotes: port('appNotes'),
    restLog: port('restLog'),
    whole: port('whole'),
  };
}
