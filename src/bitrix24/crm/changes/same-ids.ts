/** Whether two lists hold the same ids, in whatever order. */
export function sameIds(a: readonly number[], b: readonly number[]): boolean {
  return String([...a].sort()) === String([...b].sort());
}
