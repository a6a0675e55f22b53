import { z } from 'zod';
import { UndoError } from '../../../src/application/undo/undo-decision.ts';
import { lineModes } from '../../../src/domain/line-settings.ts';
import { channelName, channels } from '../channels.ts';
import type { Demo } from '../demo.ts';
import type { ConsoleReporter } from '../story/console-reporter.ts';
import type { World } from '../world/world.ts';
import type { MirroredCustomer } from '../world/mirrored-customer.ts';

/** Actions of the page. */
const actionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('newCustomer'),
    connector: z.enum(channels.map(({ id }) => id)),
    name: z.string().trim().max(80),
    text: z.string().trim().min(1).max(4000),
  }),
  z.object({ do: z.literal('write'), chat: z.string(), text: z.string().trim().min(1).max(4000) }),
  z.object({ do: z.literal('undo'), decision: z.string() }),
  z.object({ do: z.literal('nativeTracker'), side: z.enum(['with', 'without']), on: z.boolean() }),
  z.object({ do: z.literal('mode'), mode: z.enum(lineModes) }),
  z.object({ do: z.literal('next') }),
  z.object({ do: z.literal('pause'), paused: z.boolean() }),
  z.object({ do: z.literal('restart') }),
]);

type Action = z.infer<typeof actionSchema>;

/** An action that cannot be done; the message is shown on the page. */
export class ActionError extends Error {}

const MAX_CHATS = 60;

/** Validates and performs an action of the page. Throws `ActionError`. */
export async function performAction(demo: Demo, reporter: ConsoleReporter, body: unknown): Promise<void> {
  const parsed = actionSchema.safeParse(body);
  if (!parsed.success) throw new ActionError('The page asked for something unknown.');
  const action = parsed.data;
  if (action.do === 'next') demo.player.next();
  else if (action.do === 'pause') demo.player.setPaused(action.paused);
  else if (action.do === 'restart') return demo.restart();
  else await demo.run((world) => performInWorld(world, reporter, action));
  demo.notifyWatchers();
}

async function performInWorld(
  world: World,
  reporter: ConsoleReporter,
  action: Exclude<Action, { do: 'next' | 'pause' | 'restart' }>,
): Promise<void> {
  switch (action.do) {
    case 'newCustomer': {
      if (world.customers.length >= MAX_CHATS)
        throw new ActionError('That are many chats. Play again to start over.');
      const { connector, name, text } = action;
      await write(world, reporter, world.addCustomer({ connector, name }), text);
      return;
    }
    case 'write': {
      const customer = world.customers.find(({ id }) => id === action.chat);
      if (!customer) throw new ActionError('This chat is gone.');
      await write(world, reporter, customer, action.text);
      return;
    }
    case 'undo':
      await undo(world, reporter, action.decision);
      return;
    case 'nativeTracker':
      world.setNativeTracker(action.side, action.on);
      return;
    case 'mode':
      await world.setMode(action.mode);
  }
}

async function write(
  world: World,
  reporter: ConsoleReporter,
  customer: MirroredCustomer,
  text: string,
): Promise<void> {
  const author = `${customer.with.user.name} ${customer.with.user.lastName}`.trim() || 'Guest';
  reporter.print('', 'You');
  reporter.printMessage(author, channelName(customer.connector), text);
  await world.write(customer, text);
  if ((await reporter.printDecisions(world)) > 0) return;
  reporter.print('   Nothing new that tells who this is: nothing to decide.');
}

async function undo(world: World, reporter: ConsoleReporter, decision: string): Promise<void> {
  try {
    await world.undo(decision);
  } catch (error) {
    if (error instanceof UndoError) throw new ActionError(error.advice);
    throw error;
  }
  reporter.print('', 'You');
  await reporter.printDecisions(world);
}
