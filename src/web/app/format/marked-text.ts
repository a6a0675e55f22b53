/** A piece of a text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly mark?: 'found' | 'refused';
}

interface Mark {
  readonly at: { readonly start: number; readonly end: number };
  readonly mark: 'found' | 'refused';
}

/** Cuts a text at its marks. Of marks that overlap the first one counts. */
export function markedText(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let upTo = 0;
  for (const { at, mark } of [...marks].sort((a, b) => a.at.start - b.at.start)) {
    if (at.start < upTo || at.end > text.length || at.end <= at.start) continue;
    if (at.start > upTo) pieces.push({ text: text.slice(upTo, at.start) });
    pieces.push({ text: text.slice(at.start, at.end), mark });
    upTo = at.end;
  }
  if (upTo < text.length) pieces.push({ text: text.slice(upTo) });
  return pieces;
}
