import type { Reading } from '../model/reading.ts';
import { readText } from './read-text.ts';
import type { ReadOptions } from './read-text.ts';

/** What earlier pieces and this text make together; `undefined` when they make nothing. */
export function assemble(pieces: readonly string[], text: string, options: ReadOptions): Reading | undefined {
  const joined = readText([...pieces, text].join(' '), options);
  return joined.phones.length + joined.emails.length > 0 ? joined : undefined;
}
