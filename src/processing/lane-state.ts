import type { MemberId } from '../domain/ids.ts';
import type { LaneState } from '../domain/lane-state.ts';
import { laneStateSchema } from '../domain/lane-state.ts';
import type { SettingsStore } from '../store/ports.ts';
import type { Pause, RunResult } from './run-result.ts';

const NOTE = 'lane';
type Notes = Pick<SettingsStore, 'note' | 'putNote'>;

/** What the process that works for the portal noted, whichever it is; `undefined` while all goes well. */
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

/** The state of a lane that waits `wait` ms from `now` on. It is troubled since it was last without trouble. */
export function pausedState(
  before: LaneState | undefined,
  { trouble, code, method = '' }: Pause,
  wait: number,
  now: number,
): LaneState {
  return { trouble, code, method, since: before?.since ?? now, nextTry: now + wait };
}

/** The state after a turn that did what it could. `holds`: some entries are still held back. */
export function stateAfter(
  before: LaneState | undefined,
  turn: Exclude<RunResult, Pause>,
  holds: boolean,
  now: number,
): LaneState | undefined {
  if (turn.kind === 'more' && turn.held)
    return pausedState(before, turn.held.pause, turn.held.pause.requestedWait, now);
  if (turn.kind === 'closed' && turn.code !== undefined) {
    // Only the first refusal says why; after it, nothing is asked any more.
    if (before?.trouble === 'revoked') return before;
    return { trouble: 'revoked', code: turn.code, method: '', since: before?.since ?? now, nextTry: 0 };
  }
  return holds ? before : undefined;
}
