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
import { activityReading } from './activities.ts';
import { candidateReading } from './candidates.ts';
import type { RawDialog } from '../openlines/dialog.ts';
import { customerName, dialogAnswer, linksOf, sessionOf } from '../openlines/dialog.ts';
import type { DeferredConfig, PortalConfigCache } from './portal-config-cache.ts';
import type { Deferred } from '../client/batch-reader.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { idNumber } from '../client/scalars.ts';

/** What has to be known about one chat before it can be decided. */
export interface ViewNeed {
  readonly code: UserCode;
  readonly chat: ChatAddress;
  readonly regions: readonly string[];
  /** Identifiers whose owners are not remembered. */
  readonly search: readonly Identifier[];
  /** Remembered customers and cards: are they alive? */
  readonly check: readonly CrmRef[];
  /** A chat that is not bound yet: who carries its messenger value? */
  readonly holders: boolean;
}

export interface ReadingDeps {
  readonly member: MemberId;
  readonly client: PortalClient;
  readonly config: PortalConfigCache;
  readonly appUser: number;
  readonly requestId: string;
}

/** So many values `crm.duplicate.findbycomm` takes at most (rest-contract.md 4.2). */
const MAX_SEARCH_TERMS = 20;

const foundIds = z.union([
  z.array(z.unknown()).transform((): Record<string, number[]> => ({})),
  z.record(z.string(), z.array(idNumber)),
]);
const holderItems = z.object({ items: z.array(z.object({ id: idNumber })) });

interface InitialRequests {
  readonly need: ViewNeed;
  readonly dialog: Deferred<RawDialog>;
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

/** Reads the CRM for many chats at once: three batches for all of them together. */
export async function readViews(
  deps: ReadingDeps,
  needs: readonly ViewNeed[],
): Promise<ReadonlyMap<UserCode, CrmView>> {
  const questions = new BatchReader(deps.client, deps.requestId);
  const first = needs.map((need) => requestInitial(deps, questions, need));
  await questions.send();
  const starts = first.map((wave) => initialReadsOf(wave));
  const candidates = starts.map((start) => candidateReading(questions, start));
  const activities = starts.map((start) => activityReading(questions, start));
  await questions.send();
  candidates.forEach((reading) => {
    reading.requestLinked();
  });
  activities.forEach((reading) => {
    reading.requestBindings();
  });
  await questions.send();
  return new Map(
    starts.map((start, index) => {
      const { items, cards } = candidates[index]?.result() ?? { items: new Map(), cards: new Map() };
      const found = activities[index]?.result() ?? { activities: [], foreign: new Map() };
      return [start.need.code, viewOf(deps, start, { items, cards, ...found })];
    }),
  );
}

function requestInitial(deps: ReadingDeps, questions: BatchReader, need: ViewNeed): InitialRequests {
  return {
    need,
    config: deps.config.request(deps.member, need.chat.line, questions),
    dialog: questions.request('imopenlines.dialog.get', { USER_CODE: need.code }, dialogAnswer),
    searches: need.search.flatMap((identifier) =>
      // Each type by itself: a full list of one type hides the others (rest-contract.md 4.2).
      typesWithField(identifierSpecs[identifier.kind].field).map((type) => ({
        key: identifierKey(identifier),
        type,
        answer: questions.request(
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
      answer: questions.request(
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

function initialReadsOf(wave: InitialRequests): InitialReads {
  const hits = new Map<string, CrmRef[]>();
  for (const { key, answer } of wave.searches) {
    const found = answer.value();
    // A search that was refused must never look like "nobody has it": that would make a duplicate.
    if (!found) throw searchRefused(answer.error());
    const refs = crmTypes.flatMap((type) => (found[upperCaseName(type)] ?? []).map((id) => ({ type, id })));
    hits.set(key, [...(hits.get(key) ?? []), ...refs]);
  }
  const dialog = wave.dialog.value();
  return {
    need: wave.need,
    config: wave.config,
    dialog,
    links: dialog ? linksOf(dialog.entity_data_1, dialog.entity_data_2) : [],
    session: dialog ? sessionOf(dialog.entity_data_1) : 0,
    hits,
    holders: wave.holders.flatMap(({ type, answer }) =>
      (answer.value()?.items ?? []).map(({ id }) => ({ type, id })),
    ),
  };
}

/** Who may not search may decide nothing for any chat: the lane waits until the rights were given. */
function searchRefused(error: PortalError | undefined): PortalError {
  if (error?.kind !== 'forbidden') return error ?? new PortalError('rejected', 'UNEXPECTED_ANSWER');
  const { code, description, method } = error;
  return new PortalError('restDisabled', code, { description, ...(method !== undefined && { method }) });
}

function viewOf(
  deps: ReadingDeps,
  start: InitialReads,
  read: Pick<CrmView, 'items' | 'cards' | 'activities' | 'foreign'>,
): CrmView {
  const { dialog } = start;
  const line = start.config.line();
  return {
    ...(dialog && {
      dialog: {
        chatId: dialog.id,
        session: start.session,
        customerName: customerName(dialog.name, line.name),
        createdAt: dialog.date_create,
        links: start.links,
      },
    }),
    line,
    ...read,
    hits: start.hits,
    holders: start.holders,
    failedLeadStage: start.config.failedLeadStage(),
    failedDealStages: start.config.failedDealStages(),
    responsible: (dialog?.owner ?? 0) || line.queueFirst,
    appUser: deps.appUser,
  };
}
