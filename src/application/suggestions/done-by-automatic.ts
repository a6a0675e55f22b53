import { parseUserCode } from '../../domain/chat.ts';
import type { LineId } from '../../domain/ids.ts';
import type { LineSettings } from '../../domain/line-settings.ts';
import { connectorMode } from '../../domain/line-settings.ts';
import type { Suggestion } from '../../domain/suggestion.ts';

/**
 * The open suggestions that would have been decisions if their line had been in mode `auto`, in the given order (newest
 * first): the oldest of each chat, because a chat that is joined stays where it is. Only decisions to confirm count: mode
 * `suggest` makes them of what mode `auto` carries out, and everything else is suggested in mode `auto` as well. A channel
 * with a mode of its own does not follow its line.
 */
export function doneByAutomatic(
  suggestions: readonly Suggestion[],
  settings: ReadonlyMap<LineId, LineSettings>,
): readonly Suggestion[] {
  const planned = suggestions.filter(({ kind, state, chat, line }) => {
    const connector = parseUserCode(chat)?.connector;
    const ofLine = settings.get(line);
    if (kind !== 'decisionToConfirm' || state !== 'open' || connector === undefined || !ofLine) return false;
    return connectorMode(ofLine, connector) === undefined;
  });
  const firstOfChat = new Map(planned.map((suggestion) => [suggestion.chat, suggestion]));
  return planned.filter((suggestion) => firstOfChat.get(suggestion.chat) === suggestion);
}
