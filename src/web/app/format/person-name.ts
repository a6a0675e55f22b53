/** `user:1`, as the journal keeps people, in the portal's own way of counting them. */
export function personName(by: string): string {
  return by.replace(/^user:/, 'ID ');
}
