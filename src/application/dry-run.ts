import { absorbedItems } from '../processing/absorbed-items.ts';
import type { Dialog } from '../domain/crm-view.ts';
import { decide } from '../domain/deciding/decide.ts';
import type { Situation } from '../domain/deciding/situation.ts';
import type { Verdict } from '../domain/deciding/verdict.ts';
import { readText } from '../domain/reading/read-text.ts';
import type { ChatWork } from '../processing/chat-work.ts';
import { readTexts } from '../processing/read-texts.ts';
import { unmeasured } from '../processing/reading-budget.ts';
import { viewNeedOf, readStoredRecords } from '../processing/stored-records.ts';
import { takenOffPhones } from '../processing/taken-off-phones.ts';
import { userCode } from '../domain/chat.ts';
import type { LineId, MemberId } from '../domain/ids.ts';
import { connectorId, decisionId, lineId } from '../domain/ids.ts';
import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { Reading } from '../domain/reading/reading.ts';
import { emptyChatRecord } from '../domain/chat-record.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import type { PortalConfigCache } from '../bitrix24/crm/portal-config-cache.ts';
import { readViews } from '../bitrix24/crm/read-views.ts';
import type { PortalReader } from '../processing/portal-reader.ts';
import type { Stores } from '../store/ports.ts';
import { modeOf } from '../domain/line-settings.ts';

export interface DryRunDeps {
  readonly stores: Pick<Stores, 'bindings' | 'settings'>;
  readonly portals: PortalReader;
  /** Not shared with lanes: it is filled with what the opener of the page may see. */
  readonly portalConfig: PortalConfigCache;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

export interface DryRunRequest {
  readonly member: MemberId;
  /** With the token of the page's opener, so that only items are found that they may see. */
  readonly client: PortalClient;
  readonly text: string;
  readonly line?: LineId | undefined;
  readonly connector?: string | undefined;
}

export interface DryRun {
  readonly regions: readonly string[];
  readonly reading: Reading;
  readonly mode: ChatWork['mode'];
  /** Absent without a line or without an identifier. */
  readonly verdict?: Verdict;
}

/** The tried chat, as the portal would know it: linked to nothing yet. */
const newDialog: Dialog = { chatId: 0, session: 0, operator: 0, customerName: '', createdAt: 0, links: [] };

/** Reads a text and decides a new chat that contains it. Stores and changes nothing. Throws `PortalError`. */
export async function dryRun(deps: DryRunDeps, request: DryRunRequest): Promise<DryRun> {
  const work = await workOf(deps, request);
  const reading = readText(request.text, { regions: work.regions });
  const result = { regions: work.regions, reading, mode: work.mode };
  if (request.line === undefined || work.identifiers.length === 0) return result;
  const known = await readStoredRecords(deps.stores, request.member, [work]);
  const { member, client } = request;
  const context = { member, client, config: deps.portalConfig, appUsers: [], requestId: deps.newId() };
  // All identifiers are searched: the opener may not be allowed to see the stored customers.
  const need = viewNeedOf({ ...work, searchAll: true }, known);
  const view = (await readViews(context, [need])).get(work.code);
  if (!view) return result;
  const absorbed = await absorbedItems(deps.stores, member, [view]);
  const situation: Situation = {
    decision: decisionId(`d-${deps.newId()}`),
    chat: work.chat,
    code: work.code,
    settings: work.settings,
    mode: work.mode,
    identifiers: work.identifiers,
    blocked: known.blocked,
    ownNumbers: known.ownNumbers,
    stored: {
      chat: work.record,
      absorbed,
      takenOff: await takenOffPhones(deps.stores, member, [view], absorbed),
      remembered: new Map(
        work.identifiers.flatMap((identifier) => {
          const record = known.remembered.get(identifierKey(identifier));
          return record ? [[identifierKey(identifier), record] as const] : [];
        }),
      ),
    },
    view: { ...view, dialog: view.dialog ?? newDialog },
  };
  return { ...result, verdict: decide(situation) };
}

async function workOf(deps: DryRunDeps, request: DryRunRequest): Promise<ChatWork> {
  const { member, line, text } = request;
  const portal = await deps.portals.get(member);
  const address = line ?? lineId('0');
  const settings = await deps.stores.settings.line(member, address);
  const connector = connectorId(request.connector ?? 'livechat');
  // An address that no real chat has: no guest user has the id 0.
  const chat = { connector, line: address, externalChat: 'try', user: '0' };
  const record = emptyChatRecord(userCode(chat));
  const regions = settings.regions.length > 0 ? settings.regions : (portal?.regions ?? []);
  const clues = { regions, portalRegion: portal?.regions[0], attested: [] };
  const read = await readTexts([{ messageId: '', text, at: deps.now() }], record, clues, unmeasured);
  return {
    code: record.userCode,
    chat,
    settings,
    mode: modeOf(settings, connector),
    regions,
    record,
    entries: [],
    ...read,
  };
}
