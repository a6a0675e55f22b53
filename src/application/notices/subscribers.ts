import { z } from 'zod';
import { languages } from '../../domain/languages.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Stores } from '../../store/ports.ts';
import { parseJson } from '../../runtime/parse-json.ts';

const subscriberSchema = z.object({
  /** Id of the employee. */
  user: z.number(),
  /** Of the page in which they asked for it. */
  language: z.enum(languages),
  /** Offset of their clock from UTC in minutes. */
  utcOffset: z.number(),
  digest: z.boolean(),
  alarms: z.boolean(),
  /** When they asked for the digest, Unix ms; 0 = they did not. */
  digestSince: z.number(),
});

/** An employee who asked for messages of the app in the portal. */
export type Subscriber = Readonly<z.infer<typeof subscriberSchema>>;

export type Subscription = Pick<Subscriber, 'language' | 'utcOffset' | 'digest' | 'alarms'>;

export interface SubscribersDeps {
  readonly stores: {
    readonly settings: Pick<Stores['settings'], 'note' | 'putNote'>;
    readonly portals: Pick<Stores['portals'], 'exclusively'>;
  };
  /** Unix ms. */
  readonly now: () => number;
}

const NOTE = 'notice subscribers';
/** Of one portal; the newest stay. */
const MAX_SUBSCRIBERS = 50;

export async function readSubscribers(
  settings: Pick<Stores['settings'], 'note'>,
  member: MemberId,
): Promise<readonly Subscriber[]> {
  const note = await settings.note(member, NOTE);
  return note === undefined ? [] : (z.array(subscriberSchema).safeParse(parseJson(note)).data ?? []);
}

/** Stores what an employee wants to get. Nothing of both: the employee is forgotten. */
export async function subscribe(
  { stores, now }: SubscribersDeps,
  member: MemberId,
  user: number,
  wanted: Subscription,
): Promise<void> {
  await stores.portals.exclusively(`notice subscribers of ${member}`, async () => {
    const all = await readSubscribers(stores.settings, member);
    const before = all.find((each) => each.user === user);
    const others = all.filter((each) => each.user !== user);
    const digestSince = wanted.digest ? before?.digestSince || now() : 0;
    const isWanted = wanted.digest || wanted.alarms;
    const next = isWanted ? [{ user, ...wanted, digestSince }, ...others] : others;
    await stores.settings.putNote(member, NOTE, JSON.stringify(next.slice(0, MAX_SUBSCRIBERS)));
  });
}
