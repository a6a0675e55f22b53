import type { Phone } from '../../domain/ids.ts';
import type { Engine } from '../engine/engine.ts';
import type { Stores } from '../ports.ts';
import type { ClosableRestLog } from '../rest-log/closable-rest-log.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { forget } from './forget.ts';
import { localBindings } from './local-bindings.ts';
import { localInbox } from './local-inbox.ts';
import { localJournal } from './local-journal.ts';
import { localPortals } from './local-portals.ts';
import { localSettings } from './local-settings.ts';
import { localSuggestions } from './local-suggestions.ts';
import { recordRound } from './record-round.ts';

export interface LocalStoresOptions {
  readonly engine: Engine;
  readonly secretBox: SecretBox;
  readonly phoneIdentity: (phone: Phone) => string;
  readonly now: () => number;
  readonly restLog: ClosableRestLog;
}

/** The ports over an engine in this process: the same for the memory house and the embedded one. */
export function localStores({ engine, secretBox, phoneIdentity, now, restLog }: LocalStoresOptions): Stores {
  return {
    portals: localPortals(engine, secretBox),
    inbox: localInbox(engine, now),
    bindings: localBindings(engine, phoneIdentity),
    journal: localJournal(engine),
    suggestions: localSuggestions(engine),
    settings: localSettings(engine),
    restLog,
    record: (member, round) => recordRound(engine, member, round, now()),
    eraseCustomers: (member, forgotten) => forget(engine, member, forgotten),
    backup: (dir) => engine.copyTo(dir),
    ping: () => engine.ping(),
    async close() {
      await restLog.close();
      await engine.close();
    },
  };
}
