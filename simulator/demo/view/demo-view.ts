import type { LineMode } from '../../../src/domain/line-settings.ts';
import { channels, type Channel } from '../channels.ts';
import type { StoryView } from '../story/story-player.ts';
import type { World } from '../world/world.ts';
import { chatViews, type ChatView } from './chat-view.ts';
import { journalView, type EntryView } from './journal-view.ts';
import { sideView, type SideView } from './side-view.ts';

/** The complete state for the page, sent after every change. */
export interface DemoView {
  readonly story: StoryView;
  readonly channels: readonly Channel[];
  readonly chats: readonly ChatView[];
  readonly crm: { readonly with: SideView; readonly without: SideView };
  readonly journal: readonly EntryView[];
  readonly mode: LineMode;
  /** Address of the app's page inside the simulated portal. */
  readonly portalPage: string;
}

export async function demoView(world: World, story: StoryView): Promise<DemoView> {
  const crm = { with: sideView(world, 'with'), without: sideView(world, 'without') };
  return {
    story,
    channels,
    chats: chatViews(world, crm.with),
    crm,
    journal: await journalView(world),
    mode: world.mode,
    portalPage: world.sides.with.pageUrl(),
  };
}
