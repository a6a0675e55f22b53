const email = /[^\s@"'<>()[\]{},;:=]+@[^\s@"'<>()[\]{},;:=]+/gu;
/** Five digits or more, with the separators that people put between them. */
const number = /\+?\d(?:[\s().\-/]{0,2}\d){4,}/g;
/** Long runs of letters and digits mixed: tokens. */
const token = /\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{24,}\b/g;

/** Nobody reads more of one log line, and the patterns take time that grows with the square of the length. */
const longest = 2000;

/** Text without what could be a phone, an e-mail or a token: for logs and for words that a portal said (spec 9). */
export function mask(text: string): string {
  const start = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return start.replace(email, '***@***').replace(token, '***').replace(number, '***');
}
