import { z } from 'zod';
import { UndoError } from '../../../src/application/undo/undo-decision.ts';
import { lineModes } from '../../../src/domain/line-settings.ts';
import { channelName, channels } from '../channels.ts';
import type { Demo } from '../demo.ts';
import type { Teller } from '../story/teller.ts';
import type { World } from '../world/world.ts';
import type { Twin } from '../world/twin.ts';

/** What the page may ask for. */
const action = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('newCustomer'),
    connector: z.enum(channels.map(({ id }) => id)),
    name: z.string().trim().max(80),
    text: z.string().trim().min(1).max(4000),
  }),
  z.object({ do: z.literal('write'), chat: z.string(), text: z.string().trim().min(1).max(4000) }),
  z.object({ do: z.literal('undo'), decision: z.string() }),
  z.object({ do: z.literal('ownTracker'), side: z.enum(['with', 'without']), on: z.boolean() }),
  z.object({ do: z.literal('mode'), mode: z.enum(lineModes) }),
  z.object({ do: z.literal('next') }),
  z.object({ do: z.literal('pause'), paused: z.boolean() }),
  z.object({ do: z.literal('again') }),
]);

type Action = z.infer<typeof action>;

/** Why something was not done, for the reader. */
export class Refusal extends Error {}

const MOST_CHATS = 60;

/** Does what the page asked. Throws `Refusal`. */
export async function perform(demo: Demo, teller: Teller, body: unknown): Promise<void> {
  const parsed = action.safeParse(body);
  if (!parsed.success) throw new Refusal('The page asked for something unknown.');
  const asked = parsed.data;
  if (asked.do === 'next') demo.player.next();
  else if (asked.do === 'pause') demo.player.hold(asked.paused);
  else if (asked.do === 'again') return demo.again();
  else await demo.act((world) => inWorld(world, teller, asked));
  demo.changed();
}

async function inWorld(
  world: World,
  teller: Teller,
  asked: Exclude<Action, { do: 'next' | 'pause' | 'again' }>,
): Promise<void> {
  switch (asked.do) {
    case 'newCustomer': {
      if (world.twins.length >= MOST_CHATS)
        throw new Refusal('That are many chats. Play again to start over.');
      const { connector, name, text } = asked;
      await write(world, teller, world.addCustomer({ connector, name }), text);
      return;
    }
    case 'write': {
      const twin = world.twins.find(({ id }) => id === asked.chat);
      if (!twin) throw new Refusal('This chat is gone.');
      await write(world, teller, twin, asked.text);
      return;
    }
    case 'undo':
      await undo(world, teller, asked.decision);
      return;
    case 'ownTracker':
      world.setOwnTracker(asked.side, asked.on);
      return;
    case 'mode':
      await world.setMode(asked.mode);
  }
}

async function write(world: World, teller: Teller, twin: Twin, text: string): Promise<void> {
  const author = `${twin.with.user.name} ${twin.with.user.lastName}`.trim() || 'Guest';
  teller.say('', 'You');
  teller.message(author, channelName(twin.connector), text);
  await world.write(twin, text);
  if ((await teller.decisions(world)) > 0) return;
  teller.say('   Nothing new that tells who this is: nothing to decide.');
}

async function undo(world: World, teller: Teller, decision: string): Promise<void> {
  try {
    await world.undo(decision);
  } catch (error) {
    if (error instanceof UndoError) throw new Refusal(error.advice);
    throw error;
  }
  teller.say('', 'You');
  await teller.decisions(world);
}
