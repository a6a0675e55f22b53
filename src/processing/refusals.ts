import { z } from 'zod';
import { isRetriedChange } from '../domain/deciding/retry-later.ts';
import type { AppliedChange, Change } from '../domain/changes/change.ts';
import { targetOf } from '../domain/changes/change.ts';
import { typeOfTarget } from '../domain/changes/target.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusalSchema } from '../domain/refusal.ts';
import type { SettingsStore } from '../store/ports.ts';

const NOTE = 'refusals';
const LAST_PRECISION_MS = 3_600_000;
const refusalsSchema = z.array(refusalSchema);
type Notes = Pick<SettingsStore, 'note' | 'putNote'>;

/** Kinds of changes that the portal refused when they were last tried. */
export async function readRefusals(
  settings: Pick<Notes, 'note'>,
  member: MemberId,
): Promise<readonly Refusal[]> {
  const note = await settings.note(member, NOTE);
  return note === undefined ? [] : refusalsSchema.parse(JSON.parse(note));
}

/** Notes the kinds of changes that were refused, and removes those that were accepted. `now`: Unix ms. */
export async function recordRefusals(
  settings: Notes,
  member: MemberId,
  applied: readonly AppliedChange[],
  now: number,
): Promise<void> {
  const results = applied.map((entry): RequestResult => {
    const refused = refusalOf(entry);
    const succeeded = entry.outcome !== 'failed';
    return { what: changeKey(entry.change), succeeded, ...(refused && { refused }) };
  });
  await noteRefusals(settings, member, results, now);
}

/** What came of a kind of request. */
interface RequestResult {
  readonly what: string;
  readonly succeeded: boolean;
  /** By a right or a setting. */
  readonly refused?: RefusalReason;
}

type RefusalReason = Pick<Refusal, 'method' | 'kind' | 'code' | 'words'>;

/** Keeps the list of what is refused, for an admin to see. Writes only if it changed. `now`: Unix ms. */
export async function noteRefusals(
  settings: Notes,
  member: MemberId,
  results: readonly RequestResult[],
  now: number,
): Promise<void> {
  const before = await readRefusals(settings, member);
  const after = new Map(before.map((refusal) => [refusal.what, refusal]));
  for (const { what, succeeded, refused } of results) {
    if (succeeded) after.delete(what);
    if (refused) after.set(what, { what, ...refused, ...timesOf(after.get(what), now) });
  }
  const note = JSON.stringify([...after.values()]);
  if (note !== JSON.stringify(before)) await settings.putNote(member, NOTE, note);
}

/** A refusal that an admin can resolve with a right or a setting; `undefined` for others, such as a deleted item. */
function refusalOf(entry: AppliedChange): RefusalReason | undefined {
  const { refused, error: code = '' } = entry;
  if (!refused || refused.kind === 'notFound') return undefined;
  const { kind, method, words } = refused;
  return kind === 'forbidden' || isRetriedChange(entry) ? { method, kind, code, words } : undefined;
}

function timesOf(known: Refusal | undefined, now: number): Pick<Refusal, 'since' | 'last'> {
  if (!known) return { since: now, last: now };
  return { since: known.since, last: now - known.last >= LAST_PRECISION_MS ? now : known.last };
}

function changeKey(change: Change): string {
  return `${change.kind} ${typeOfTarget(targetOf(change))}`;
}
