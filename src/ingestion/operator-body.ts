import { parseUserCode } from '../domain/chat.ts';
import { mayContainIdentifier } from '../domain/reading/may-contain-identifier.ts';
import { questionOf } from '../domain/reading/question.ts';
import { MAX_TEXT_LENGTH } from '../domain/reading/read-text.ts';
import type { OperatorBody } from './inbox-body.ts';
import { isGroupChat } from './is-group-chat.ts';

type Address = Pick<OperatorBody, 'connector' | 'line' | 'externalChat' | 'user'>;

/** The portal puts the operator's name before what he writes to a channel: `[b]Ana:[/b] [br]`. */
const signature = /^\s*\[b\][^\n[]{0,200}:\[\/b\]\s*(?:\[br\]|<br\s*\/?>)?/iu;

/** Deduplication key of an operator's message, equal from every source. */
export function operatorMessageKey(address: Address, messageId: string): string {
  return `o:${codeOf(address)}:${messageId}`;
}

/**
 * What an operator's message says about how the customer's are to be read; `undefined` where it asks for nothing and
 * contains no number or address. `at`: Unix ms.
 */
export function operatorBody(
  { connector, line, externalChat, user }: Address,
  written: string,
  at: number,
  source: OperatorBody['source'],
): OperatorBody | undefined {
  const address = { connector, line, externalChat, user };
  const text = written.replace(signature, '').slice(0, MAX_TEXT_LENGTH);
  const asked = questionOf(text);
  const kept = mayContainIdentifier(text) ? text : '';
  const isOfChat = parseUserCode(codeOf(address)) !== undefined && !isGroupChat(address);
  if (!isOfChat || (asked === undefined && kept === '')) return undefined;
  return { type: 'operator', ...address, ...(asked && { asked }), text: kept, at, source };
}

function codeOf({ connector, line, externalChat, user }: Address): string {
  return `${connector}|${line}|${externalChat}|${user}`;
}
