const email = /[^\s@"'<>()[\]{},;:=]+@[^\s@"'<>()[\]{},;:=]+/gu;
/** Five digits or more, with the usual separators between them. */
const number = /\+?\d(?:[\s().\-/]{0,2}\d){4,}/g;
/** Tokens: long runs with both letters and digits. */
const token = /\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{24,}\b/g;

/** Longer texts are cut: the time of the patterns grows with the square of the length. */
const MAX_LENGTH = 2000;

/**
 * Replaces what could be a phone, an e-mail or a token: for logs and for error messages of portals
 * (docs/spec.md 9).
 */
export function mask(text: string): string {
  const shortened = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
  return shortened.replace(email, '***@***').replace(token, '***').replace(number, '***');
}
