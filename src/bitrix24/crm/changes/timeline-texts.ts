import type { Change } from '../../../domain/changes/change.ts';

/** What the tracker writes on timelines, in the portal's language. Never anything that a customer typed freely. */
export interface TimelineTexts {
  readonly title: string;
  readonly conversation: string;
  channel(connector: string): string;
  joined(line: Extract<Change, { kind: 'logLine' }>): string;
}

interface Words {
  readonly title: string;
  readonly conversation: string;
  readonly channel: string;
  readonly joined: string;
  readonly phoneRemembered: string;
  readonly portalLinked: string;
  readonly foundByPhone: string;
  readonly foundByEmail: string;
}

const en: Words = {
  title: 'Chat Tracker',
  conversation: 'Conversation in an open channel',
  channel: 'Channel',
  joined: 'Chat joined to this card',
  phoneRemembered: 'the customer gave this number before',
  portalLinked: 'the portal knew the customer',
  foundByPhone: 'found by phone',
  foundByEmail: 'found by e-mail',
};

const languages: Readonly<Record<string, Words>> = {
  en,
  es: {
    title: 'Rastreador de chats',
    conversation: 'Conversación en un canal abierto',
    channel: 'Canal',
    joined: 'Chat unido a esta ficha',
    phoneRemembered: 'el cliente ya dio este número',
    portalLinked: 'el portal conocía al cliente',
    foundByPhone: 'encontrado por el teléfono',
    foundByEmail: 'encontrado por el correo',
  },
  ru: {
    title: 'Трекер чатов',
    conversation: 'Разговор в открытой линии',
    channel: 'Канал',
    joined: 'Чат присоединён к этой карточке',
    phoneRemembered: 'клиент уже называл этот номер',
    portalLinked: 'портал знал клиента',
    foundByPhone: 'найден по телефону',
    foundByEmail: 'найден по e-mail',
  },
  pt: {
    title: 'Rastreador de chats',
    conversation: 'Conversa em um canal aberto',
    channel: 'Canal',
    joined: 'Chat unido a esta ficha',
    phoneRemembered: 'o cliente já informou este número',
    portalLinked: 'o portal conhecia o cliente',
    foundByPhone: 'encontrado pelo telefone',
    foundByEmail: 'encontrado pelo e-mail',
  },
  de: {
    title: 'Chat-Tracker',
    conversation: 'Gespräch in einem Open Channel',
    channel: 'Kanal',
    joined: 'Chat mit dieser Karte verbunden',
    phoneRemembered: 'der Kunde hat diese Nummer schon genannt',
    portalLinked: 'das Portal kannte den Kunden',
    foundByPhone: 'über die Telefonnummer gefunden',
    foundByEmail: 'über die E-Mail-Adresse gefunden',
  },
  fr: {
    title: 'Suivi des chats',
    conversation: 'Conversation dans un canal ouvert',
    channel: 'Canal',
    joined: 'Chat rattaché à cette fiche',
    phoneRemembered: 'le client a déjà donné ce numéro',
    portalLinked: 'le portail connaissait le client',
    foundByPhone: 'trouvé par le téléphone',
    foundByEmail: "trouvé par l'e-mail",
  },
};

/** Bitrix24 calls Brazilian Portuguese `br` and Latin American Spanish `la`. */
const aliases: Readonly<Record<string, string>> = { br: 'pt', la: 'es', ua: 'ru', kz: 'ru', by: 'ru' };

/** Texts of a language; English where it is not one of ours. */
export function timelineTexts(language: string | undefined): TimelineTexts {
  const code = (language ?? '').toLowerCase();
  const words = languages[aliases[code] ?? code] ?? en;
  const because: Readonly<Record<string, string>> = {
    phoneRemembered: words.phoneRemembered,
    portalLinked: words.portalLinked,
    foundByPhone: words.foundByPhone,
    foundByEmail: words.foundByEmail,
  };
  return {
    title: words.title,
    conversation: words.conversation,
    channel: (connector) => `${words.channel}: ${connector}`,
    joined(line) {
      const why = because[line.because];
      const details = [why, line.identifiers.join(', ')].filter(Boolean).join(': ');
      return `${words.joined} (${line.connector})${details === '' ? '' : `, ${details}`}. #${line.decision}`;
    },
  };
}
