import { z } from 'zod';
import type { Immutable } from './immutable.ts';
import { storedObject } from './stored-object.ts';

/** Where a number of nobody's was found: the company's own, or one that many people gave. */
export const ownNumberSources = ['company', 'employee', 'operator', 'manyNames', 'person'] as const;
export type OwnNumberSource = (typeof ownNumberSources)[number];

const ownNumberSchema = storedObject({
  /** `identifierKey` */
  key: z.string(),
  source: z.enum(ownNumberSources),
  /** Unix ms. */
  at: z.number(),
  /** Who added or removed it: `user:12`; absent where the app found it. */
  by: z.string().exactOptional(),
  /** A person removed it: it identifies customers, and is not added again. */
  removed: z.boolean().exactOptional(),
});
type OwnNumber = Immutable<z.infer<typeof ownNumberSchema>>;

export const ownNumbersSchema: z.ZodType<OwnNumbers> = storedObject({
  numbers: z.array(ownNumberSchema),
  seen: z.array(storedObject({ key: z.string(), chat: z.string() })),
  readAt: z.number(),
});

/** Phones and e-mails that identify nobody, of one portal (docs/spec.md 4). */
export interface OwnNumbers {
  readonly numbers: readonly OwnNumber[];
  /** What operators wrote in one chat so far, oldest first. `chat`: digest of its user code. */
  readonly seen: readonly { readonly key: string; readonly chat: string }[];
  /** When companies and employees were read over REST, Unix ms; 0 = never. */
  readonly readAt: number;
}

export const noOwnNumbers: OwnNumbers = { numbers: [], seen: [], readAt: 0 };

/** Beyond these the list takes nothing more, and the oldest that were seen once are forgotten. */
const MAX_NUMBERS = 5_000;
const MAX_SEEN = 500;

/** Keys of the list that are in force. */
export function keysOfOwnNumbers({ numbers }: OwnNumbers): ReadonlySet<string> {
  return new Set(numbers.flatMap(({ key, removed }) => (removed === true ? [] : [key])));
}

/** The list with what the app found, without what is in it or was removed from it. `at`: Unix ms. */
export function withFound(
  list: OwnNumbers,
  keys: readonly string[],
  source: OwnNumberSource,
  at: number,
): OwnNumbers {
  const known = new Set(list.numbers.map(({ key }) => key));
  const added = [...new Set(keys)].filter((key) => !known.has(key)).map((key) => ({ key, source, at }));
  if (added.length === 0) return list;
  return { ...list, numbers: [...list.numbers, ...added].slice(0, MAX_NUMBERS) };
}

/** What was read over REST replaces what was read before: who left the company may be a customer. */
export function withRead(
  list: OwnNumbers,
  read: Readonly<Record<'company' | 'employee', readonly string[] | undefined>>,
  at: number,
): OwnNumbers {
  const isOutdated = ({ source, removed }: OwnNumber): boolean =>
    removed !== true &&
    ((source === 'company' && read.company !== undefined) ||
      (source === 'employee' && read.employee !== undefined));
  const found = new Set([...(read.company ?? []), ...(read.employee ?? [])]);
  const kept = list.numbers.filter((one) => !isOutdated(one) || found.has(one.key));
  const withCompanies = withFound({ ...list, numbers: kept }, read.company ?? [], 'company', at);
  return { ...withFound(withCompanies, read.employee ?? [], 'employee', at), readAt: at };
}

/** What an operator wrote in a chat: the second chat makes it the company's. `chat`: digest of its user code. */
export function withWrittenByOperator(
  list: OwnNumbers,
  { keys, chat }: { readonly keys: readonly string[]; readonly chat: string },
  at: number,
): OwnNumbers {
  const known = new Set(list.numbers.map(({ key }) => key));
  const fresh = [...new Set(keys)].filter((key) => !known.has(key));
  const again = fresh.filter((key) => list.seen.some((seen) => seen.key === key && seen.chat !== chat));
  const first = fresh.filter((key) => !list.seen.some((seen) => seen.key === key));
  if (again.length + first.length === 0) return list;
  const seen = [
    ...list.seen.filter(({ key }) => !again.includes(key)),
    ...first.map((key) => ({ key, chat })),
  ].slice(-MAX_SEEN);
  return withFound({ ...list, seen }, again, 'operator', at);
}

/** A person adds a number, or takes one off the list for good. */
export function withPersons(
  list: OwnNumbers,
  change: { readonly key: string; readonly by: string; readonly removed: boolean },
  at: number,
): OwnNumbers {
  const { key, by, removed } = change;
  const before = list.numbers.find((one) => one.key === key);
  const others = list.numbers.filter((one) => one.key !== key);
  const source = removed ? (before?.source ?? 'person') : 'person';
  return { ...list, numbers: [...others, { key, source, at, by, ...(removed && { removed }) }] };
}
