import { z } from 'zod';
import type { LineId, MemberId } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import type { UnreadablePhone } from '../domain/reading/unreadable-phones.ts';
import type { SettingsStore } from '../store/ports.ts';
import { parseJson } from '../runtime/parse-json.ts';

const NOTE = 'unreadable numbers';
const DAY_MS = 86_400_000;
/** Older days are dropped. */
const KEPT_DAYS = 30;
/** Rows that are kept at most, the newest first: customers decide how many countries they write from. */
const MAX_ROWS = 2000;

const rowSchema = z.strictObject({
  line: z.string(),
  /** Days since 1970, UTC. */
  day: z.number(),
  country: z.string(),
  chats: z.number(),
});
type Row = z.infer<typeof rowSchema>;
const rowsSchema = z.array(rowSchema);
type Notes = Pick<SettingsStore, 'note' | 'putNote'>;

/** In how many chats of a line numbers of a country were seen that the line does not read. No digits are kept. */
export interface UnreadableCount {
  readonly line: LineId;
  /** ISO code. */
  readonly country: string;
}

/** The counts of the last 30 days by line. `now`: Unix ms. */
export async function readUnreadable(
  settings: Pick<Notes, 'note'>,
  member: MemberId,
  now: number,
): Promise<readonly Row[]> {
  const note = await settings.note(member, NOTE);
  const rows = note === undefined ? [] : (rowsSchema.safeParse(parseJson(note)).data ?? []);
  const oldest = Math.floor(now / DAY_MS) - KEPT_DAYS;
  return rows.filter(({ day }) => day > oldest);
}

/** Counts each entry once for the day of `now` (Unix ms). Call it in the portal's lane. */
export async function countUnreadable(
  settings: Notes,
  member: MemberId,
  counts: readonly UnreadableCount[],
  now: number,
): Promise<void> {
  if (counts.length === 0) return;
  const day = Math.floor(now / DAY_MS);
  const keyOf = (row: Omit<Row, 'chats'>): string => `${row.line} ${row.day} ${row.country}`;
  const rows = new Map((await readUnreadable(settings, member, now)).map((row) => [keyOf(row), row]));
  for (const { line, country } of counts) {
    const row = { line, day, country };
    rows.set(keyOf(row), { ...row, chats: (rows.get(keyOf(row))?.chats ?? 0) + 1 });
  }
  const newest = [...rows.values()].sort((a, b) => b.day - a.day).slice(0, MAX_ROWS);
  await settings.putNote(member, NOTE, JSON.stringify(newest));
}

/**
 * The country of each number: the only one in which it is a phone, else the only one of those from where this portal's
 * customers write, which are the portal's own countries and those of its other lines. No guess is made beyond that.
 */
export async function countriesOfUnreadable(
  settings: Pick<SettingsStore, 'line' | 'sources'>,
  { memberId: member, regions }: PortalView,
  unreadable: readonly UnreadablePhone[],
): Promise<readonly string[]> {
  if (unreadable.length === 0) return [];
  const lines = [...new Set((await settings.sources(member)).map(({ line }) => line))];
  const set = await Promise.all(lines.map((line) => settings.line(member, line)));
  const known = new Set([...regions, ...set.flatMap((line) => line.regions)]);
  const countries = unreadable.flatMap(({ countries: all }) => {
    const likely = all.filter((country) => known.has(country));
    const [only, ...others] = likely.length > 0 ? likely : all;
    return only !== undefined && others.length === 0 ? [only] : [];
  });
  return [...new Set(countries)];
}

/** Marks in a chat's record that a country was counted for it: each is counted once per chat. */
export function unreadableKey(country: string): string {
  return `unreadable:${country}`;
}
