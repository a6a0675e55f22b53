import { plainText } from './plain-text.ts';
import { writtenLineBreak } from './written-signs.ts';

/** A mark that a connector puts before texts which the customer did not write. */
interface ConnectorMark {
  /** Whose mark it is, and how sure that is: `seen` in public integrations that strip it, `guess` by its likeness. */
  readonly of: string;
  readonly evidence: 'seen' | 'guess';
  /**
   * Matches at the beginning of a line that `plainText` made: lower case, without accents. To be anchored with `^`; the
   * rest of the line and what follows it belong to the mark.
   */
  readonly line: RegExp;
}

const OUTGOING =
  '(?:исходящее сообщение|исходящее|вихідне повідомлення|шығыс хабарлама|outgoing message|outbound message|mensaje saliente|mensagem enviada|mensagem de saida|message sortant|ausgehende nachricht|wiadomosc wychodzaca|messaggio in uscita|giden mesaj)';
const AUTHOR =
  '(?:автор|author|autor|autora|auteur|verfasser|autore|yazar|отправитель|sender|менеджер|manager|оператор|operator)';

/**
 * Headers of messages that connectors post with the guest as author: copies of what the manager wrote elsewhere, and
 * notices of the connector itself (docs/bitrix24/open-lines.md#connectors). One row for each kind; the tests take their
 * examples from test/domain/reading/connector-marks.test.ts.
 */
export const connectorMarks: readonly ConnectorMark[] = [
  // === Исходящее сообщение, автор: Битрикс24 (Ольга) ===, === Outgoing message, author: Phone ===
  {
    of: 'Wazzup: copy of an outgoing message',
    evidence: 'seen',
    line: new RegExp(`^={2,}\\s*${OUTGOING}`, 'u'),
  },
  // === SYSTEM WZ === Сообщение не доставлено
  { of: 'Wazzup: notice', evidence: 'seen', line: /^={2,}\s*system\s+wz\b/u },
  // *** Outgoing message ***, --- Исходящее сообщение ---, [Исходящее сообщение], «Исходящее сообщение»:
  {
    of: 'others: framed header',
    evidence: 'guess',
    line: new RegExp(`^[*\\-–—~#_<[(«"]{1,10}\\s*${OUTGOING}(?:\\s*[,:;.|(]|\\s*[*\\-–—~#_>\\])»"])`, 'u'),
  },
  // Исходящее сообщение, автор: Ольга; Outgoing message from manager: ...
  {
    of: 'others: header with an author',
    evidence: 'guess',
    line: new RegExp(`^${OUTGOING}\\s*[,.:;|(-]*\\s*(?:от |from |de |von )?${AUTHOR}`, 'u'),
  },
  // === System ChatApp ===, === SYSTEM RADIST ===: notices framed as Wazzup frames its own.
  {
    of: 'others: framed notice',
    evidence: 'guess',
    line: /^={2,}\s*(?:system|система|системное сообщение|системне повідомлення|sistema|systeme|chatapp|radist|i2crm|umnico|wappi|green-?api|pact|chat2desk|edna)(?![\p{L}\d])[^\n]{0,60}={2,}/u,
  },
  // [ChatApp] Менеджер Ольга: ..., (Radist.Online) Operator: ...
  {
    of: 'others: name of the connector and the writer’s role',
    evidence: 'guess',
    line: /^[[(]?\s*(?:chatapp|chat app|radist(?:\.online)?|i2crm|umnico|wappi|green-?api|pact(?:\.im)?|chat2desk|wazzup(?:24)?)\s*[\])]?\s*[:|,-]?\s*(?:менеджер|оператор|сотрудник|исходящее|manager|operator|agent|outgoing|gerente|operador|saliente)/u,
  },
  // Сообщение отправлено с телефона: ..., Sent from the manager's phone: ...
  {
    of: 'others: sent from the phone of the company',
    evidence: 'guess',
    line: /^[[(=*\-–—\s]*(?:сообщение )?отправлено (?:менеджером|оператором|сотрудником|из whatsapp|с телефона менеджера|с телефона компании)|^[[(=*\-–—\s]*(?:message )?sent (?:by (?:the )?(?:manager|operator|agent)|from (?:the )?(?:manager|company|business)(?:'s|’s)? phone)|^[[(=*\-–—\s]*(?:mensaje )?enviado por (?:el |la )?(?:agente|operador|operadora|gestor|gestora)|^[[(=*\-–—\s]*(?:mensagem )?enviad[oa] pel[oa] (?:atendente|operador|operadora|gerente)/u,
  },
];

const lineBreaks = new RegExp(`${writtenLineBreak}|\\r\\n?|\\u2028|\\u2029`, 'giu');
/** Tags of HTML and BBCode around a header, and characters without width. */
const decoration =
  /<\/?(?:b|i|u|s|strong|em|span|p|div)\b[^>]*>|\[\/?(?:b|i|u|s|size|color|font)(?:=[^\]]*)?\]|[\u200b-\u200f\u2060\ufeff]/giu;

/**
 * What of a message its customer wrote. A text that begins with a connector's mark is none of his; a mark further down
 * ends what is his, for all that follows belongs to the copy. Quoted marks (`>`, a block of dashes) are not at the
 * beginning of a line: what stands behind the quote stays his.
 */
export function customersPart(text: string): string {
  if (!mayHoldMark.test(text)) return text;
  const start = lineStarts(text).find(
    (at) => isMarked(text.slice(at, at + MAX_MARK_LENGTH)) && !isQuoted(text, at),
  );
  return start === undefined ? text : text.slice(0, start);
}

/** The text is a copy of what an operator wrote, or a notice of the connector: not the customer's. */
export function isConnectorCopy(text: string): boolean {
  return (
    text.trim() !== '' && customersPart(text).replace(decoration, '').replace(lineBreaks, '').trim() === ''
  );
}

/** What an operator wrote, without the connector's header; `undefined` where the text is no copy. */
export function operatorsPart(text: string): string | undefined {
  if (!isConnectorCopy(text)) return undefined;
  const body = text.replace(lineBreaks, '\n').replace(decoration, '').trim();
  const framed = /^(?:={2,}|[*\-–—~#_<[(«"]{1,10})[^\n]*?(?:={2,}|[*\-–—~#_>\])»"]{2,10})/u.exec(body);
  return framed ? body.slice(framed[0].length).trim() : body.split('\n').slice(1).join('\n').trim();
}

const MAX_MARK_LENGTH = 400;
/** Above and below what the portal quotes. */
const quoteLine = /-{50,}/gu;
/** Words of which every mark has one: texts without them cost next to nothing. */
const mayHoldMark =
  /={2}|исходящ|вихідн|шығыс|outgoing|outbound|saliente|enviad|sa[ií]da|sortant|ausgehend|wychodz|uscita|giden|отправлено|sent |chat ?app|chat2desk|radist|i2crm|umnico|wappi|green-?api|pact|wazzup/iu;

function lineStarts(text: string): readonly number[] {
  const breaks = [...text.matchAll(/<br\s*\/?>|\[br\]|#br#|\r\n?|\n|\u2028|\u2029/giu)];
  return [0, ...breaks.map((found) => found.index + found[0].length)];
}

/** The place is between two lines of dashes, as the portal quotes, or between the tags of a quote. */
function isQuoted(text: string, at: number): boolean {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const blocks = before.match(quoteLine)?.length ?? 0;
  if (blocks % 2 === 1 && (after.match(quoteLine)?.length ?? 0) > 0) return true;
  return before.toLowerCase().lastIndexOf('[quote') > before.toLowerCase().lastIndexOf('[/quote]');
}

function isMarked(line: string): boolean {
  const plain = plainText(line.replace(decoration, '').replace(lineBreaks, '\n')).trimStart();
  return connectorMarks.some((mark) => mark.line.test(plain));
}
