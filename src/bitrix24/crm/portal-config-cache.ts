import { z } from 'zod';
import type { LineConfig } from '../../domain/crm-view.ts';
import { cardTypes } from '../../domain/crm-type.ts';
import type { LineId, MemberId } from '../../domain/ids.ts';
import type { Deferred, BatchReader } from '../client/batch-reader.ts';
import { idNumber, text } from '../client/scalars.ts';

/** feature.get; anything but Y is no. */
const featureAnswer = z.object({ value: text });

/** Facts of a portal change rarely; a settings change reaches the tracker within this time. */
const CONFIG_MAX_AGE_MS = 10 * 60_000;

const lineAnswer = z.union([
  z.literal(false),
  z.object({
    LINE_NAME: text,
    CRM: text,
    CRM_CREATE: text,
    CRM_CREATE_SECOND: idNumber,
    CRM_SOURCE: text,
    CRM_CHAT_TRACKER: text,
    QUEUE: z.array(idNumber).nullish().catch([]),
  }),
]);
const statusRows = z.array(z.object({ ENTITY_ID: text, STATUS_ID: text, SEMANTICS: text }));

export interface CachedLineConfig extends LineConfig {
  /** First of the line's queue; 0 = none. */
  readonly queueFirst: number;
}

/** What `ask` noted to ask, readable after `questions.send()`. */
export interface DeferredConfig {
  line(): CachedLineConfig;
  failedLeadStage(): string;
  failedDealStages(): ReadonlyMap<number, string>;
}

export interface PortalConfigCache {
  /** Asks only for what is not known yet. */
  request(member: MemberId, line: LineId, questions: BatchReader): DeferredConfig;
  /** Whether rows of the offline queue can be reserved (rest-contract.md 2.2); readable after `questions.send()`. */
  reserves(member: MemberId, questions: BatchReader): () => boolean;
  /** A line's settings were changed: ask again. */
  invalidate(member: MemberId): void;
}

const unknownLine: CachedLineConfig = {
  name: '',
  creates: 'none',
  category: 0,
  source: '',
  nativeTracker: false,
  queueFirst: 0,
};

/** Small cache of line settings and failed stages, per portal. */
export function createPortalConfigCache(now: () => number): PortalConfigCache {
  const known = new Map<string, { readonly at: number; readonly value: unknown }>();

  function cached<Raw, T>(
    key: string,
    ask: () => Deferred<Raw>,
    read: (raw: Raw | undefined) => T,
    is: (value: unknown) => value is T,
  ): () => T {
    const entry = known.get(key);
    if (entry && now() - entry.at < CONFIG_MAX_AGE_MS && is(entry.value)) {
      const { value } = entry;
      return () => value;
    }
    const answer = ask();
    return () => {
      const raw = answer.value();
      const value = read(raw);
      // A refused answer is not kept: the next round may be allowed to see it.
      if (raw !== undefined) known.set(key, { at: now(), value });
      return value;
    };
  }

  return {
    request(member, line, questions) {
      const lineFacts = cached(
        `${member} line ${line}`,
        () => questions.request('imopenlines.config.get', { CONFIG_ID: Number(line) || 0 }, lineAnswer),
        (raw) => (raw ? lineConfigOf(raw) : unknownLine),
        (value): value is CachedLineConfig => typeof value === 'object',
      );
      const stage = (entity: string, fallback: string): (() => string) =>
        cached(
          `${member} stage ${entity}`,
          () => questions.request('crm.status.list', { filter: { ENTITY_ID: entity } }, statusRows),
          (rows) =>
            rows?.find((row) => row.SEMANTICS === 'F' && row.ENTITY_ID === entity)?.STATUS_ID ?? fallback,
          (value): value is string => typeof value === 'string',
        );
      const leadStage = stage('STATUS', 'JUNK');
      const dealStage = stage('DEAL_STAGE', 'LOSE');
      return {
        line: lineFacts,
        failedLeadStage: leadStage,
        failedDealStages: () => new Map([[0, dealStage()]]),
      };
    },
    reserves(member, questions) {
      return cached(
        `${member} reserves`,
        () => questions.request('feature.get', { CODE: 'rest_offline_extended' }, featureAnswer),
        (raw) => raw?.value === 'Y',
        (value) => typeof value === 'boolean',
      );
    },
    invalidate(member) {
      for (const key of known.keys()) if (key.startsWith(`${member} `)) known.delete(key);
    },
  };
}

function lineConfigOf(raw: Exclude<z.infer<typeof lineAnswer>, false>): CachedLineConfig {
  const creates = raw.CRM === 'Y' ? cardTypes.find((type) => type === raw.CRM_CREATE) : undefined;
  return {
    name: raw.LINE_NAME,
    creates: creates ?? 'none',
    category: raw.CRM_CREATE_SECOND,
    // `create` makes a source of its own per line and channel; only the portal can do that.
    source: raw.CRM_SOURCE === 'create' ? '' : raw.CRM_SOURCE,
    nativeTracker: raw.CRM === 'Y' && raw.CRM_CHAT_TRACKER === 'Y',
    queueFirst: raw.QUEUE?.[0] ?? 0,
  };
}
