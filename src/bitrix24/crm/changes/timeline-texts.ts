import type { LogLine } from '../../../domain/changes/log-line.ts';
import type { Language } from '../../../domain/languages.ts';
import { languageOf } from '../../../domain/languages.ts';
import type { FoundReason, ReasonCode } from '../../../domain/reason.ts';

/** What the tracker writes on timelines, in the portal's language. Never anything that a customer typed freely. */
export interface TimelineTexts {
  readonly title: string;
  readonly conversation: string;
  channel(connector: string): string;
  joined(line: LogLine): string;
}

/** Reasons that a timeline line says; of the others it says only that the chat was joined. */
type SaidReason = Extract<ReasonCode, 'phoneRemembered' | 'portalLinked' | 'cardReplaced' | FoundReason>;

interface Sentences {
  readonly title: string;
  readonly conversation: string;
  readonly channel: string;
  readonly joined: string;
  /** On an item that the chat left. */
  readonly joinedElsewhere: string;
  readonly because: Readonly<Record<SaidReason, string>>;
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    title: 'Chat Tracker',
    conversation: 'Conversation in an open channel',
    channel: 'Channel',
    joined: 'Chat joined to this card',
    joinedElsewhere: 'The chat is joined to another card; this one stays open',
    because: {
      phoneRemembered: 'the customer gave this number before',
      portalLinked: 'the portal knew the customer',
      cardReplaced: 'it goes on from another card',
      foundByPhone: 'found by phone',
      foundByEmail: 'found by e-mail',
    },
  },
  es: {
    title: 'Rastreador de chats',
    conversation: 'Conversación en un canal abierto',
    channel: 'Canal',
    joined: 'Chat unido a esta ficha',
    joinedElsewhere: 'El chat está unido a otra ficha; esta sigue abierta',
    because: {
      phoneRemembered: 'el cliente ya dio este número',
      portalLinked: 'el portal conocía al cliente',
      cardReplaced: 'continúa desde otra ficha',
      foundByPhone: 'encontrado por el teléfono',
      foundByEmail: 'encontrado por el correo',
    },
  },
  ru: {
    title: 'Трекер чатов',
    conversation: 'Разговор в открытой линии',
    channel: 'Канал',
    joined: 'Чат присоединён к этой карточке',
    joinedElsewhere: 'Чат присоединён к другой карточке; эта остаётся открытой',
    because: {
      phoneRemembered: 'клиент уже называл этот номер',
      portalLinked: 'портал знал клиента',
      cardReplaced: 'продолжается с другой карточки',
      foundByPhone: 'найден по телефону',
      foundByEmail: 'найден по e-mail',
    },
  },
  pt: {
    title: 'Rastreador de chats',
    conversation: 'Conversa em um canal aberto',
    channel: 'Canal',
    joined: 'Chat unido a esta ficha',
    joinedElsewhere: 'O chat está unido a outra ficha; esta continua aberta',
    because: {
      phoneRemembered: 'o cliente já informou este número',
      portalLinked: 'o portal conhecia o cliente',
      cardReplaced: 'continua de outra ficha',
      foundByPhone: 'encontrado pelo telefone',
      foundByEmail: 'encontrado pelo e-mail',
    },
  },
  de: {
    title: 'Chat-Tracker',
    conversation: 'Gespräch in einem Open Channel',
    channel: 'Kanal',
    joined: 'Chat mit dieser Karte verbunden',
    joinedElsewhere: 'Der Chat ist mit einer anderen Karte verbunden; diese bleibt offen',
    because: {
      phoneRemembered: 'der Kunde hat diese Nummer schon genannt',
      portalLinked: 'das Portal kannte den Kunden',
      cardReplaced: 'es geht von einer anderen Karte weiter',
      foundByPhone: 'über die Telefonnummer gefunden',
      foundByEmail: 'über die E-Mail-Adresse gefunden',
    },
  },
  fr: {
    title: 'Suivi des chats',
    conversation: 'Conversation dans un canal ouvert',
    channel: 'Canal',
    joined: 'Chat rattaché à cette fiche',
    joinedElsewhere: 'Le chat est rattaché à une autre fiche ; celle-ci reste ouverte',
    because: {
      phoneRemembered: 'le client a déjà donné ce numéro',
      portalLinked: 'le portail connaissait le client',
      cardReplaced: 'il continue depuis une autre fiche',
      foundByPhone: 'trouvé par le téléphone',
      foundByEmail: "trouvé par l'e-mail",
    },
  },
  tr: {
    title: 'Sohbet İzleyici',
    conversation: 'Açık kanalda görüşme',
    channel: 'Kanal',
    joined: 'Sohbet bu karta bağlandı',
    joinedElsewhere: 'Sohbet başka bir karta bağlandı; bu kart açık kalıyor',
    because: {
      phoneRemembered: 'müşteri bu numarayı daha önce vermişti',
      portalLinked: 'portal müşteriyi tanıyordu',
      cardReplaced: 'başka bir karttan devam ediyor',
      foundByPhone: 'telefonla bulundu',
      foundByEmail: 'e-postayla bulundu',
    },
  },
};

/** Texts in the portal's language (`LANGUAGE_ID`, any case); English where it is not one of ours. */
export function timelineTexts(portalLanguage: string | undefined): TimelineTexts {
  const texts = sentences[languageOf(portalLanguage)];
  const because: ReadonlyMap<string, string> = new Map(Object.entries(texts.because));
  return {
    title: texts.title,
    conversation: texts.conversation,
    channel: (connector) => `${texts.channel}: ${connector}`,
    joined(line) {
      // Without the phone or e-mail: who sees the card does not always see its contact.
      const why = because.get(line.because);
      const text = line.because === 'ownItemTagged' ? texts.joinedElsewhere : texts.joined;
      return `${text} (${line.connector})${why === undefined ? '' : `, ${why}`}. #${line.decision}`;
    },
  };
}
