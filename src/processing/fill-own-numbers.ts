import { readOwnNumbers } from '../bitrix24/crm/read-own-numbers.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { parseUserCode } from '../domain/chat.ts';
import { identifierKey, identifierOf } from '../domain/identifiers/identifier.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { OwnNumbers, OwnNumberSource } from '../domain/own-numbers.ts';
import { withFound, withRead, withWrittenByOperator } from '../domain/own-numbers.ts';
import type { PortalView } from '../domain/portal-view.ts';
import { readText } from '../domain/reading/read-text.ts';
import { shortDigest } from '../runtime/short-digest.ts';
import type { Stores } from '../store/ports.ts';
import type { HintContext } from './inbox-entries.ts';
import type { Message } from './read-chat.ts';

interface ListDeps {
  readonly stores: { readonly settings: Pick<Stores['settings'], 'ownNumbers' | 'putOwnNumbers'> };
}

interface FillDeps extends ListDeps {
  /** Unix ms. */
  readonly now: () => number;
}

interface OperatorNumbersDeps {
  readonly stores: Pick<Stores, 'bindings' | 'settings'>;
  /** Unix ms. */
  readonly now: () => number;
}

const READ_EVERY_MS = 86_400_000;
const CHAT_DIGEST_LETTERS = 16;

/** Reads the numbers of companies and employees, once a day, in one request. Throws `PortalError`. */
export async function refreshOwnNumbers(
  { stores }: ListDeps,
  { portal, client, requestId, now }: HintContext,
): Promise<void> {
  const list = await stores.settings.ownNumbers(portal.memberId);
  if (now - list.readAt < READ_EVERY_MS) return;
  const read = await readOwnNumbers(client, portal, requestId);
  await stores.settings.putOwnNumbers(portal.memberId, withRead(list, read, now));
}

/** Adds what the app found, where it is new. */
export async function addOwnNumbers(
  { stores, now }: FillDeps,
  member: MemberId,
  keys: readonly string[],
  source: OwnNumberSource,
): Promise<void> {
  if (keys.length === 0) return;
  const list = await stores.settings.ownNumbers(member);
  await putChanged(stores, member, list, withFound(list, keys, source, now()));
}

/**
 * Notes the phones and addresses that operators wrote as theirs: in two chats, they are the company's. What a customer gave
 * is the customer's, whoever repeats it.
 */
export async function noteOperatorNumbers(
  deps: OperatorNumbersDeps,
  portal: PortalView,
  chats: ReadonlyMap<UserCode, readonly Message[]>,
  records: ReadonlyMap<UserCode, ChatRecord>,
): Promise<void> {
  const { stores, now } = deps;
  const written = await Promise.all(
    [...chats].map(async ([code, messages]) => {
      const texts = messages.flatMap(({ body }) => (body.type === 'operator' ? body.text || [] : []));
      const keys = texts.length === 0 ? [] : await keysWritten(deps, portal, { code, texts });
      const given = new Set(records.get(code)?.handled);
      return { chat: shortDigest(code, CHAT_DIGEST_LETTERS), keys: keys.filter((key) => !given.has(key)) };
    }),
  );
  const found = written.filter(({ keys }) => keys.length > 0);
  if (found.length === 0) return;
  const list = await stores.settings.ownNumbers(portal.memberId);
  const next = found.reduce((all, one) => withWrittenByOperator(all, one, now()), list);
  await putChanged(stores, portal.memberId, list, next);
}

async function keysWritten(
  { stores }: Pick<OperatorNumbersDeps, 'stores'>,
  { memberId, regions: ofPortal }: PortalView,
  { code, texts }: { readonly code: UserCode; readonly texts: readonly string[] },
): Promise<readonly string[]> {
  const chat = parseUserCode(code);
  if (!chat) return [];
  const { regions } = await stores.settings.line(memberId, chat.line);
  const readings = texts.map((text) => readText(text, { regions: regions.length > 0 ? regions : ofPortal }));
  const phones = readings
    .flatMap((reading) => reading.phones)
    .filter(({ thirdParty, ambiguous }) => !thirdParty && !ambiguous)
    .map(({ value }) => value);
  const emails = readings
    .flatMap((reading) => reading.emails)
    .filter(({ thirdParty }) => !thirdParty)
    .map(({ value }) => value);
  const remembered = await stores.bindings.customersByPhone(memberId, phones);
  const mailOwners = await Promise.all(
    emails.map((email) => stores.bindings.customersByEmail(memberId, email)),
  );
  return [
    ...phones.filter((phone) => !remembered.has(phone)).map((phone) => identifierOf('phone', phone, 'typed')),
    ...emails
      .filter((_, index) => mailOwners[index]?.length === 0)
      .map((email) => identifierOf('email', email, 'typed')),
  ].map(identifierKey);
}

async function putChanged(
  { settings }: ListDeps['stores'],
  member: MemberId,
  before: OwnNumbers,
  after: OwnNumbers,
): Promise<void> {
  if (after !== before) await settings.putOwnNumbers(member, after);
}
