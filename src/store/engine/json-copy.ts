/**
 * A copy that is what JSON keeps of it, frozen all the way down: every house gives back the same, and nobody who
 * reads a record can change the one that is stored.
 */
export function jsonCopy<T>(value: T): T {
  const copy = JSON.parse(JSON.stringify(value)) as T;
  deepFreeze(copy);
  return copy;
}

export function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
}
