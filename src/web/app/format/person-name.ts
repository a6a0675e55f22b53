import type { Page } from '../page.ts';

/** Display name of a person in the journal: of `user:1` the employee's name, or `ID 1` where the portal does not show it. */
export function personName(by: string, { people }: Pick<Page, 'people'>): string {
  const id = Number(/^user:(\d+)$/.exec(by)?.[1]);
  if (!Number.isSafeInteger(id)) return by;
  return people.of(id) || `ID ${String(id)}`;
}
