import { journalOf } from '../corrections/chat-history.ts';
import { countDecision, noCounts } from '../report/period-counts.ts';
import type { LineId, MemberId } from '../../domain/ids.ts';
import type { Stores } from '../../store/ports.ts';
import { noticeTexts, type DigestCounts } from './notice-texts.ts';
import type { Subscriber } from './subscribers.ts';
import { weekBefore } from './week-before.ts';

/** A message that a subscriber has to get once. */
export interface Notice {
  /** What it is about: `digest`, `standsStill`, `silent 5`. A newer one replaces the older one in the portal. */
  readonly about: string;
  /** Distinguishes two about the same: the week, the time since when a line is silent. */
  readonly occasion: string;
  /** The open line that it is about. */
  readonly line?: LineId;
  /** Counted when it is sent. `lineName`: of `line`, else empty. */
  text(lineName: string): Promise<string>;
}

export type DueNoticesStores = Pick<Stores, 'inbox' | 'journal' | 'settings' | 'suggestions'>;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** An event that waits longer than this says that the portal's lane stands still. */
const STANDS_STILL_MS = HOUR_MS;
/** A line is said to be silent after this time, as on the page Health; not one that has been out of use for long. */
const SILENT_MS = 3 * DAY_MS;
const OUT_OF_USE_MS = 14 * DAY_MS;
/** Decisions and suggestions that are counted. */
const MAX_COUNTED_DECISIONS = 20_000;
const MAX_COUNTED_SUGGESTIONS = 1000;

/** The messages that a subscriber should have got by now, sent or not. Only counts are in them. */
export async function dueNotices(
  stores: DueNoticesStores,
  member: MemberId,
  subscriber: Subscriber,
  now: number,
): Promise<readonly Notice[]> {
  return [
    ...(subscriber.digest ? digest(stores, member, subscriber, now) : []),
    ...(subscriber.alarms ? await alarms(stores, member, subscriber, now) : []),
  ];
}

function digest(
  stores: DueNoticesStores,
  member: MemberId,
  { language, utcOffset, digestSince }: Subscriber,
  now: number,
): readonly Notice[] {
  const week = weekBefore(now, utcOffset);
  // The first one is about the week in which it was asked for.
  if (now < week.dueAt || digestSince >= week.to) return [];
  const text = async (): Promise<string> =>
    noticeTexts(language).digest(week, await countWeek(stores, member, week));
  return [{ about: 'digest', occasion: week.firstDay, text }];
}

async function countWeek(
  { journal, suggestions }: DueNoticesStores,
  member: MemberId,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<DigestCounts> {
  const counts = { ...noCounts };
  let wrong = 0;
  for await (const decision of journalOf(journal, member, { from, to }, MAX_COUNTED_DECISIONS)) {
    countDecision(counts, decision);
    if (decision.judged?.right === false) wrong += 1;
  }
  const open = (await suggestions.list(member, 'open', MAX_COUNTED_SUGGESTIONS)).length;
  return { ...counts, wrong, open };
}

async function alarms(
  stores: DueNoticesStores,
  member: MemberId,
  { language }: Subscriber,
  now: number,
): Promise<readonly Notice[]> {
  const texts = noticeTexts(language);
  const { waiting, oldestAt } = await stores.inbox.load(member);
  const waited = oldestAt > 0 ? now - oldestAt : 0;
  const stuck =
    waited >= STANDS_STILL_MS
      ? [
          {
            about: 'standsStill',
            occasion: 'now',
            text: async () => texts.standsStill(waiting, Math.floor(waited / HOUR_MS)),
          },
        ]
      : [];
  const silent = await silentLines(stores, member, now);
  return [
    ...stuck,
    ...silent.map(({ line, at }) => ({
      about: `silent ${line}`,
      occasion: String(at),
      line,
      text: async (lineName: string) => texts.silent(lineName, Math.floor((now - at) / DAY_MS)),
    })),
  ];
}

/** Lines that are on and were used until some days ago, with the time of the last event. */
async function silentLines(
  { settings }: DueNoticesStores,
  member: MemberId,
  now: number,
): Promise<readonly { readonly line: LineId; readonly at: number }[]> {
  const last = new Map<LineId, number>();
  for (const { line, at } of await settings.sources(member))
    last.set(line, Math.max(at, last.get(line) ?? 0));
  const silent = [...last]
    .map(([line, at]) => ({ line, at }))
    .filter(({ at }) => now - at >= SILENT_MS && now - at < OUT_OF_USE_MS);
  const modes = await Promise.all(silent.map(({ line }) => settings.line(member, line)));
  return silent.filter((_line, index) => modes[index]?.mode !== 'off');
}
