import { z } from 'zod';
import type { FailedStages, LineConfig } from '../../domain/crm-view.ts';
import { cardTypes } from '../../domain/crm-type.ts';
import type { LineId, MemberId } from '../../domain/ids.ts';
import type { Deferred, BatchReader } from '../client/batch-reader.ts';
import { failedStagesOf } from './failed-stage.ts';
import { idNumber, text } from '../client/scalars.ts';

/** feature.get: `Y` means available, any other value not. */
const featureAnswer = z.object({ value: text });

/** Portal settings change rarely; a change is seen within this time. */
const CONFIG_MAX_AGE_MS = 10 * 60_000;
/** Features come with the portal's plan: asked once a day, and anew when the portal refuses what it promised. */
const FEATURE_MAX_AGE_MS = 24 * 60 * 60_000;

const lineAnswer = z.union([
  z.literal(false),
  z.object({
    LINE_NAME: text,
    CRM: text,
    CRM_CREATE: text,
    CRM_CREATE_SECOND: idNumber,
    CRM_CREATE_THIRD: text,
    CRM_SOURCE: text,
    CRM_CHAT_TRACKER: text,
    QUEUE: z.array(idNumber).nullish().catch([]),
  }),
]);
const statusRows = z.array(z.object({ ENTITY_ID: text, STATUS_ID: text, SEMANTICS: text, NAME: text }));

/** Answer of crm.settings.mode.get in a portal without leads (docs/bitrix24/crm-items.md#leads). */
const SIMPLE_CRM = 2;

interface CachedLineConfig extends LineConfig {
  /** User id of the first operator in the line's queue; 0 = none. */
  readonly queueFirst: number;
}

/** Settings requested by `request`, readable after `reader.send()`. */
export interface DeferredConfig {
  line(): CachedLineConfig;
  failedLeadStages(): FailedStages;
  /** Requests the stages of the line's own pipeline, once `line` is readable. */
  requestPipeline(): void;
  /** By pipeline: the first one, and the line's own after `requestPipeline` and another `reader.send()`. */
  failedDealStages(): ReadonlyMap<number, FailedStages>;
}

export interface PortalConfigCache {
  /** Adds requests only for what is not cached. */
  request(member: MemberId, line: LineId, reader: BatchReader): DeferredConfig;
  /**
   * Whether rows of the offline queue can be reserved (docs/bitrix24/offline-queue.md#reserving); readable
   * after `reader.send()`.
   */
  reserves(member: MemberId, reader: BatchReader): () => boolean;
  /** Discards the portal's cached values, after a line's settings were changed. */
  invalidate(member: MemberId): void;
}

const unknownLine: CachedLineConfig = {
  name: '',
  creates: 'none',
  category: 0,
  alwaysNewDeal: false,
  source: '',
  nativeTracker: false,
  queueFirst: 0,
};

/** Cache of line settings, failed stages and features, per portal. `now`: unix ms. */
export function createPortalConfigCache(now: () => number): PortalConfigCache {
  const cache: Cache = { now, entries: new Map() };
  const cached = <Raw, T>(
    key: string,
    send: () => Deferred<Raw>,
    valueOf: (raw: Raw | undefined) => T,
    isCached: (value: unknown) => value is T,
    maxAge = CONFIG_MAX_AGE_MS,
  ): (() => T) => cachedIn(cache, { key, send, valueOf, isCached, maxAge });

  return {
    request(member, line, reader) {
      const lineConfig = cached(
        `${member} line ${line}`,
        () => reader.request('imopenlines.config.get', { CONFIG_ID: Number(line) || 0 }, lineAnswer),
        (raw) => (raw ? lineConfigOf(raw) : unknownLine),
        (value): value is CachedLineConfig => typeof value === 'object',
      );
      const stages = (entity: string, fallback: string): (() => FailedStages) =>
        cachedIn(cache, stagesLookup(member, reader, entity, fallback));
      const isSimple = cached(
        `${member} mode`,
        () => reader.request('crm.settings.mode.get', {}, idNumber),
        (mode) => mode === SIMPLE_CRM,
        (value) => typeof value === 'boolean',
      );
      const leadStages = stages('STATUS', 'JUNK');
      const pipelines = new Map([[0, stages('DEAL_STAGE', 'LOSE')]]);
      return {
        line() {
          const config = lineConfig();
          // Without leads a deal with its contact is made instead.
          return isSimple() && config.creates === 'lead' ? { ...config, creates: 'deal' } : config;
        },
        failedLeadStages: leadStages,
        requestPipeline() {
          const { creates, category } = lineConfig();
          if (creates === 'none' || pipelines.has(category)) return;
          const id = String(category);
          pipelines.set(category, stages(`DEAL_STAGE_${id}`, `C${id}:LOSE`));
        },
        failedDealStages: () => new Map([...pipelines].map(([category, read]) => [category, read()])),
      };
    },
    reserves(member, reader) {
      return cached(
        `${member} reserves`,
        () => reader.request('feature.get', { CODE: 'rest_offline_extended' }, featureAnswer),
        (raw) => raw?.value === 'Y',
        (value) => typeof value === 'boolean',
        FEATURE_MAX_AGE_MS,
      );
    },
    invalidate(member) {
      const { entries } = cache;
      for (const key of entries.keys()) if (key.startsWith(`${member} `)) entries.delete(key);
    },
  };
}

function stagesLookup(
  member: MemberId,
  reader: BatchReader,
  entity: string,
  fallback: string,
): Lookup<z.infer<typeof statusRows>, FailedStages> {
  return {
    key: `${member} stages ${entity}`,
    send: () => reader.request('crm.status.list', { filter: { ENTITY_ID: entity } }, statusRows),
    valueOf: (rows) => failedStagesOf(rows ?? [], entity, fallback),
    isCached: (value): value is FailedStages => typeof value === 'object',
    maxAge: CONFIG_MAX_AGE_MS,
  };
}

interface Cache {
  readonly now: () => number;
  readonly entries: Map<string, { readonly at: number; readonly value: unknown }>;
}

interface Lookup<Raw, T> {
  readonly key: string;
  readonly send: () => Deferred<Raw>;
  readonly valueOf: (raw: Raw | undefined) => T;
  readonly isCached: (value: unknown) => value is T;
  /** Ms. */
  readonly maxAge: number;
}

/** A cached value, else one of an answer that is readable after `reader.send()`. */
function cachedIn<Raw, T>(
  { now, entries }: Cache,
  { key, send, valueOf, isCached, maxAge }: Lookup<Raw, T>,
): () => T {
  const entry = entries.get(key);
  if (entry && now() - entry.at < maxAge && isCached(entry.value)) {
    const { value } = entry;
    return () => value;
  }
  const answer = send();
  return () => {
    const raw = answer.value();
    const value = valueOf(raw);
    // A refusal is not cached: the right may have been granted by the next batch.
    if (raw !== undefined) entries.set(key, { at: now(), value });
    return value;
  };
}

function lineConfigOf(raw: Exclude<z.infer<typeof lineAnswer>, false>): CachedLineConfig {
  const creates = raw.CRM === 'Y' ? cardTypes.find((type) => type === raw.CRM_CREATE) : undefined;
  return {
    name: raw.LINE_NAME,
    creates: creates ?? 'none',
    category: raw.CRM_CREATE_SECOND,
    alwaysNewDeal: creates === 'deal' && raw.CRM_CREATE_THIRD === 'N',
    // `create`: the portal creates a source per line and channel, which the app cannot do.
    source: raw.CRM_SOURCE === 'create' ? '' : raw.CRM_SOURCE,
    nativeTracker: raw.CRM === 'Y' && raw.CRM_CHAT_TRACKER === 'Y',
    queueFirst: raw.QUEUE?.[0] ?? 0,
  };
}
