import { z } from 'zod';

/** Where a page of a list ended, for one user: encrypted, since the entry there may be one that this user may not see. */
export interface PageCursors {
  seal(owner: string, position: string): string;
  /** `undefined` for what is no cursor of this owner. */
  open(owner: string, cursor: string): string | undefined;
}

/** `use` rejects texts that were sealed for another purpose. */
const sealedCursor = z.object({ use: z.literal('page cursor'), owner: z.string(), position: z.string() });

/** `owner`: list, portal and user that a cursor is for. */
export function createPageCursors(sealer: {
  seal(text: string): string;
  open(sealed: string): string;
}): PageCursors {
  const decrypt = (cursor: string): unknown => {
    try {
      return JSON.parse(sealer.open(cursor));
    } catch {
      return undefined;
    }
  };
  return {
    seal: (owner, position) => sealer.seal(JSON.stringify({ use: 'page cursor', owner, position })),
    open(owner, cursor) {
      const { data } = sealedCursor.safeParse(decrypt(cursor));
      return data?.owner === owner ? data.position : undefined;
    },
  };
}
