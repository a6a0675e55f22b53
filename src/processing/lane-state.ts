import type { MemberId } from '../domain/ids.ts';
import type { LaneState } from '../domain/lane-state.ts';
import { laneStateSchema } from '../domain/lane-state.ts';
import type { SettingsStore } from '../store/ports.ts';
import type { Pause, RunResult } from './run-result.ts';

const NOTE = 'lane';
type Notes = Pick<SettingsStore, 'note' | 'putNote'>;

/** The state noted by whichever process runs the lane; `undefined` while it runs without trouble. */
export async function readLaneState(settings: Notes, member: MemberId): Promise<LaneState | undefined> {
  const note = await settings.note(member, NOTE);
  return note === undefined || note === '' ? undefined : laneStateSchema.parse(JSON.parse(note));
}

export function writeLaneState(
  settings: Notes,
  member: MemberId,
  state: LaneState | undefined,
): Promise<void> {
  return settings.putNote(member, NOTE, state ? JSON.stringify(state) : '');
}

/**
 * The state of a lane that pauses for `wait` ms from `now` (Unix ms) on. `since` is kept from the first pause in a row.
 */
export function pausedState(
  before: LaneState | undefined,
  { trouble, code, method = '' }: Pause,
  wait: number,
  now: number,
): LaneState {
  return { trouble, code, method, since: before?.since ?? now, nextTry: now + wait };
}

/** The state after a run that did not pause. `defers`: some entries are still deferred. */
export function stateAfter(
  before: LaneState | undefined,
  result: Exclude<RunResult, Pause>,
  defers: boolean,
  now: number,
): LaneState | undefined {
  if (result.kind === 'more' && result.deferred)
    return pausedState(before, result.deferred.pause, result.deferred.pause.requestedWait, now);
  if (result.kind === 'closed' && result.code !== undefined) {
    // Only the first refusal has the cause: no requests are made after it.
    if (before?.trouble === 'revoked') return before;
    return { trouble: 'revoked', code: result.code, method: '', since: before?.since ?? now, nextTry: 0 };
  }
  return defers ? before : undefined;
}
