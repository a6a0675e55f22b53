import { z } from 'zod';
import type { AppUser } from '../../domain/app-user.ts';
import type { ChatAddress } from '../../domain/chat.ts';
import { imolValue, userCode } from '../../domain/chat.ts';
import type { CrmView } from '../../domain/crm-view.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { CrmType } from '../../domain/crm-type.ts';
import { crmTypes, entityTypeId, typesWithField, upperCaseName } from '../../domain/crm-type.ts';
import type { Identifier } from '../../domain/identifiers/identifier.ts';
import { identifierKey, searchTermsOf } from '../../domain/identifiers/identifier.ts';
import { identifierSpecs } from '../../domain/identifiers/registry.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { PortalError } from '../client/portal-client.ts';
import { provenHits } from './proven-hits.ts';
import type { InitialReads } from './initial-reads.ts';
import { createActivityReading } from './activities.ts';
import { createCandidateReading } from './candidates.ts';
import type { RawDialog } from '../openlines/dialog.ts';
import type { HistoryAnswer } from '../openlines/history.ts';
import { requestHistory } from '../openlines/history.ts';
import { customerName, dialogAnswer, linksOf, sessionOf } from '../openlines/dialog.ts';
import type { GuestProfile } from '../openlines/guest-profile.ts';
import { attestedByProfile, requestProfile } from '../openlines/guest-profile.ts';
import type { DeferredConfig, PortalConfigCache } from './portal-config-cache.ts';
import type { Deferred } from '../client/batch-reader.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { idNumber } from '../client/scalars.ts';

/** What to read about one chat before it is decided. */
export interface ViewNeed {
  readonly code: UserCode;
  readonly chat: ChatAddress;
  readonly regions: readonly string[];
  /** Identifiers without a stored owner. */
  readonly search: readonly Identifier[];
  /** Stored customers and cards, to check whether they still exist. */
  readonly check: readonly CrmRef[];
  /** Activities that the app made for sessions of the chat: id by session. */
  readonly ownActivities: Readonly<Record<string, number>>;
  /**
   * Whether to search for items with the chat's messenger value: not for a bound chat, and for others where the portal
   * linked nothing.
   */
  readonly holders: 'never' | 'unlinked' | 'always';
  /** Whether to read the guest's profile. */
  readonly profile: boolean;
  /** Whether to read the messages of the current session. */
  readonly history: boolean;
}

/** `current`: of the current session, where it was to be read. */
export type ReadView = CrmView & { readonly current?: HistoryAnswer };

export interface ReadingDeps {
  readonly member: MemberId;
  readonly client: PortalClient;
  readonly config: PortalConfigCache;
  readonly appUsers: readonly AppUser[];
  readonly requestId: string;
}

/** So many values `crm.duplicate.findbycomm` takes at most (docs/bitrix24/crm-search.md#findbycomm). */
const MAX_SEARCH_TERMS = 20;

const foundIds = z.union([
  z.array(z.unknown()).transform((): Record<string, number[]> => ({})),
  z.record(z.string(), z.array(idNumber)),
]);
const holderItems = z.object({ items: z.array(z.object({ id: idNumber })) });

interface InitialRequests {
  readonly need: ViewNeed;
  readonly dialog: Deferred<RawDialog>;
  readonly profile: Deferred<GuestProfile> | undefined;
  readonly config: DeferredConfig;
  readonly searches: readonly {
    readonly key: string;
    readonly type: CrmType;
    readonly answer: Deferred<Record<string, number[]>>;
  }[];
}

/**
 * Reads the CRM for many chats at once, in three batches for all of them. One more for chats without links, or without a
 * dialogue, and one for long lists of activities. Throws `PortalError`.
 */
export async function readViews(
  deps: ReadingDeps,
  needs: readonly ViewNeed[],
): Promise<ReadonlyMap<UserCode, ReadView>> {
  const reader = new BatchReader(deps.client, deps.requestId);
  const requested = needs.map((need) => requestInitial(deps, reader, need));
  await reader.send();
  const followUps = requested.map((requests) => requestFollowUps(reader, requests));
  await reader.send();
  const initialReads = requested.map((requests, index) => initialReadsOf(requests, followUps[index]));
  const candidates = initialReads.map((initial) => createCandidateReading(reader, initial));
  const activities = initialReads.map((initial) => createActivityReading(reader, initial));
  const histories = initialReads.map((initial) => requestCurrentHistory(reader, initial));
  await reader.send();
  candidates.forEach((reading) => {
    reading.requestLinked();
  });
  activities.forEach((reading) => {
    reading.requestNext();
  });
  await reader.send();
  // Nothing is left to be sent unless an item has more activities than a page shows.
  activities.forEach((reading) => {
    reading.requestNext();
  });
  await reader.send();
  return new Map(
    initialReads.map((initial, index) => {
      const { items, cards } = candidates[index]?.result() ?? { items: new Map(), cards: new Map() };
      const found = activities[index]?.result() ?? { activities: [], foreign: new Map() };
      const current = histories[index]?.();
      if (current?.refused && isRefusedForAll(current.refused)) throw refusedForAll(current.refused);
      const view = viewOf(deps, initial, { items, cards, ...found });
      return [initial.need.code, { ...view, ...(current && { current }) }];
    }),
  );
}

function requestCurrentHistory(
  reader: BatchReader,
  { need, dialog, session }: InitialReads,
): (() => HistoryAnswer) | undefined {
  if (!need.history || !dialog) return undefined;
  return requestHistory(reader, session > 0 ? { session } : { chatId: dialog.id });
}

function requestInitial(deps: ReadingDeps, reader: BatchReader, need: ViewNeed): InitialRequests {
  return {
    need,
    config: deps.config.request(deps.member, need.chat.line, reader),
    dialog: reader.request('imopenlines.dialog.get', { USER_CODE: need.code }, dialogAnswer),
    profile: need.profile ? requestProfile(reader, need.chat.user) : undefined,
    searches: need.search.flatMap((identifier) =>
      // Each type by itself: a full list of one type hides the others (docs/bitrix24/crm-search.md#findbycomm).
      typesWithField(identifierSpecs[identifier.kind].field).map((type) => ({
        key: identifierKey(identifier),
        type,
        answer: reader.request(
          'crm.duplicate.findbycomm',
          {
            type: identifierSpecs[identifier.kind].field,
            values: searchTermsOf(identifier).slice(0, MAX_SEARCH_TERMS),
            entity_type: upperCaseName(type),
          },
          foundIds,
        ),
      })),
    ),
  };
}

/** What is asked because of the dialogue, or because there is none. */
interface FollowUpRequests {
  /** The dialogue of the channel's group, for a chat that the portal does not know. */
  readonly group: Deferred<RawDialog> | undefined;
  readonly holders: readonly {
    readonly type: CrmType;
    readonly answer: Deferred<z.infer<typeof holderItems>>;
  }[];
}

/**
 * The search by the chat's messenger value is slow and finds little (docs/bitrix24/crm-search.md#by-chat): it is asked
 * only where the portal linked nothing to the chat.
 */
function requestFollowUps(reader: BatchReader, { need, dialog, config }: InitialRequests): FollowUpRequests {
  config.requestPipeline();
  const known = dialog.value();
  if (!known) return { group: requestGroup(reader, need.chat), holders: [] };
  const isLinked = linksOf(known.entity_data_1, known.entity_data_2).length > 0;
  const asks = need.holders === 'always' || (need.holders === 'unlinked' && !isLinked);
  return { group: undefined, holders: asks ? requestHolders(reader, need.code) : [] };
}

/**
 * A group's chat has user 0 in its code, its events name the writer
 * (docs/bitrix24/open-lines.md#groups-and-comments).
 */
function requestGroup(reader: BatchReader, chat: ChatAddress): Deferred<RawDialog> {
  const code = userCode({ ...chat, user: '0' });
  return reader.request('imopenlines.dialog.get', { USER_CODE: code }, dialogAnswer);
}

function requestHolders(reader: BatchReader, code: UserCode): FollowUpRequests['holders'] {
  return typesWithField('IM').map((type) => ({
    type,
    answer: reader.request(
      'crm.item.list',
      {
        entityTypeId: entityTypeId(type),
        filter: { '=imol': imolValue(code) },
        select: ['id'],
        order: { id: 'ASC' },
      },
      holderItems,
    ),
  }));
}

function initialReadsOf(requests: InitialRequests, followUps: FollowUpRequests | undefined): InitialReads {
  const hits = new Map<string, CrmRef[]>();
  for (const { key, answer } of requests.searches) {
    const found = answer.value();
    // A refused search must not look like one without hits: that would create a duplicate.
    if (!found) throw searchRefused(answer.error());
    const refs = crmTypes.flatMap((type) => (found[upperCaseName(type)] ?? []).map((id) => ({ type, id })));
    hits.set(key, [...(hits.get(key) ?? []), ...refs]);
  }
  const dialog = requests.dialog.value();
  const profile = requests.profile?.value();
  return {
    need: requests.need,
    config: requests.config,
    dialog,
    ...(profile && { profile: attestedByProfile(profile, requests.need.regions) }),
    links: dialog ? linksOf(dialog.entity_data_1, dialog.entity_data_2) : [],
    session: dialog ? sessionOf(dialog.entity_data_1) : 0,
    hits,
    isGroup: followUps?.group?.value() !== undefined,
    holders: (followUps?.holders ?? []).flatMap(({ type, answer }) =>
      (answer.value()?.items ?? []).map(({ id }) => ({ type, id })),
    ),
  };
}

/**
 * Without the right to search, no chat of the portal can be decided: `restDisabled` pauses the lane until it is
 * granted.
 */
function searchRefused(error: PortalError | undefined): PortalError {
  if (error?.kind !== 'forbidden') return error ?? new PortalError('rejected', 'UNEXPECTED_ANSWER');
  return refusedForAll(error);
}

/** Refusals of a method by itself, whatever it is called for. */
const methodRefusals: ReadonlySet<string> = new Set([
  'ERROR_METHOD_NOT_FOUND',
  'INSUFFICIENT_SCOPE',
  'INVALID_CREDENTIALS',
  'WRONG_LICENSE',
  'WRONG_AUTH_TYPE',
]);

function isRefusedForAll({ code }: PortalError): boolean {
  return methodRefusals.has(code.toUpperCase());
}

/** Pauses the lane until an admin did something about it. */
function refusedForAll({ code, description, method }: PortalError): PortalError {
  return new PortalError('restDisabled', code, { description, ...(method !== undefined && { method }) });
}

function viewOf(
  deps: ReadingDeps,
  initial: InitialReads,
  read: Pick<CrmView, 'items' | 'cards' | 'activities' | 'foreign'>,
): CrmView {
  const { dialog } = initial;
  const line = initial.config.line();
  return {
    ...(initial.isGroup && { isGroup: true }),
    ...(dialog && {
      dialog: {
        chatId: dialog.id,
        session: initial.session,
        operator: dialog.owner,
        customerName: customerName(dialog.name, line.name),
        createdAt: dialog.date_create,
        links: initial.links,
      },
    }),
    ...(initial.profile && { profile: initial.profile }),
    line,
    ...read,
    ...provenHits(initial, read.items),
    holders: initial.holders,
    failedLeadStages: initial.config.failedLeadStages(),
    failedDealStages: initial.config.failedDealStages(),
    responsible: (dialog?.owner ?? 0) || line.queueFirst,
    appUsers: deps.appUsers,
  };
}
