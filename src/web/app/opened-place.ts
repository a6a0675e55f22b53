import { readMeta } from './dom/read-meta.ts';

/** Where the portal opened the page: the tab of a card (`deal:12`), the sidebar of a chat, or an activity of a card. */
export interface OpenedPlace {
  readonly card: string;
  readonly chat: string;
  readonly activity: string;
  /** It is a part of one of the portal's own pages, not a page of the app. */
  readonly inPortalPage: boolean;
}

export function readOpenedPlace(): OpenedPlace {
  const [card, chat, activity] = [readMeta('card'), readMeta('chat'), readMeta('activity')];
  return { card, chat, activity, inPortalPage: card !== '' || chat !== '' };
}
