import type { CustomerId, MemberId } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { BindingStore, BatchRecord, SettingsStore, Stores } from '../../store/ports.ts';

/** Stores of a replay: the inbox holds nothing but the replayed event, whatever else waits for the portal. */
export interface ReplayStores {
  /** What is there already. */
  readonly base: Stores;
  /** Empty at first; gone after the replay. */
  readonly memory: Stores;
}

/** Everything but the inbox is read from and written to `base`. */
export function writingStores({ base, memory }: ReplayStores): Stores {
  return {
    ...base,
    inbox: memory.inbox,
    async record(member, round) {
      await base.record(member, { ...round, done: [] });
      await memory.record(member, onlyDone(round));
    },
  };
}

/** Reads from `base` and writes to `memory`; what was written is found again in front of what was there. */
export function readingStores({ base, memory }: ReplayStores): Stores {
  const ended = new Set<CustomerId>();
  return {
    ...base,
    inbox: memory.inbox,
    bindings: layeredBindings({ base, memory }, ended),
    journal: {
      get: async (member, id) => (await memory.journal.get(member, id)) ?? base.journal.get(member, id),
      list: base.journal.list,
    },
    suggestions: {
      get: async (member, id) =>
        (await memory.suggestions.get(member, id)) ?? base.suggestions.get(member, id),
      list: base.suggestions.list,
    },
    settings: layeredSettings({ base, memory }),
    async record(member, round) {
      round.endedCustomers.forEach((id) => ended.add(id));
      await memory.record(member, round);
    },
    eraseCustomers: memory.eraseCustomers,
  };
}

function onlyDone({ done }: BatchRecord): BatchRecord {
  const nothing = { chats: [], customers: [], endedCustomers: [], decisions: [], suggestions: [] };
  return { ...nothing, sources: [], done };
}

function layeredSettings({ base, memory }: ReplayStores): SettingsStore {
  return {
    ...base.settings,
    putLine: memory.settings.putLine,
    putPortal: memory.settings.putPortal,
    sources: async (member) => [
      ...(await base.settings.sources(member)),
      ...(await memory.settings.sources(member)),
    ],
    note: async (member, name) =>
      (await memory.settings.note(member, name)) ?? base.settings.note(member, name),
    putNote: memory.settings.putNote,
  };
}

function layeredBindings({ base, memory }: ReplayStores, ended: ReadonlySet<CustomerId>): BindingStore {
  const [below, above] = [base.bindings, memory.bindings];
  /** Without those that ended or were written anew since. */
  async function current(
    member: MemberId,
    found: readonly CustomerRecord[],
  ): Promise<readonly CustomerRecord[]> {
    const newer = await above.customers(
      member,
      found.map(({ id }) => id),
    );
    return found.filter(({ id }) => !ended.has(id) && !newer.has(id));
  }
  return {
    ...below,
    chats: async (member, codes) =>
      new Map([...(await below.chats(member, codes)), ...(await above.chats(member, codes))]),
    chatById: async (member, id) => (await above.chatById(member, id)) ?? below.chatById(member, id),
    async chatsByPrefix(member, prefix) {
      const all = [
        ...(await below.chatsByPrefix(member, prefix)),
        ...(await above.chatsByPrefix(member, prefix)),
      ];
      return [...new Map(all.map((chat) => [chat.userCode, chat])).values()];
    },
    async customers(member, ids) {
      const all = [...(await below.customers(member, ids)), ...(await above.customers(member, ids))];
      return new Map(all.filter(([id]) => !ended.has(id)));
    },
    async customersByPhone(member, phones) {
      const known = await below.customersByPhone(member, phones);
      const kept = new Set(await current(member, [...known.values()]));
      return new Map([
        ...[...known].filter(([, record]) => kept.has(record)),
        ...(await above.customersByPhone(member, phones)),
      ]);
    },
    customersByEmail: async (member, email) => [
      ...(await current(member, await below.customersByEmail(member, email))),
      ...(await above.customersByEmail(member, email)),
    ],
    customersByRef: async (member, parties) => [
      ...(await current(member, await below.customersByRef(member, parties))),
      ...(await above.customersByRef(member, parties)),
    ],
  };
}
