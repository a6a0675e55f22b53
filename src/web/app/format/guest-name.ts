import { parseUserCode } from '../../../domain/chat.ts';
import { interpolate } from '../locales/interpolate.ts';
import type { Page } from '../page.ts';
import { connectorName } from './connector-name.ts';

/** `Nuria (Web chat)`: who writes in a chat; `A guest (Web chat)` where the portal does not show the name. */
export function guestName(chat: string, { t, people }: Pick<Page, 't' | 'people'>): string {
  const address = parseUserCode(chat);
  const id = Number(address?.user);
  const name = (Number.isSafeInteger(id) && people.of(id)) || t.common.guest;
  return interpolate(t.suggestions.who, { name, channel: connectorName(address?.connector ?? '', t) });
}
