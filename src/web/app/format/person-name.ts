/** Display name of a person in the journal: `user:1` is `ID 1`, as the portal numbers its users. */
export function personName(by: string): string {
  return by.replace(/^user:/, 'ID ');
}
