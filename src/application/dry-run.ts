import { decide } from '../domain/deciding/decide.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import { readText } from '../domain/reading/read-text.ts';
import type { ChatWork } from '../processing/chat-work.ts';
import { readTexts } from '../processing/chat-work.ts';
import { viewNeedOf, readStoredRecords } from '../processing/stored-records.ts';
import { userCode } from '../domain/chat.ts';
import type { LineId, MemberId } from '../domain/ids.ts';
import { connectorId, decisionId, lineId } from '../domain/ids.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { Reading } from '../domain/reading/reading.ts';
import { emptyChatRecord } from '../domain/chat-record.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import type { PortalConfigCache } from '../bitrix24/crm/portal-config-cache.ts';
import { readViews } from '../bitrix24/crm/read-views.ts';
import type { Stores } from '../store/ports.ts';
import { modeOf } from '../domain/line-settings.ts';

export interface DryRunDeps {
  readonly stores: Stores;
  /** Of its own: what this opener may not see must not be taken for what the portal says. */
  readonly portalConfig: PortalConfigCache;
  readonly now: () => number;
  readonly newId: () => string;
}

export interface DryRunRequest {
  readonly member: MemberId;
  /** The opener's own: nothing is found that they may not see. */
  readonly client: PortalClient;
  readonly text: string;
  readonly line?: LineId | undefined;
  readonly connector?: string | undefined;
}

export interface DryRun {
  readonly regions: readonly string[];
  readonly reading: Reading;
  readonly mode: ChatWork['mode'];
  /** Absent without a line, or where nothing was read that may identify. */
  readonly verdict?: Verdict;
}

/** Reads a text and decides what a new chat that wrote it would come to. Nothing is stored, nothing is changed. */
export async function dryRun(deps: DryRunDeps, wish: DryRunRequest): Promise<DryRun> {
  const work = await workOf(deps, wish);
  const reading = readText(wish.text, { regions: work.regions });
  const told = { regions: work.regions, reading, mode: work.mode };
  if (wish.line === undefined || work.identifiers.length === 0) return told;
  const known = await readStoredRecords(deps.stores, wish.member, [work]);
  const { member, client } = wish;
  const asking = { member, client, config: deps.portalConfig, appUser: 0, requestId: deps.newId() };
  // Everything is searched: what is remembered may be somebody that this opener may not see.
  const need = viewNeedOf({ ...work, searchAll: true }, known);
  const view = (await readViews(asking, [need])).get(work.code);
  if (!view) return told;
  const situation: Situation = {
    decision: decisionId(`d-${deps.newId()}`),
    chat: work.chat,
    code: work.code,
    settings: work.settings,
    mode: work.mode,
    identifiers: work.identifiers,
    blocked: known.blocked,
    stored: {
      chat: work.record,
      remembered: new Map(
        work.identifiers.flatMap((identifier) => {
          const record = known.remembered.get(identifierKey(identifier));
          return record ? [[identifierKey(identifier), record] as const] : [];
        }),
      ),
    },
    view,
  };
  return { ...told, verdict: decide(situation) };
}

async function workOf(deps: DryRunDeps, wish: DryRunRequest): Promise<ChatWork> {
  const { member, line, text } = wish;
  const portal = await deps.stores.portals.get(member);
  const address = line ?? lineId('0');
  const settings = await deps.stores.settings.line(member, address);
  const connector = connectorId(wish.connector ?? 'livechat');
  // Nobody's chat: no guest has the number 0.
  const chat = { connector, line: address, externalChat: 'try', user: '0' };
  const record = emptyChatRecord(userCode(chat));
  const regions = settings.regions.length > 0 ? settings.regions : (portal?.regions ?? []);
  return {
    code: record.userCode,
    chat,
    settings,
    mode: modeOf(settings, connector),
    regions,
    record,
    entries: [],
    ...readTexts([{ messageId: '', text, at: deps.now() }], record, regions),
  };
}
