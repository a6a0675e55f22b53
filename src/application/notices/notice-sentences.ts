import type { Language } from '../../domain/languages.ts';
import type { PluralForms } from '../../domain/plural.ts';

/** Sentences of the messages that the app sends to employees in the portal. */
export interface NoticeSentences {
  readonly nothing: string;
  readonly bound: PluralForms;
  readonly created: PluralForms;
  readonly rebound: PluralForms;
  readonly undone: PluralForms;
  readonly wrong: PluralForms;
  readonly open: PluralForms;
  readonly standsStill: string;
  readonly waiting: PluralForms;
  readonly hours: PluralForms;
  readonly seeHealth: string;
  /** `{line}`: its name; `{n}`: days. */
  readonly silent: PluralForms;
  readonly checkChannel: string;
}

/** Forms of a language that tells only one from many. */
function forms(one: string, other: string): PluralForms {
  return { one, few: other, many: other, other };
}

export const noticeSentences: Readonly<Record<Language, NoticeSentences>> = {
  en: {
    nothing: 'Nothing was decided.',
    bound: forms('{n} chat was joined with its customer.', '{n} chats were joined with their customers.'),
    created: forms('{n} new card was created.', '{n} new cards were created.'),
    rebound: forms('{n} chat was moved to another card.', '{n} chats were moved to other cards.'),
    undone: forms('{n} decision was undone.', '{n} decisions were undone.'),
    wrong: forms('{n} decision was found wrong.', '{n} decisions were found wrong.'),
    open: forms('{n} suggestion is waiting for an answer.', '{n} suggestions are waiting for an answer.'),
    standsStill: 'Events of the portal are not being processed.',
    waiting: forms('{n} event is waiting.', '{n} events are waiting.'),
    hours: forms('The oldest has been waiting for {n} hour.', 'The oldest has been waiting for {n} hours.'),
    seeHealth: 'Nothing is lost. The app’s page “Health” says why.',
    silent: forms(
      'No messages from the open channel “{line}” for {n} day.',
      'No messages from the open channel “{line}” for {n} days.',
    ),
    checkChannel: 'If customers write there, check how the channel is connected in the portal.',
  },
  es: {
    nothing: 'No se decidió nada.',
    bound: forms('Se unió {n} chat con su cliente.', 'Se unieron {n} chats con sus clientes.'),
    created: forms('Se creó {n} ficha nueva.', 'Se crearon {n} fichas nuevas.'),
    rebound: forms('Se movió {n} chat a otra ficha.', 'Se movieron {n} chats a otras fichas.'),
    undone: forms('Se deshizo {n} decisión.', 'Se deshicieron {n} decisiones.'),
    wrong: forms('{n} decisión se consideró equivocada.', '{n} decisiones se consideraron equivocadas.'),
    open: forms('Hay {n} sugerencia sin responder.', 'Hay {n} sugerencias sin responder.'),
    standsStill: 'Los eventos del portal no se están procesando.',
    waiting: forms('Hay {n} evento en espera.', 'Hay {n} eventos en espera.'),
    hours: forms('El más antiguo espera desde hace {n} hora.', 'El más antiguo espera desde hace {n} horas.'),
    seeHealth: 'No se pierde nada. La página «Estado» de la aplicación dice por qué.',
    silent: forms(
      'El canal abierto «{line}» lleva {n} día sin mensajes.',
      'El canal abierto «{line}» lleva {n} días sin mensajes.',
    ),
    checkChannel: 'Si sus clientes escriben ahí, compruebe en el portal cómo está conectado el canal.',
  },
  ru: {
    nothing: 'Решений не было.',
    bound: {
      one: '{n} чат объединён с клиентом.',
      few: '{n} чата объединены с клиентами.',
      many: '{n} чатов объединено с клиентами.',
      other: '{n} чата объединено с клиентами.',
    },
    created: {
      one: 'Создана {n} новая карточка.',
      few: 'Созданы {n} новые карточки.',
      many: 'Создано {n} новых карточек.',
      other: 'Создано {n} новой карточки.',
    },
    rebound: {
      one: '{n} чат перенесён в другую карточку.',
      few: '{n} чата перенесены в другие карточки.',
      many: '{n} чатов перенесено в другие карточки.',
      other: '{n} чата перенесено в другие карточки.',
    },
    undone: {
      one: 'Отменено {n} решение.',
      few: 'Отменены {n} решения.',
      many: 'Отменено {n} решений.',
      other: 'Отменено {n} решения.',
    },
    wrong: {
      one: '{n} решение признано ошибкой.',
      few: '{n} решения признаны ошибкой.',
      many: '{n} решений признано ошибкой.',
      other: '{n} решения признано ошибкой.',
    },
    open: {
      one: '{n} предложение ждёт ответа.',
      few: '{n} предложения ждут ответа.',
      many: '{n} предложений ждут ответа.',
      other: '{n} предложения ждёт ответа.',
    },
    standsStill: 'События портала не обрабатываются.',
    waiting: {
      one: 'В очереди {n} событие.',
      few: 'В очереди {n} события.',
      many: 'В очереди {n} событий.',
      other: 'В очереди {n} события.',
    },
    hours: {
      one: 'Самое старое ждёт {n} час.',
      few: 'Самое старое ждёт {n} часа.',
      many: 'Самое старое ждёт {n} часов.',
      other: 'Самое старое ждёт {n} часа.',
    },
    seeHealth: 'Ничего не потеряно. Причина указана на странице «Состояние» приложения.',
    silent: {
      one: 'Из открытой линии «{line}» нет сообщений уже {n} день.',
      few: 'Из открытой линии «{line}» нет сообщений уже {n} дня.',
      many: 'Из открытой линии «{line}» нет сообщений уже {n} дней.',
      other: 'Из открытой линии «{line}» нет сообщений уже {n} дня.',
    },
    checkChannel: 'Если клиенты пишут туда, проверьте подключение канала в портале.',
  },
  pt: {
    nothing: 'Nada foi decidido.',
    bound: forms('{n} conversa foi unida ao seu cliente.', '{n} conversas foram unidas aos seus clientes.'),
    created: forms('{n} ficha nova foi criada.', '{n} fichas novas foram criadas.'),
    rebound: forms(
      '{n} conversa foi movida para outra ficha.',
      '{n} conversas foram movidas para outras fichas.',
    ),
    undone: forms('{n} decisão foi desfeita.', '{n} decisões foram desfeitas.'),
    wrong: forms('{n} decisão foi considerada errada.', '{n} decisões foram consideradas erradas.'),
    open: forms('{n} sugestão aguarda resposta.', '{n} sugestões aguardam resposta.'),
    standsStill: 'Os eventos do portal não estão sendo processados.',
    waiting: forms('{n} evento está na fila.', '{n} eventos estão na fila.'),
    hours: forms('O mais antigo espera há {n} hora.', 'O mais antigo espera há {n} horas.'),
    seeHealth: 'Nada se perde. A página “Estado” do aplicativo diz o motivo.',
    silent: forms(
      'O canal aberto “{line}” está há {n} dia sem mensagens.',
      'O canal aberto “{line}” está há {n} dias sem mensagens.',
    ),
    checkChannel: 'Se os clientes escrevem ali, verifique no portal como o canal está conectado.',
  },
  de: {
    nothing: 'Es wurde nichts entschieden.',
    bound: forms(
      '{n} Chat wurde mit seinem Kunden verbunden.',
      '{n} Chats wurden mit ihren Kunden verbunden.',
    ),
    created: forms('{n} neue Karte wurde angelegt.', '{n} neue Karten wurden angelegt.'),
    rebound: forms(
      '{n} Chat wurde auf eine andere Karte verschoben.',
      '{n} Chats wurden auf andere Karten verschoben.',
    ),
    undone: forms('{n} Entscheidung wurde zurückgenommen.', '{n} Entscheidungen wurden zurückgenommen.'),
    wrong: forms(
      '{n} Entscheidung wurde als falsch beurteilt.',
      '{n} Entscheidungen wurden als falsch beurteilt.',
    ),
    open: forms('{n} Vorschlag wartet auf eine Antwort.', '{n} Vorschläge warten auf eine Antwort.'),
    standsStill: 'Die Ereignisse des Portals werden nicht verarbeitet.',
    waiting: forms('{n} Ereignis wartet.', '{n} Ereignisse warten.'),
    hours: forms('Das älteste wartet seit {n} Stunde.', 'Das älteste wartet seit {n} Stunden.'),
    seeHealth: 'Es geht nichts verloren. Den Grund nennt die Seite „Zustand“ der App.',
    silent: forms(
      'Seit {n} Tag kommen keine Nachrichten aus dem Kommunikationskanal „{line}“.',
      'Seit {n} Tagen kommen keine Nachrichten aus dem Kommunikationskanal „{line}“.',
    ),
    checkChannel: 'Falls Kunden dort schreiben, prüfen Sie im Portal, wie der Kanal verbunden ist.',
  },
  fr: {
    nothing: 'Rien n’a été décidé.',
    bound: forms(
      '{n} discussion a été rattachée à son client.',
      '{n} discussions ont été rattachées à leurs clients.',
    ),
    created: forms('{n} nouvelle fiche a été créée.', '{n} nouvelles fiches ont été créées.'),
    rebound: forms(
      '{n} discussion a été déplacée vers une autre fiche.',
      '{n} discussions ont été déplacées vers d’autres fiches.',
    ),
    undone: forms('{n} décision a été annulée.', '{n} décisions ont été annulées.'),
    wrong: forms('{n} décision a été jugée incorrecte.', '{n} décisions ont été jugées incorrectes.'),
    open: forms('{n} suggestion attend une réponse.', '{n} suggestions attendent une réponse.'),
    standsStill: 'Les événements du portail ne sont pas traités.',
    waiting: forms('{n} événement est en attente.', '{n} événements sont en attente.'),
    hours: forms('Le plus ancien attend depuis {n} heure.', 'Le plus ancien attend depuis {n} heures.'),
    seeHealth: 'Rien n’est perdu. La page « État » de l’application en donne la raison.',
    silent: forms(
      'Aucun message du canal ouvert « {line} » depuis {n} jour.',
      'Aucun message du canal ouvert « {line} » depuis {n} jours.',
    ),
    checkChannel: 'Si des clients y écrivent, vérifiez dans le portail comment le canal est connecté.',
  },
  tr: {
    nothing: 'Hiçbir karar verilmedi.',
    bound: forms('{n} sohbet müşterisiyle birleştirildi.', '{n} sohbet müşterileriyle birleştirildi.'),
    created: forms('{n} yeni kart oluşturuldu.', '{n} yeni kart oluşturuldu.'),
    rebound: forms('{n} sohbet başka bir karta taşındı.', '{n} sohbet başka kartlara taşındı.'),
    undone: forms('{n} karar geri alındı.', '{n} karar geri alındı.'),
    wrong: forms('{n} karar yanlış bulundu.', '{n} karar yanlış bulundu.'),
    open: forms('{n} öneri yanıt bekliyor.', '{n} öneri yanıt bekliyor.'),
    standsStill: 'Portalın olayları işlenmiyor.',
    waiting: forms('{n} olay bekliyor.', '{n} olay bekliyor.'),
    hours: forms('En eskisi {n} saattir bekliyor.', 'En eskisi {n} saattir bekliyor.'),
    seeHealth: 'Hiçbir şey kaybolmaz. Nedenini uygulamanın “Durum” sayfası gösterir.',
    silent: forms(
      '“{line}” açık kanalından {n} gündür mesaj gelmiyor.',
      '“{line}” açık kanalından {n} gündür mesaj gelmiyor.',
    ),
    checkChannel: 'Müşteriler oraya yazıyorsa kanalın portaldaki bağlantısını kontrol edin.',
  },
};
