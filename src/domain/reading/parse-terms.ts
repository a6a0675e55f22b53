import { plainText } from './plain-text.ts';
import type { TermWord } from './term-list.ts';

const wordOrGap = /[\p{L}\p{M}]+\*?|_/gu;

function parsePiece(piece: string, isExact: boolean): readonly TermWord[] {
  const text = isExact ? piece.toLowerCase().normalize('NFC') : plainText(piece);
  const words: TermWord[] = [];
  let afterGap = false;
  for (const part of text.match(wordOrGap) ?? []) {
    if (part === '_') afterGap = true;
    else {
      const isStem = part.endsWith('*');
      words.push({ text: isStem ? part.slice(0, -1) : part, isStem, isExact, afterGap });
      afterGap = false;
    }
  }
  return words;
}

/** Parses terms of lexicons; what many terms have between two blanks is parsed once. */
export function termParser(): (term: string) => readonly TermWord[] {
  const plain = new Map<string, readonly TermWord[]>();
  const wordsOf = (piece: string): readonly TermWord[] => {
    const known = plain.get(piece);
    if (known !== undefined) return known;
    const words = parsePiece(piece, false);
    plain.set(piece, words);
    return words;
  };
  return (term) => {
    if (term.startsWith('=')) return parsePiece(term.slice(1), true);
    // A gap belongs to the word behind it.
    if (term.includes('_')) return parsePiece(term, false);
    if (!term.includes(' ')) return wordsOf(term);
    const words: TermWord[] = [];
    for (const piece of term.split(' ')) words.push(...wordsOf(piece));
    return words;
  };
}
