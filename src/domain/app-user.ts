/** A user whose tokens the app works or worked with: what the app changes in the CRM carries that user's id. */
export interface AppUser {
  readonly id: number;
  /** Unix ms of the last request with that user's tokens at the latest; absent for the present user. */
  readonly until?: number;
}

/** The users whose ids the app's changes may carry. */
export function appUsersOf({
  userId,
  formerUsers = [],
}: {
  readonly userId: number;
  readonly formerUsers?: readonly AppUser[];
}): readonly AppUser[] {
  return [{ id: userId }, ...formerUsers];
}

/** Whether a change that `user` made at `at` (Unix ms) may be the app's own. */
export function isAppUser(appUsers: readonly AppUser[], user: number, at: number): boolean {
  return user > 0 && appUsers.some(({ id, until }) => id === user && (until === undefined || at <= until));
}
