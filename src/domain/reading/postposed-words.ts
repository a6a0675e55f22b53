import type { Token } from './annotated-text.ts';
import { plainText } from './plain-text.ts';
import { hasAny } from './token-window.ts';

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(plainText));
}

const negations = setOf('değil емес emas эмас नहीं nahi nhi არა კი نه لأ нет нi');
/** First words of "instead of" in languages where it follows what is replaced. */
const replacements = setOf('yerine o ўрнига орнына ki ke की के ნაცვლად მაგივრად magivrad nacvlad');
const conjunctions = setOf('y e i и й а und and et ve va и ва aur و та і');

/** Negation that may follow what it denies. */
export function isPostposedNegation(token: Token | undefined): boolean {
  return negations.has(token?.plain ?? '');
}

/** "Instead of" that follows what it replaces: "612... yerine 613...". */
export function isPostposedInsteadOf(token: Token | undefined): boolean {
  return hasAny(token, 'insteadOf') && replacements.has(token?.plain ?? '');
}

export function isConjunction(token: Token | undefined): boolean {
  return conjunctions.has(token?.plain ?? '');
}
