import { userCode } from '../../domain/chat.ts';
import { identifierKey } from '../../domain/identifiers/identifier.ts';
import { phoneIdentity } from '../../domain/identifiers/phone-identity.ts';
import { connectorId, lineId, type MemberId, type UserCode } from '../../domain/ids.ts';
import type { LineSettings } from '../../domain/line-settings.ts';
import { modeOf } from '../../domain/line-settings.ts';
import type { FoundEmail, FoundPhone, Reading } from '../../domain/reading/reading.ts';
import { readText } from '../../domain/reading/read-text.ts';
import type { MessageBody } from '../../ingestion/inbox-body.ts';
import type { Stores } from '../../store/ports.ts';

/** A customer's message as it was read by itself, and with what. */
export interface ReplayedMessage {
  readonly chat: UserCode;
  readonly line: string;
  readonly connector: string;
  readonly source: MessageBody['source'];
  /** The event does not tell who wrote it: the history was asked. */
  readonly unsure: boolean;
  readonly text: string;
  readonly mode: LineSettings['mode'];
  readonly regions: readonly string[];
  readonly found: readonly ReplayedIdentifier[];
  /** What looks like an identifier and is none. */
  readonly refused: Reading['refused'];
}

interface ReplayedIdentifier {
  readonly kind: 'phone' | 'email';
  readonly value: string;
  /** Only the writer's `own` identifies; `handled`: this chat gave it before. */
  readonly counts: 'own' | 'thirdParty' | 'unclear' | 'ambiguous' | 'handled';
  readonly because: string;
}

/** Reads messages with the settings of their lines. `stores` as they are before the messages are worked off. */
export async function readReplayed(
  stores: Stores,
  member: MemberId,
  messages: readonly MessageBody[],
): Promise<readonly ReplayedMessage[]> {
  const portal = await stores.portals.get(member);
  return Promise.all(
    messages.map(async (body): Promise<ReplayedMessage> => {
      const [line, connector] = [lineId(body.line), connectorId(body.connector)];
      const code = userCode({ connector, line, externalChat: body.externalChat, user: body.user });
      const settings = await stores.settings.line(member, line);
      const record = (await stores.bindings.chats(member, [code])).get(code);
      const regions = settings.regions.length > 0 ? settings.regions : (portal?.regions ?? []);
      const { phones, emails, refused } = readText(body.text, { regions });
      return {
        chat: code,
        line,
        connector,
        source: body.source,
        unsure: body.unsure,
        text: body.text,
        mode: modeOf(settings, connector),
        regions,
        found: [...phones, ...emails].map((one) => toReplayed(one, record?.handled ?? [])),
        refused,
      };
    }),
  );
}

function toReplayed(found: FoundPhone | FoundEmail, handled: readonly string[]): ReplayedIdentifier {
  const { kind, value, because } = found;
  const identity = kind === 'phone' ? phoneIdentity(found.value) : value;
  return {
    kind,
    value,
    because,
    counts: countsOf(found, handled.includes(identifierKey({ kind, identity }))),
  };
}

function countsOf(found: FoundPhone | FoundEmail, isHandled: boolean): ReplayedIdentifier['counts'] {
  if (found.thirdParty) return found.owner?.owner === 'unclear' ? 'unclear' : 'thirdParty';
  if (found.kind === 'phone' && found.ambiguous) return 'ambiguous';
  return isHandled ? 'handled' : 'own';
}
