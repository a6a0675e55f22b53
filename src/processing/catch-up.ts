import type { MemberId } from '../domain/ids.ts';
import type { SettingsStore } from '../store/ports.ts';

/**
 * After events were refused, the open sessions of all lines are read once, in the pages of the sweeps: a further message in
 * a session changes nothing that a sweep would see (docs/bitrix24/activities.md#session-activity).
 */
const NOTE = 'catchUp';
type Notes = Pick<SettingsStore, 'note' | 'putNote'>;

/** `wanted`: from the next first page on; `running`: since a first page. */
type CatchUp = 'none' | 'wanted' | 'running';

/** Call it when an event of the portal was refused. */
export function noteRefusedEvents(settings: Pick<Notes, 'putNote'>, member: MemberId): Promise<void> {
  return settings.putNote(member, NOTE, 'wanted');
}

/** Whether all lines are read now. `isFirstPage`: this sweep begins with the first open session. */
export async function startCatchUp(
  settings: Notes,
  member: MemberId,
  isFirstPage: boolean,
): Promise<CatchUp> {
  const note = await settings.note(member, NOTE);
  if (note === 'wanted' && isFirstPage) {
    await settings.putNote(member, NOTE, 'running');
    return 'running';
  }
  return note === 'wanted' || note === 'running' ? note : 'none';
}

/** Call it when the last page was read; events that were refused meanwhile are read by another walk. */
export async function endCatchUp(settings: Notes, member: MemberId): Promise<void> {
  if ((await settings.note(member, NOTE)) === 'running') await settings.putNote(member, NOTE, '');
}
