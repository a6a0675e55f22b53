import type { Op } from './engine.ts';

/**
 * Copies that are what JSON keeps of them, frozen all the way down: every house gives back the same, and nobody who
 * reads a record can change the one that is stored. `text` is the JSON: [table, key] or [table, key, row] each.
 */
export function jsonCopy(ops: readonly Op[]): { readonly ops: readonly Op[]; readonly text: string } {
  const text = JSON.stringify(
    ops.map(({ table, key, row }) => (row === undefined ? [table, key] : [table, key, row])),
  );
  const copies = (JSON.parse(text) as [Op['table'], string, unknown?][]).map(
    ([table, key, row]) => ({ table, key, ...(row !== undefined && { row }) }) as Op,
  );
  deepFreeze(copies);
  return { ops: copies, text };
}

export function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
}
