import { z } from 'zod';
import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import { parseJson } from '../runtime/parse-json.ts';

const changeSchema = z.object({
  /** Unix ms. */
  at: z.number(),
  /** `user:12` */
  by: z.string(),
  line: z.string(),
  /** Name of the setting: `mode`, `connectors.telegrambot`, `native.tracker`. */
  what: z.string(),
  before: z.string(),
  after: z.string(),
});

/** One changed setting of a line. */
export type SettingsChange = z.infer<typeof changeSchema>;

export interface SettingsAudit {
  /** Newest first. */
  list(member: MemberId): Promise<readonly SettingsChange[]>;
  /** Adds the differences between two states of a line's settings. */
  add(
    member: MemberId,
    change: { readonly by: string; readonly line: string; readonly before: unknown; readonly after: unknown },
  ): Promise<void>;
}

const NOTE = 'settings changes';
/** Older changes are dropped. */
const MAX_CHANGES = 300;

/** Who changed which setting of a line, when, and what it was before. */
export function createSettingsAudit(
  stores: {
    readonly settings: Pick<Stores['settings'], 'note' | 'putNote'>;
    readonly portals: Pick<Stores['portals'], 'exclusively'>;
  },
  now: () => number,
): SettingsAudit {
  const read = async (member: MemberId): Promise<readonly SettingsChange[]> => {
    const note = await stores.settings.note(member, NOTE);
    return note === undefined ? [] : (z.array(changeSchema).safeParse(parseJson(note)).data ?? []);
  };
  return {
    list: read,
    async add(member, { by, line, before, after }) {
      const [was, is] = [flatten(before), flatten(after)];
      const names = [...new Set([...was.keys(), ...is.keys()])].sort();
      const changed = names.filter((name) => was.get(name) !== is.get(name));
      if (changed.length === 0) return;
      const at = now();
      const added = changed.map((what) => ({
        at,
        by,
        line,
        what,
        before: was.get(what) ?? '',
        after: is.get(what) ?? '',
      }));
      await stores.portals.exclusively(`${member} settings changes`, async () => {
        const all = [...added, ...(await read(member))].slice(0, MAX_CHANGES);
        await stores.settings.putNote(member, NOTE, JSON.stringify(all));
      });
    },
  };
}

/** Values as text by their names: `connectors.telegrambot` for one inside an object. */
function flatten(value: unknown, name = ''): ReadonlyMap<string, string> {
  if (Array.isArray(value)) return new Map([[name, value.join(', ')]]);
  if (typeof value !== 'object' || value === null) return new Map([[name, String(value)]]);
  const parts = Object.entries(value).flatMap(([key, inner]) => [
    ...flatten(inner, name === '' ? key : `${name}.${key}`),
  ]);
  return new Map(parts);
}
