import type { ReasonCode, Reason } from '../../../src/domain/reason.ts';
import { localize, contractArticles, refNames, type LocalizedText } from './localized-text.ts';

type Code =
  | ReasonCode
  // Reasons of an undo for parts that were not reverted.
  | 'changedSince'
  | 'itemGone'
  | 'mergeIsFinal'
  | 'createdKept'
  | 'refused';

/** `{refs}`, `{id}` and `{value}` are replaced by the reason's data. */
const sentences: Readonly<Record<Code, LocalizedText>> = {
  trackerOff: {
    en: 'Chat Tracker is switched off for this line.',
    es: 'Chat Tracker está desactivado en esta línea.',
  },
  identifierBlocked: {
    en: '{id} is blocked: it never identifies anybody.',
    es: '{id} está bloqueado: nunca identifica a nadie.',
  },
  groupChat: {
    en: 'Several people write in this chat, so it is nobody’s alone.',
    es: 'En este chat escriben varias personas: no es de una sola.',
  },
  otherWriter: {
    en: 'Somebody else wrote in this chat of the channel too. This chat stays where it is; undo, if it is the same customer.',
    es: 'En este chat del canal escribió también otra persona. Este chat se queda donde está; deshaga esta decisión si es el mismo cliente.',
  },
  chatUnknown: {
    en: 'The portal does not know this chat, or does not show it to the application, so nothing was changed.',
    es: 'El portal no conoce este chat o no lo muestra a la aplicación, así que no se cambió nada.',
  },
  notSamePerson: {
    en: 'A person said before that {refs} is somebody else.',
    es: 'Alguien ya indicó que {refs} es otra persona.',
  },
  alreadyBound: {
    en: 'This chat already belongs to {refs}; it stays there, whatever is written.',
    es: 'Este chat ya pertenece a {refs} y ahí se queda, se escriba lo que se escriba.',
  },
  identifierAdded: {
    en: '{id} was new, and nobody else in the CRM has it.',
    es: '{id} era nuevo y nadie más lo tiene en el CRM.',
  },
  identifierOfAnother: {
    en: '{id} belongs to somebody else: it is not written here, a person should look.',
    es: '{id} es de otra persona: no se escribe aquí, alguien debería mirarlo.',
  },
  phoneRemembered: {
    en: 'The customer of {refs} gave {id} before, and Chat Tracker remembers it.',
    es: 'El cliente de {refs} ya dio {id}, y Chat Tracker lo recuerda.',
  },
  customerGone: {
    en: 'The customer of this chat is gone from the CRM, so it was decided afresh.',
    es: 'El cliente de este chat ya no está en el CRM; se decidió de nuevo.',
  },
  cardReplaced: {
    en: '{refs} is closed or gone, so another card took its place.',
    es: '{refs} está cerrado o ya no existe; otra ficha ocupa su lugar.',
  },
  portalLinked: {
    en: 'The portal itself had linked this chat to {refs}.',
    es: 'El propio portal había vinculado este chat con {refs}.',
  },
  foundByPhone: {
    en: 'The phone number is the one of {refs} in the CRM.',
    es: 'El teléfono es el de {refs} en el CRM.',
  },
  foundByEmail: {
    en: 'The e-mail address is the one of {refs} in the CRM.',
    es: 'El correo es el de {refs} en el CRM.',
  },
  severalFound: { en: 'There is also {refs} with it.', es: 'También lo tiene {refs}.' },
  openDealDecides: {
    en: 'The one with the open deal changed last was taken.',
    es: 'Se tomó el de la negociación abierta modificada más tarde.',
  },
  lastChangedDecides: {
    en: 'The one changed last was taken.',
    es: 'Se tomó el modificado más tarde.',
  },
  lowestIdDecides: { en: 'The oldest one was taken.', es: 'Se tomó el más antiguo.' },
  phoneDecides: {
    en: 'Phone and e-mail lead to different customers: the phone decides, nothing of {refs} is written.',
    es: 'Teléfono y correo llevan a clientes distintos: decide el teléfono, no se escribe nada de {refs}.',
  },
  ownCompanyIdentifier: {
    en: 'Belongs to one of your own companies: it identifies nobody.',
    es: 'Es de una de sus propias empresas: no identifica a nadie.',
  },
  sharedIdentifier: {
    en: 'Several customers have {id}: it identifies nobody.',
    es: 'Varios clientes tienen {id}: no identifica a nadie.',
  },
  otherName: {
    en: 'The name in this chat is another one than that of {refs}: only suggested.',
    es: 'El nombre en este chat no es el de {refs}: solo se sugiere.',
  },
  otherPhone: {
    en: '{refs} has another phone than the one given here: only suggested.',
    es: '{refs} tiene otro teléfono, no el que se dio aquí: solo se sugiere.',
  },
  roleMailbox: {
    en: '{id} is a mailbox that several people read: it only suggests {refs}.',
    es: '{id} es un buzón que leen varias personas: solo sugiere {refs}.',
  },
  otherExtension: {
    en: '{id} is a switchboard: without the extension of {refs} it only suggests.',
    es: '{id} es una centralita: sin la extensión de {refs} solo se sugiere.',
  },
  nobodyFound: {
    en: 'Nobody else in the CRM has it.',
    es: 'Nadie más lo tiene en el CRM.',
  },
  ownItemKept: {
    en: '{refs}, which the portal made for this chat, is the card.',
    es: '{refs}, que el portal creó para este chat, es la ficha.',
  },
  ownItemTagged: {
    en: 'What the portal made for this chat stays open, with a tag in its title: {refs}.',
    es: 'Lo que el portal creó para este chat sigue abierto, con una marca en el título: {refs}.',
  },
  ownItemAbsorbed: {
    en: '{refs}, which the portal had made for this chat, held nothing else and is not needed any more.',
    es: '{refs}, que el portal había creado para este chat, no contenía nada más y ya no hace falta.',
  },
  ownItemHasData: {
    en: '{refs}, which the portal made for this chat, holds more than this chat: a person should decide.',
    es: '{refs}, que el portal creó para este chat, contiene algo más: debería decidir una persona.',
  },
  mergeRefused: {
    en: 'The portal refused to merge the cards ({value}).',
    es: 'El portal no quiso fusionar las fichas ({value}).',
  },
  itemCreated: {
    en: 'The chat had no card, so one was made as the line makes them.',
    es: 'El chat no tenía ficha; se creó una como las crea la línea.',
  },
  onlyRemembered: {
    en: 'The line makes no cards, so the number is only remembered.',
    es: 'La línea no crea fichas; el número solo se recuerda.',
  },
  noIdentifier: { en: 'There was no phone and no e-mail.', es: 'No había teléfono ni correo.' },
  ambiguousNumber: {
    en: '{id} may be a number of several countries: it identifies nobody.',
    es: '{id} puede ser de varios países: no identifica a nadie.',
  },
  thirdParty: {
    en: 'The customer says that {id} is somebody else’s number.',
    es: 'El cliente dice que {id} es de otra persona.',
  },
  unclearOwner: {
    en: 'It is not clear whether {id} is the customer’s own number: it identifies nobody.',
    es: 'No está claro que {id} sea del propio cliente: no identifica a nadie.',
  },
  numberCorrected: {
    en: 'The customer corrected a number that this chat gave before: it is {id}.',
    es: 'El cliente corrigió un número que dio antes en este chat: es {id}.',
  },
  askedForReference: {
    en: '{id} answers a question about an order or another number: it identifies nobody.',
    es: '{id} responde a una pregunta por un pedido u otro número: no identifica a nadie.',
  },
  askedForOther: {
    en: '{id} answers a question about another person: it identifies nobody.',
    es: '{id} responde a una pregunta por otra persona: no identifica a nadie.',
  },
  toBeConfirmed: {
    en: 'The line only suggests: a person has to confirm it.',
    es: 'La línea solo sugiere: una persona tiene que confirmarlo.',
  },
  sentByPerson: {
    en: 'A person said that this chat belongs to {refs}.',
    es: 'Una persona indicó que este chat es de {refs}.',
  },
  mergedByPerson: { en: 'A person had {refs} merged.', es: 'Una persona hizo fusionar {refs}.' },
  firstPhoneChanged: {
    en: 'A person set the first phone to {id}.',
    es: 'Una persona cambió el primer teléfono a {id}.',
  },
  firstPhoneRemoved: {
    en: 'A person removed the first phone {id}.',
    es: 'Una persona quitó el primer teléfono {id}.',
  },
  blockedByPerson: {
    en: 'A person blocked {id}: it identifies nobody.',
    es: 'Una persona bloqueó {id}: no identifica a nadie.',
  },
  unblockedByPerson: {
    en: 'A person unblocked {id}.',
    es: 'Una persona desbloqueó {id}.',
  },
  reportedByPerson: {
    en: 'An employee says that this chat is not of {refs}.',
    es: 'Un empleado dice que este chat no es de {refs}.',
  },
  changedSince: {
    en: 'Somebody changed {refs} since: that part was left alone.',
    es: 'Alguien cambió {refs} después: esa parte se dejó como está.',
  },
  itemGone: { en: '{refs} is gone: nothing to take back.', es: '{refs} ya no existe: nada que deshacer.' },
  mergeIsFinal: {
    en: 'The portal cannot take a merge back.',
    es: 'El portal no puede deshacer una fusión.',
  },
  createdKept: {
    en: 'Somebody works with {refs} since: it was kept.',
    es: 'Alguien ya trabaja con {refs}: se conservó.',
  },
  refused: { en: 'The portal refused a part ({value}).', es: 'El portal rechazó una parte ({value}).' },
};

/** A reason as a sentence; unknown codes are shown as they are. */
export function reasonText(reason: Reason): LocalizedText {
  const { code, refs = [], identifier = '', value = '' } = reason;
  const sentence = isKnown(code) ? sentences[code] : { en: code, es: code };
  return localize((language) => {
    const filled = sentence[language]
      .replace('{refs}', refNames(language, refs))
      .replace('{id}', identifier)
      .replace('{value}', String(value));
    // An e-mail address at the beginning is not capitalised.
    const capitalised = sentence[language].startsWith('{id}')
      ? filled
      : filled.charAt(0).toUpperCase() + filled.slice(1);
    return contractArticles(language, capitalised);
  });
}

function isKnown(code: string): code is Code {
  return Object.hasOwn(sentences, code);
}
