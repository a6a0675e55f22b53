/** `found`: the customer's own; `other`: somebody else's; `unclear`: nothing says whose; `refused`: no identifier. */
type MarkKind = 'found' | 'other' | 'unclear' | 'refused';

/** A part of a text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly mark?: MarkKind;
}

export interface Mark {
  readonly at: { readonly start: number; readonly end: number };
  readonly mark: MarkKind;
}

/** Splits a text at its marks. Of overlapping marks the first one is used; marks outside of the text are ignored. */
export function markedText(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  for (const { at, mark } of [...marks].sort((a, b) => a.at.start - b.at.start)) {
    if (at.start < position || at.end > text.length || at.end <= at.start) continue;
    if (at.start > position) pieces.push({ text: text.slice(position, at.start) });
    pieces.push({ text: text.slice(at.start, at.end), mark });
    position = at.end;
  }
  if (position < text.length) pieces.push({ text: text.slice(position) });
  return pieces;
}
