import { identifierKinds } from '../domain/identifiers/identifier-kind.ts';
import { identifierSpecs } from '../domain/identifiers/registry.ts';

/** Long runs of letters and digits mixed: tokens. Masked first: a masked number inside would hide the rest of one. */
const TOKEN = /\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{24,}\b/g;

/** Nobody reads more of one log line, and the patterns take time that grows with the square of the length. */
const MAX_LENGTH = 2000;

/** Text without what could be an identifier or a token: for logs and for words that a portal said (docs/spec.md 9). */
export function mask(text: string): string {
  const start = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
  return identifierKinds.reduce(
    (rest, kind) => rest.replace(identifierSpecs[kind].maskPattern, identifierSpecs[kind].masked),
    start.replace(TOKEN, '***'),
  );
}
