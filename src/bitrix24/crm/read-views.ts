import { z } from 'zod';
import type { ChatAddress } from '../../domain/chat.ts';
import { imolValue } from '../../domain/chat.ts';
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
import type { InitialReads } from './initial-reads.ts';
import { createActivityReading } from './activities.ts';
import { createCandidateReading } from './candidates.ts';
import type { RawDialog } from '../openlines/dialog.ts';
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
  /** Whether to search for items with the chat's messenger value: for a chat that is not bound yet. */
  readonly holders: boolean;
  /** Whether to read the guest's profile. */
  readonly profile: boolean;
}

export interface ReadingDeps {
  readonly member: MemberId;
  readonly client: PortalClient;
  readonly config: PortalConfigCache;
  readonly appUser: number;
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
  readonly holders: readonly {
    readonly type: CrmType;
    readonly answer: Deferred<z.infer<typeof holderItems>>;
  }[];
}

/** Reads the CRM for many chats at once, in three batches for all of them; a fourth for long lists of activities. Throws `PortalError`. */
export async function readViews(
  deps: ReadingDeps,
  needs: readonly ViewNeed[],
): Promise<ReadonlyMap<UserCode, CrmView>> {
  const reader = new BatchReader(deps.client, deps.requestId);
  const requested = needs.map((need) => requestInitial(deps, reader, need));
  await reader.send();
  const initialReads = requested.map((requests) => initialReadsOf(requests));
  const candidates = initialReads.map((initial) => createCandidateReading(reader, initial));
  const activities = initialReads.map((initial) => createActivityReading(reader, initial));
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
      return [initial.need.code, viewOf(deps, initial, { items, cards, ...found })];
    }),
  );
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
    holders: (need.holders ? typesWithField('IM') : []).map((type) => ({
      type,
      answer: reader.request(
        'crm.item.list',
        {
          entityTypeId: entityTypeId(type),
          filter: { '=imol': imolValue(need.code) },
          select: ['id'],
          order: { id: 'ASC' },
        },
        holderItems,
      ),
    })),
  };
}

function initialReadsOf(requests: InitialRequests): InitialReads {
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
    holders: requests.holders.flatMap(({ type, answer }) =>
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
  const { code, description, method } = error;
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
    ...(dialog && {
      dialog: {
        chatId: dialog.id,
        session: initial.session,
        customerName: customerName(dialog.name, line.name),
        createdAt: dialog.date_create,
        links: initial.links,
      },
    }),
    ...(initial.profile && { profile: initial.profile }),
    line,
    ...read,
    hits: initial.hits,
    holders: initial.holders,
    failedLeadStage: initial.config.failedLeadStage(),
    failedDealStages: initial.config.failedDealStages(),
    responsible: (dialog?.owner ?? 0) || line.queueFirst,
    appUser: deps.appUser,
  };
}
