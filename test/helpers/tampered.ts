/**
 * `token` with one character changed. It is a character in the middle: the last characters of base64url hold unused bits, so
 * that a change there can mean the same bytes.
 */
export function tampered(token: string): string {
  const at = Math.floor(token.length * 0.75);
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
